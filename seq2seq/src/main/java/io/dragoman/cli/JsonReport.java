package io.dragoman.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dragoman.evaluation.Digits;
import io.dragoman.evaluation.Score;
import io.dragoman.evaluation.Signature;
import io.dragoman.evaluation.SufficientStatistics;
import io.dragoman.evaluation.significance.TestResult;
import java.io.PrintStream;
import java.util.List;

/**
 * JSON with sacreBLEU's keys: an object for a metric, a list of them for several; a list of objects
 * for several systems; one object a line for sentences.
 */
final class JsonReport implements EvaluationReport {
  private final ObjectMapper mapper = new ObjectMapper();
  private final PrintStream out;
  private final List<Signature> signatures;
  private final int width;

  JsonReport(PrintStream out, List<Signature> signatures, int width) {
    this.out = out;
    this.signatures = signatures;
    this.width = width;
  }

  @Override
  public void system(String name, List<TestResult> results) {
    ArrayNode list = mapper.createArrayNode();
    for (int k = 0; k < results.size(); k++) {
      list.add(metric(results.get(k), signatures.get(k)));
    }
    pretty(list.size() == 1 ? list.get(0) : list);
  }

  @Override
  public void systems(List<String> names, List<List<TestResult>> results, String comparison) {
    ArrayNode list = mapper.createArrayNode();
    for (int i = 0; i < names.size(); i++) {
      ObjectNode system = list.addObject().put("system", names.get(i));
      for (int k = 0; k < signatures.size(); k++) {
        TestResult result = results.get(i).get(k);
        ObjectNode metric = system.putObject(result.score().name());
        metric.put("score", result.score().score());
        result
            .pValue()
            .ifPresentOrElse(p -> metric.put("p_value", p), () -> metric.putNull("p_value"));
        result
            .interval()
            .ifPresent(each -> metric.put("mean", each.mean()).put("ci", each.halfWidth()));
        metric.put("signature", signatures.get(k).toString());
      }
    }
    pretty(list);
  }

  @Override
  public void sentences(List<SufficientStatistics> statistics) {
    for (int i = 0; i < statistics.get(0).lines(); i++) {
      ObjectNode line = mapper.createObjectNode().put("line", i + 1);
      for (SufficientStatistics each : statistics) {
        Score score = each.score(i);
        line.put(score.name(), rounded(score.score()));
      }
      out.println(line);
    }
  }

  private ObjectNode metric(TestResult result, Signature signature) {
    Score score = result.score();
    ObjectNode node =
        mapper
            .createObjectNode()
            .put("name", score.name())
            .put("score", rounded(score.score()))
            .put("signature", signature.toString());
    result
        .interval()
        .ifPresent(
            each ->
                node.put("confidence_mean", rounded(each.mean()))
                    .put("confidence_var", rounded(each.halfWidth()))
                    .put("confidence", "μ = " + ScoreText.interval(each, width, " ± ")));
    if (!score.details().isEmpty()) {
      node.put("verbose_score", score.details());
    }
    signature.fields().forEach(node::put);
    return node;
  }

  private double rounded(double value) {
    return Double.parseDouble(Digits.of(value, width));
  }

  private void pretty(JsonNode node) {
    out.println(PrettyJson.of(node));
  }
}
