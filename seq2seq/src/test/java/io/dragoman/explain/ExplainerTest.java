package io.dragoman.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.dragoman.explain.Explanation.Choice;
import io.dragoman.explain.Explanation.Fate;
import io.dragoman.explain.Explanation.Loss;
import io.dragoman.explain.Explanation.Node;
import io.dragoman.explain.Explanation.Required;
import io.dragoman.explain.Explanation.Scored;
import io.dragoman.explain.Explanation.Verdict;
import io.dragoman.search.DiverseGroups;
import io.dragoman.search.Ranking;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.SentenceConstraints;
import io.dragoman.search.StepScorer;
import io.dragoman.search.StepScores;
import io.dragoman.search.StopRule;
import io.dragoman.tensor.Tensor;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.translate.Guidance;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final TextCodec CODEC = codec();

  private static TextCodec codec() {
    List<String> tokens = new ArrayList<>(SpecialTokens.ALL);
    tokens.addAll(List.of("a", "b"));
    return new TextCodec(TextTokenizers.create("whitespace"), Vocabulary.of(tokens));
  }

  /** Probabilities of {@code </s>}, a and b behind a beginning; what is not written ends. */
  private static final Map<String, double[]> TABLE =
      Map.of(
          "", new double[] {0.02, 0.6, 0.38},
          "a", new double[] {0.3, 0.3, 0.4},
          "a a", new double[] {0.5, 0.25, 0.25},
          "a b", new double[] {0.5, 0.25, 0.25},
          "b", new double[] {0.9, 0.06, 0.04});

  /** Scores by the table; looks at one source word after the other. */
  private static final class Table implements StepScorer {
    private final double unknown; // the probability of <unk>, whatever comes before
    private List<String> beginnings;
    private int length;

    Table(double unknown) {
      this.unknown = unknown;
    }

    @Override
    public void start(int[][] sources) {
      beginnings = List.of("");
      length = sources[0].length;
    }

    @Override
    public StepScores step(int[] rows, int[] ids, int count) {
      Vocabulary words = CODEC.vocabulary();
      List<String> next = new ArrayList<>();
      Tensor scores = Tensor.zeros(count, words.size());
      scores.fill(Float.NEGATIVE_INFINITY);
      for (int i = 0; i < count; i++) {
        String word = ids[i] == words.bos() ? "" : words.token(ids[i]);
        next.add((beginnings.get(rows[i]) + " " + word).strip());
        double[] probabilities = TABLE.getOrDefault(next.get(i), new double[] {1, 0, 0});
        scores.set(i, words.unk(), (float) Math.log(unknown));
        scores.set(i, words.eos(), (float) Math.log(probabilities[0]));
        scores.set(i, words.id("a"), (float) Math.log(probabilities[1]));
        scores.set(i, words.id("b"), (float) Math.log(probabilities[2]));
      }
      beginnings = next;
      return new StepScores().hold(scores, Tensor.zeros(1, count));
    }

    @Override
    public double lengthRatio(int sentence) {
      return 2;
    }

    @Override
    public float[] attention(int row) {
      float[] weights = new float[length];
      int written = beginnings.get(row).isEmpty() ? 0 : beginnings.get(row).split(" ").length;
      weights[Math.min(written, length - 1)] = 1;
      return weights;
    }
  }

  private static Explanation explain(int beam, double alpha, String reference) {
    return explain(SearchOptions.ofBeam(beam).withLengthPenalty(alpha), reference);
  }

  private static Explanation explain(SearchOptions options, String reference) {
    return explain(options, Guidance.NONE, reference);
  }

  private static Explanation explain(SearchOptions options, Guidance guidance, String reference) {
    return new Explainer(new Table(0), CODEC, CODEC, options)
        .explain(7, "a b", List.of("a", "b"), guidance, Optional.ofNullable(reference));
  }

  @Test
  void the_search_is_told_with_what_it_left() {
    Explanation told = explain(2, 0, null);
    assertThat(told.line()).isEqualTo(7);
    assertThat(told.sourceTokens()).containsExactly("a", "b", "</s>");
    assertThat(told.nBest()).extracting(Scored::text).containsExactly("b", "a b");
    assertThat(told.attention()).isDeepEqualTo(new float[][] {{1, 0, 0}, {0, 1, 0}});
    List<Node> first = told.lattice().stream().filter(node -> node.time() == 0).toList();
    assertThat(first).extracting(Node::word).containsExactly("a", "b", "</s>");
    assertThat(first).extracting(Node::fate).containsExactly(Fate.KEPT, Fate.KEPT, Fate.FELL);
    assertThat(first).extracting(Node::best).containsExactly(false, true, false);
    assertThat(first.get(1).logProbability()).isCloseTo(Math.log(0.38), within(1e-6));
    List<Node> second = told.lattice().stream().filter(node -> node.time() == 1).toList();
    assertThat(second.get(0).fate()).isEqualTo(Fate.FINISHED);
    assertThat(second.get(0).from()).isEqualTo(told.lattice().indexOf(first.get(1)));
    assertThat(second.get(0).best()).isTrue();
    assertThat(told.reference()).isEmpty();
  }

  @Test
  void every_node_adds_its_word_to_the_one_before() {
    for (Node node : explain(3, 1, "a b").lattice()) {
      double before =
          node.from() < 0 ? 0 : explain(3, 1, "a b").lattice().get(node.from()).logProbability();
      assertThat(node.logProbability()).isCloseTo(before + node.wordLogProbability(), within(1e-6));
    }
  }

  @Test
  void words_come_with_what_else_could_have_been_there() {
    Explanation told = explain(2, 0, null);
    assertThat(told.choices()).hasSize(2);
    assertThat(told.choices().get(0)).extracting(Choice::word).startsWith("a", "b", "</s>");
    assertThat(told.choices().get(1)).extracting(Choice::word).startsWith("</s>", "a", "b");
    assertThat(told.nBest().get(0).words()).containsExactly("b", "</s>");
    assertThat(told.nBest().get(0).wordLogProbabilities().get(1))
        .isCloseTo(Math.log(0.9), within(1e-6));
  }

  @Test
  void scores_are_log_probabilities_over_a_power_of_the_length() {
    Scored best = explain(2, 0.5, null).nBest().get(0);
    assertThat(best.divisor()).isCloseTo(Math.sqrt(best.words().size()), within(1e-12));
    assertThat(best.score()).isEqualTo(best.logProbability() / best.divisor());
  }

  @Test
  void what_words_lengths_and_coverage_add_is_told_and_adds_up() {
    Ranking ranking = Ranking.MEAN.withLearnedBrevityPenalty(0.5).withWordReward(0.1);
    SearchOptions options =
        SearchOptions.ofBeam(3).withRanking(ranking.withCoveragePenalty(0.01)).withMaxLength(0, 3);
    Explanation told = explain(options, "a b");
    assertThat(told.expected()).contains(2.0 * 3);
    List<Scored> all = new ArrayList<>(told.nBest());
    all.add(told.reference().orElseThrow().forced());
    for (Scored each : all) {
      int n = each.words().size();
      assertThat(each.reward()).isCloseTo(0.1 * (each.finished() ? n - 1 : n), within(1e-9));
      assertThat(each.brevity()).isCloseTo(0.5 * (1 - 6.0 / n), within(1e-9)).isNegative();
      double sum = (each.logProbability() + each.reward()) / each.divisor();
      assertThat(each.score()).isCloseTo(sum + each.brevity() + each.coverage(), within(1e-9));
    }
    assertThat(all).anyMatch(each -> each.coverage() < 0);
    assertThat(explain(3, 1, null).expected()).isEmpty();
    assertThat(explain(3, 1, null).nBest()).allMatch(each -> each.brevity() == 0);
  }

  @Test
  void a_reference_that_is_found_is_the_translation() {
    var reference = explain(2, 0, "b").reference().orElseThrow();
    assertThat(reference.verdict()).isEqualTo(Verdict.SAME);
    assertThat(reference.rank()).isEqualTo(1);
    assertThat(reference.loss()).isEmpty();
    assertThat(reference.unknown()).isEmpty();
  }

  @Test
  void a_reference_that_greedy_search_misses_is_a_search_error_with_the_step() {
    Explanation told = explain(1, 0, "b");
    assertThat(told.nBest().get(0).text()).isEqualTo("a b");
    var reference = told.reference().orElseThrow();
    assertThat(reference.verdict()).isEqualTo(Verdict.SEARCH_ERROR);
    assertThat(reference.rank()).isZero();
    Loss loss = reference.loss().orElseThrow();
    assertThat(loss.time()).isZero();
    assertThat(loss.word()).isEqualTo("b");
    assertThat(loss.betterWords()).isEqualTo(1);
    assertThat(loss.logProbability()).isCloseTo(Math.log(0.38), within(1e-6));
    assertThat(loss.worstKept()).isCloseTo(Math.log(0.6), within(1e-6));
    assertThat(reference.forced().logProbability()).isCloseTo(Math.log(0.342), within(1e-6));
    assertThat(told.lattice().stream().filter(Node::reference)).hasSize(1);
  }

  @Test
  void a_reference_that_the_model_likes_less_is_no_search_error() {
    var reference = explain(2, 0, "a b").reference().orElseThrow();
    assertThat(reference.verdict()).isEqualTo(Verdict.MODEL_PREFERS_OTHER);
    assertThat(reference.forced().words()).containsExactly("a", "b", "</s>");
    assertThat(reference.rank()).isEqualTo(2);
    var lost = explain(2, 0, "a").reference().orElseThrow();
    assertThat(lost.verdict()).isEqualTo(Verdict.MODEL_PREFERS_OTHER);
    assertThat(lost.rank()).isZero();
    assertThat(lost.loss().orElseThrow().word()).isEqualTo("</s>");
  }

  private static IntList ids(String... words) {
    return IntArrayList.wrap(CODEC.vocabulary().ids(List.of(words)));
  }

  private static Guidance guidance(IntList prefix, List<IntList> required, IntList... forbidden) {
    return new Guidance(
        new SentenceConstraints(prefix, required, List.of(forbidden)), List.of(), Map.of());
  }

  @Test
  void a_constrained_search_is_told_with_the_phrase_it_met_and_what_it_pruned() throws IOException {
    SearchOptions options = SearchOptions.ofBeam(2).withLengthPenalty(0).withMaxLength(0, 4);
    assertThat(explain(options, null).nBest().get(0).text()).isEqualTo("b");
    Explanation told = explain(options, guidance(ids(), List.of(ids("a", "b"))), null);
    Scored best = told.nBest().get(0);
    assertThat(best.words()).containsExactly("a", "b", "</s>");
    var constraints = told.constraints().orElseThrow();
    assertThat(constraints.required()).containsExactly(new Required("a b", 0, 2));
    assertThat(constraints.prefix()).isEmpty();
    List<Node> path = told.lattice().stream().filter(Node::best).toList();
    assertThat(path).extracting(Node::word).containsExactly("a", "b", "</s>");
    assertThat(path).extracting(Node::fate).containsExactly(Fate.KEPT, Fate.KEPT, Fate.FINISHED);
    assertThat(told.lattice())
        .as("the end of b, which lacks the phrase")
        .anyMatch(
            node ->
                node.fate() == Fate.FELL
                    && node.word().equals("</s>")
                    && node.from() >= 0
                    && told.lattice().get(node.from()).word().equals("b"));
    JsonNode page = ExplainPageTest.data(ExplainPage.html("page", List.of(told)));
    JsonNode sentence = page.at("/sentences/0");
    assertThat(sentence.at("/constraints/required/0/phrase").asText()).isEqualTo("a b");
    assertThat(sentence.at("/constraints/required/0/place").asInt()).isZero();
    assertThat(sentence.at("/nBest/0/text").asText()).isEqualTo("a b");
    assertThat(sentence.get("lattice"))
        .anyMatch(node -> node.get("fate").asText().equals("FELL"))
        .anyMatch(node -> node.get("best").asBoolean());
  }

  @Test
  void a_prefix_and_forbidden_phrases_are_told_and_kept() {
    SearchOptions options = SearchOptions.ofBeam(2).withLengthPenalty(0).withMaxLength(0, 4);
    Explanation begun = explain(options, guidance(ids("a"), List.of()), "b");
    assertThat(begun.nBest()).extracting(Scored::words).allMatch(each -> each.get(0).equals("a"));
    assertThat(begun.constraints().orElseThrow().prefix()).isEqualTo("a");
    assertThat(begun.lattice().get(0).fate()).isEqualTo(Fate.KEPT);
    assertThat(begun.lattice().stream().filter(each -> each.time() == 0 && each.reference()))
        .extracting(Node::fate)
        .containsExactly(Fate.FELL);
    var reference = begun.reference().orElseThrow();
    assertThat(reference.verdict()).isEqualTo(Verdict.CONSTRAINED);
    assertThat(reference.loss().orElseThrow().word()).isEqualTo("b");
    Explanation without = explain(options, guidance(ids(), List.of(), ids("b")), null);
    assertThat(without.nBest()).noneMatch(each -> each.words().contains("b"));
    assertThat(without.constraints().orElseThrow().forbidden()).containsExactly("b");
    assertThat(without.lattice())
        .filteredOn(each -> each.word().equals("b"))
        .isNotEmpty()
        .allMatch(each -> each.fate() == Fate.FELL);
  }

  @Test
  void words_that_constraints_bring_have_names_though_the_vocabulary_lacks_them() {
    IntList phrase = IntArrayList.of(SentenceConstraints.unknown(0));
    Guidance named =
        new Guidance(
            new SentenceConstraints(ids(), List.of(phrase), List.of()),
            List.of("Dragoman"),
            Map.of());
    SearchOptions options = SearchOptions.ofBeam(2).withMaxLength(0, 4);
    StepScorer table = new Table(0.01);
    Explanation told =
        new Explainer(table, CODEC, CODEC, options)
            .explain(7, "a b", List.of("a", "b"), named, Optional.empty());
    assertThat(told.nBest().get(0).text()).contains("Dragoman");
    assertThat(told.constraints().orElseThrow().required().get(0).phrase()).isEqualTo("Dragoman");
    assertThat(told.lattice()).anyMatch(each -> each.best() && each.word().equals("Dragoman"));
  }

  @Test
  void groups_are_told_apart() {
    SearchOptions options =
        SearchOptions.ofBeam(2)
            .withNBest(2)
            .withLengthPenalty(0)
            .withMaxLength(0, 4)
            .withGroups(new DiverseGroups(2, 1));
    Explanation told = explain(options, "b");
    assertThat(told.groups()).isEqualTo(2);
    List<Node> first =
        told.lattice().stream()
            .filter(each -> each.time() == 0 && each.fate() == Fate.KEPT)
            .toList();
    assertThat(first).extracting(Node::group).containsExactly(0, 1);
    assertThat(first).extracting(Node::word).containsExactly("a", "b");
    for (Node each : told.lattice()) {
      if (each.from() >= 0) {
        assertThat(told.lattice().get(each.from()).group()).isEqualTo(each.group());
      }
    }
    assertThat(told.nBest()).extracting(Scored::text).containsExactly("b", "a b");
    assertThat(told.lattice().stream().filter(Node::best))
        .hasSize(2)
        .allMatch(each -> each.group() == 1);
    assertThat(told.reference().orElseThrow().loss()).as("the second has it").isEmpty();
    assertThat(told.reference().orElseThrow().verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void a_search_that_ends_early_is_told_as_it_was() {
    SearchOptions first = SearchOptions.ofBeam(2).withStop(StopRule.FIRST);
    assertThat(explain(first, null).nBest()).hasSize(1);
    assertThat(explain(first.withStop(StopRule.EXACT), null).nBest()).hasSize(2);
  }

  @Test
  void words_that_the_model_does_not_know_are_named() {
    var reference = explain(2, 0, "a xyz").reference().orElseThrow();
    assertThat(reference.unknown()).containsExactly("xyz");
    assertThat(reference.forced().words()).containsExactly("a", "xyz", "</s>");
    assertThat(reference.forced().logProbability()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(reference.loss().orElseThrow().word()).isEqualTo("xyz");
  }
}
