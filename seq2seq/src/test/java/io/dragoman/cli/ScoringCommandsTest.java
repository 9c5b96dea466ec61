package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ObjectArrays;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ensembles, and scores of translations that are given. */
class ScoringCommandsTest {
  @TempDir static Path folder;

  private static TinyProject project;

  @BeforeAll
  static void train() {
    project = TinyProject.in(folder);
    train("a", "training.max-epochs=8");
    train("b", "training.max-epochs=6", "training.seed=2", "model.decoder.cell=lstm");
    train("other", "training.max-epochs=1", "data.target-vocabulary-size=5");
    train("backward", "training.max-epochs=1", "data.target-direction=right-to-left");
  }

  /** Validates and saves once. */
  private static void train(String name, String... settings) {
    String[] seldom = {"training.validate-every=99u", "training.checkpoint-every=99u"};
    CommandLineRun run = project.train(name, ObjectArrays.concat(seldom, settings, String.class));
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static CommandLineRun run(String command, Object... more) {
    return CommandLineRun.of(ObjectArrays.concat(new Object[] {command}, more, Object.class));
  }

  private static CommandLineRun translate(String models, Object... more) {
    boolean listed = List.of(more).contains("--n-best");
    Object[] arguments = {"--model", models, "--input", project.file("test.en")};
    arguments =
        listed
            ? arguments
            : ObjectArrays.concat(arguments, new Object[] {"--n-best", "3"}, Object.class);
    return run("translate", ObjectArrays.concat(arguments, more, Object.class));
  }

  private static CommandLineRun score(String models, Object... more) {
    Object[] arguments = {
      "--model", models, "--source", project.file("test.en"), "--target", project.file("test.de")
    };
    return run("score", ObjectArrays.concat(arguments, more, Object.class));
  }

  private static String models(String... names) {
    List<String> files = new ArrayList<>();
    for (String name : names) {
      files.add(project.file(name).toString());
    }
    return String.join(",", files);
  }

  @ParameterizedTest
  @ValueSource(strings = {"probability", "log-probability"})
  void an_ensemble_of_one_model_is_the_model(String mean) {
    CommandLineRun alone = translate(models("a"));
    assertThat(alone.code()).as(alone.err()).isZero();
    assertThat(alone.lines()).hasSize(30);
    assertThat(translate(models("a"), "--ensemble", mean, "--weights", "3").out())
        .isEqualTo(alone.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"probability", "log-probability"})
  void an_ensemble_translates_the_same_in_every_batch(String mean) {
    CommandLineRun run =
        translate(models("a", "b"), "--ensemble", mean, "--batch", "1", "--threads", "1");
    assertThat(run.code()).as(run.err()).isZero();
    CommandLineRun other =
        run(
            "translate",
            "--model",
            project.file("a"),
            "--model",
            project.file("b"),
            "--input",
            project.file("test.en"),
            "--n-best",
            "3",
            "--ensemble",
            mean,
            "--batch",
            "7",
            "--threads",
            "2");
    assertThat(other.out()).isEqualTo(run.out());
    assertThat(run.out()).isNotEqualTo(translate(models("a")).out());
  }

  @Test
  void log_probabilities_of_an_ensemble_are_weighted_means_of_sentences() {
    List<String> a = score(models("a")).lines();
    List<String> b = score(models("b")).lines();
    List<String> both =
        score(models("a", "b"), "--ensemble", "log-probability", "--weights", "3,1").lines();
    assertThat(both).hasSize(10);
    for (int i = 0; i < 10; i++) {
      double expected = 0.75 * Double.parseDouble(a.get(i)) + 0.25 * Double.parseDouble(b.get(i));
      assertThat(Double.parseDouble(both.get(i))).isCloseTo(expected, within(1e-4));
    }
  }

  @Test
  void models_that_do_not_go_together_are_refused() {
    CommandLineRun vocabulary = translate(models("a", "other"));
    assertThat(vocabulary.code()).isEqualTo(1);
    assertThat(vocabulary.err())
        .matches(
            "dragoman: \\S+other: its target vocabulary is not that of \\S+a: 9 tokens not 12,"
                + " id 9 is missing not '\\S+', 3 ids differ: train both with one vocabulary"
                + " \\(train --target-vocabulary\\)\n");
    CommandLineRun direction = translate(models("a", "backward"));
    assertThat(direction.code()).isEqualTo(1);
    assertThat(direction.err())
        .endsWith(
            "backward: writes translations the other way than "
                + project.file("a")
                + ": rescore with it instead (translate --rescore)\n");
  }

  @Test
  void wrong_weights_are_misuse() {
    CommandLineRun count = translate(models("a", "b"), "--weights", "1");
    assertThat(count.code()).isEqualTo(2);
    assertThat(count.err())
        .startsWith("dragoman: --weights has 1 numbers for 2 models: give one for each");
    CommandLineRun negative = translate(models("a", "b"), "--weights", "1,-1");
    assertThat(negative.code()).isEqualTo(2);
    assertThat(negative.err()).startsWith("dragoman: --weights has -1.0: must be above 0");
    CommandLineRun mean = translate(models("a", "b"), "--ensemble", "median");
    assertThat(mean.code()).isEqualTo(2);
    assertThat(mean.err()).contains("probability, log-probability");
  }

  @Test
  void found_translations_get_the_scores_of_the_search() {
    List<String> found = translate(models("a", "b"), "--length-penalty", "0").lines();
    List<String> sources = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    List<String> lines = project.read("test.en").lines().toList();
    for (String line : found) {
      String[] fields = line.split(" \\|\\|\\| ");
      sources.add(lines.get(Integer.parseInt(fields[0])));
      targets.add(fields[1]);
      expected.add(fields[2]);
    }
    CommandLineRun run =
        run(
            "score",
            "--model",
            models("a", "b"),
            "--source",
            project.write("found.en", sources),
            "--target",
            project.write("found.de", targets),
            "--batch",
            "7");
    assertThat(run.lines()).hasSize(30);
    long same = 0; // but for a text that is cut into other pieces than those it was made of
    for (int i = 0; i < 30; i++) {
      same += run.lines().get(i).equals(expected.get(i)) ? 1 : 0;
    }
    assertThat(same).isGreaterThanOrEqualTo(27);
  }

  @Test
  void scores_do_not_depend_on_batch_and_threads() {
    String alone = score(models("a"), "--tokens", "--batch", "1", "--threads", "1").out();
    assertThat(score(models("a"), "--tokens", "--batch", "64", "--threads", "2").out())
        .isEqualTo(alone);
  }

  @Test
  void the_summary_agrees_with_perplexity() {
    String summary = score(models("a"), "--summary").out();
    CommandLineRun evaluated =
        run(
            "evaluate",
            "--metric",
            "perplexity",
            "--width",
            "4",
            "--score-only",
            "--model",
            project.file("a"),
            "--source",
            project.file("test.en"),
            "--reference",
            project.file("test.de"));
    assertThat(summary).startsWith("sentences 10  tokens ");
    double ppl = Double.parseDouble(summary.replaceAll("(?s).*PPL (\\S+) .*", "$1"));
    assertThat(ppl).isCloseTo(Double.parseDouble(evaluated.lines().get(0)), within(2e-4));
  }

  @Test
  void pieces_and_words_are_told_in_every_format() throws IOException {
    String text = score(models("a"), "--tokens").lines().get(0);
    String[] parts = text.split("\t");
    double sum = 0;
    for (int i = 1; i < parts.length; i++) {
      sum += Double.parseDouble(parts[i].split(" ")[1]);
    }
    assertThat(Double.parseDouble(parts[0])).isCloseTo(sum, within(1e-5));
    assertThat(parts[parts.length - 1]).startsWith("</s> -");

    String mean = score(models("a"), "--normalize").lines().get(0);
    assertThat(Double.parseDouble(mean)).isCloseTo(sum / (parts.length - 1), within(1e-5));

    String[] columns = score(models("a"), "--format", "tsv", "--tokens").lines().get(0).split("\t");
    assertThat(columns).hasSize(7);
    assertThat(columns[0]).isEqualTo("1");
    assertThat(columns[2]).isEqualTo(parts[0]);
    assertThat(columns[3]).isEqualTo(Integer.toString(parts.length - 1));
    assertThat(columns[5].split(" ")).hasSameSizeAs(columns[6].split(" "));

    JsonNode json =
        new ObjectMapper()
            .readTree(
                score(models("a"), "--format", "jsonl", "--tokens", "--words").lines().get(0));
    assertThat(json.get("log_probability").asDouble()).isCloseTo(sum, within(1e-5));
    assertThat(json.get("tokens")).hasSize(parts.length - 1);
    assertThat(json.get("words")).hasSize(parts.length - 2);
    JsonNode word = json.get("words").get(0);
    assertThat(Math.log(word.get("least").asDouble()))
        .isCloseTo(json.get("tokens").get(0).get("log_probability").asDouble(), within(1e-6));
    assertThat(word.get("mean").asDouble()).isEqualTo(word.get("least").asDouble());
    assertThat(json.get("text").asText())
        .isEqualTo(project.read("test.de").lines().toList().get(0));
  }

  @Test
  void an_n_best_list_gets_a_feature_and_keeps_its_lines() {
    Path list = project.write("list", translate(models("a"), "--length-penalty", "0").lines());
    List<String> before = project.read("list").lines().toList();
    CommandLineRun run =
        run(
            "score",
            "--model",
            models("a"),
            "--source",
            project.file("test.en"),
            "--n-best",
            list,
            "--feature",
            "Again");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines()).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      String score = before.get(i).substring(before.get(i).lastIndexOf(' ') + 1);
      assertThat(run.lines().get(i))
          .isEqualTo(
              before
                  .get(i)
                  .replace(" ||| " + score, " ||| Again= %s ||| %s".formatted(score, score)));
    }
  }

  @Test
  void a_weight_orders_translations_anew() {
    Path list = project.write("order", translate(models("a"), "--length-penalty", "0").lines());
    CommandLineRun run =
        run(
            "score",
            "--model",
            models("a"),
            "--source",
            project.file("test.en"),
            "--n-best",
            list,
            "--feature-weight",
            "-2");
    List<String> before = project.read("order").lines().toList();
    assertThat(run.lines()).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i += 3) {
      List<String> texts = new ArrayList<>();
      for (int n = 2; n >= 0; n--) { // the score is turned around
        texts.add(before.get(i + n).split(" \\|\\|\\| ")[1]);
      }
      assertThat(run.lines().subList(i, i + 3))
          .extracting(line -> line.split(" \\|\\|\\| ")[1])
          .isEqualTo(texts);
    }
  }

  @Test
  void an_n_best_list_is_scored_in_reverse() {
    Path list = project.write("reverse", List.of("0 ||| the dog. ||| -1", "1 ||| cat. ||| -2"));
    Path sources = project.write("reverse.de", List.of("der Hund.", "Katze."));
    CommandLineRun run =
        run("score", "--model", models("a"), "--reverse", "--source", sources, "--n-best", list);
    CommandLineRun pairs =
        run(
            "score",
            "--model",
            models("a"),
            "--source",
            project.write("texts.en", List.of("the dog.", "cat.")),
            "--target",
            sources);
    assertThat(run.lines())
        .containsExactly(
            "0 ||| the dog. ||| Model= " + pairs.lines().get(0) + " ||| -1.000000",
            "1 ||| cat. ||| Model= " + pairs.lines().get(1) + " ||| -2.000000");
  }

  @Test
  void an_id_beyond_the_source_is_named() {
    Path list = project.write("beyond", List.of("99 ||| x ||| -1"));
    CommandLineRun run =
        run("score", "--model", models("a"), "--source", project.file("test.en"), "--n-best", list);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "dragoman: "
                + list
                + ": line 1: id 99 but --source has only 10 lines: ids count lines from 0\n");
  }

  @Test
  void right_translations_are_preferred_to_wrong_ones() {
    List<String> wrong = new ArrayList<>(project.read("test.de").lines().toList());
    wrong.replaceAll(line -> "mag mag " + line);
    wrong.set(3, project.read("test.de").lines().toList().get(3));
    CommandLineRun run =
        score(models("a"), "--contrastive", project.write("wrong.de", wrong), "--details");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(11);
    assertThat(run.lines().get(3)).startsWith("equal\t-");
    assertThat(run.lines().get(0)).startsWith("right\t-");
    assertThat(run.lines().get(10)).isEqualTo("accuracy 0.9000  preferred 9 of 10  equal 1");
  }

  @Test
  void files_of_other_lengths_are_refused() {
    CommandLineRun run =
        score(models("a"), "--contrastive", project.write("short.de", List.of("x")));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("test.en has 10 lines, ")
        .contains("test.de 10 and ")
        .endsWith("short.de 1: line n of all three must belong together\n");
  }

  @Test
  void options_that_do_not_go_together_are_misuse() {
    assertThat(run("score", "--model", "x", "--source", "x").err())
        .startsWith("dragoman: give either --target or --n-best");
    assertThat(score("x", "--reverse").err())
        .startsWith("dragoman: --reverse and --feature-weight go with --n-best");
    assertThat(score("x", "--contrastive", "y", "--tokens").code()).isEqualTo(2);
    assertThat(score("x", "--details").code()).isEqualTo(2);
    assertThat(score("x", "--batch", "0").err())
        .startsWith("dragoman: --batch and --threads must be at least 1");
    CommandLineRun feature =
        run("score", "--model", "x", "--source", "x", "--n-best", "x", "--feature", "a b");
    assertThat(feature.err())
        .startsWith("dragoman: --feature 'a b': must be one word without = and |");
  }

  @Test
  void a_beam_is_rescored_by_a_model_that_writes_the_other_way() {
    List<String> plain = translate(models("a"), "--beam", "6", "--n-best", "6").lines();
    CommandLineRun none =
        translate(
            models("a"),
            "--beam",
            "6",
            "--n-best",
            "6",
            "--rescore",
            models("backward"),
            "--rescore-weight",
            "0");
    assertThat(none.lines()).isEqualTo(plain);
    String[] alone = {"--rescore", models("backward", "b"), "--batch", "1", "--threads", "1"};
    String[] batch = {"--rescore", models("backward", "b"), "--batch", "6", "--threads", "2"};
    CommandLineRun run = translate(models("a"), (Object[]) alone);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(30);
    assertThat(translate(models("a"), (Object[]) batch).lines()).isEqualTo(run.lines());
    assertThat(run.lines()).isNotEqualTo(translate(models("a")).lines());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bleu", "chrf"})
  void minimum_bayes_risk_chooses_among_the_beam(String metric) {
    CommandLineRun run =
        run(
            "translate",
            "--model",
            models("a"),
            "--input",
            project.file("test.en"),
            "--beam",
            "6",
            "--mbr",
            metric,
            "--mbr-weights",
            "uniform");
    assertThat(run.code()).as(run.err()).isZero();
    List<String> beam =
        translate(models("a"), "--beam", "6", "--n-best", "6").lines().stream()
            .map(line -> line.split(" \\|\\|\\| ")[1])
            .toList();
    assertThat(run.lines()).hasSize(10);
    assertThat(beam).containsAll(run.lines());
  }

  @Test
  void ways_to_choose_that_do_not_go_together_are_misuse() {
    assertThat(translate("x", "--mbr", "chrf", "--rescore", "y").err())
        .startsWith("dragoman: give either --rescore or --mbr");
    assertThat(translate("x", "--rescore-weight", "1").err())
        .startsWith("dragoman: --rescore-weight has 1 numbers for 0 models: give one for each");
    assertThat(translate("x", "--mbr-weights", "uniform").err())
        .startsWith("dragoman: --mbr-weights goes with --mbr");
    assertThat(translate("x", "--mbr", "ter").code()).isEqualTo(2);
  }
}
