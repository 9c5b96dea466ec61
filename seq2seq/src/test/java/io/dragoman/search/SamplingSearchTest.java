package io.dragoman.search;

import static io.dragoman.search.TableScorer.SPECIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.model.EncoderDecoder;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingSearchTest {
  private static final int SAMPLES = 20_000;
  private static final double[] WORDS = {0.05, 0.4, 0.3, 0.15, 0.08, 0.02}; // </s> 4 5 6 7 8
  private static final EncoderDecoder MODEL = ModelSearchTest.model("gru", 20, 1.5f);

  private static SearchOptions options(Sampling rule, int samples, long seed) {
    return SearchOptions.ofBeam(samples)
        .withNBest(samples)
        .withMethod(new SearchMethod.Drawn(rule, seed));
  }

  private static Searcher searcher(SearchOptions options) {
    return Searcher.create(new ModelScorer(MODEL, new ScalarKernels()), SPECIAL, options);
  }

  /** How often each of the words is drawn as the first one, {@code </s>} first. */
  private static double[] frequencies(SearchOptions options) {
    TableScorer scorer = new TableScorer(9);
    double eos = WORDS[0];
    scorer.after(List.of(), eos, Arrays.copyOfRange(WORDS, 1, 6));
    for (int id = 4; id <= 8; id++) {
      scorer.after(List.of(id), 1);
    }
    List<Hypothesis> drawn =
        Searcher.create(scorer, SPECIAL, options).search(new int[][] {{7, 8, 2}}).get(0);
    assertThat(drawn).hasSize(SAMPLES);
    double[] counts = new double[6];
    for (Hypothesis each : drawn) {
      counts[each.ids().length == 0 ? 0 : each.ids()[0] - 3]++;
    }
    return counts;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "full | 0.05 0.4 0.3 0.15 0.08 0.02",
        "temperature=0.5 | 0.0025 0.16 0.09 0.0225 0.0064 0.0004",
        "temperature=2 | 0.2236 0.6325 0.5477 0.3873 0.2828 0.1414",
        "top-k=2 | 0 0.4 0.3 0 0 0",
        "top-k=1 | 0 1 0 0 0 0",
        "top-k=99 | 0.05 0.4 0.3 0.15 0.08 0.02",
        "nucleus=0.71 | 0 0.4 0.3 0.15 0 0",
        "nucleus=0.69 | 0 0.4 0.3 0 0 0",
        "nucleus=0.1 | 0 1 0 0 0 0",
        "nucleus=1 | 0.05 0.4 0.3 0.15 0.08 0.02",
        "epsilon=0.1 | 0 0.4 0.3 0.15 0 0",
        "epsilon=0.06 | 0 0.4 0.3 0.15 0.08 0",
        "epsilon=0.9 | 0 1 0 0 0 0",
        "top-k=3,nucleus=0.8 | 0 0.4 0.3 0 0 0", // 0.7 of 0.85 is enough
        "nucleus=0.8,epsilon=0.2 | 0 0.4 0.3 0 0 0",
        "nucleus=0.6,epsilon=0.1 | 0 0.4 0.3 0 0 0",
        "temperature=0.5,epsilon=0.1 | 0 0.16 0.09 0 0 0", // 0.0225 is 0.08 of all
      })
  void words_are_drawn_as_often_as_their_probability_says(String rule, String probabilities) {
    double[] expected =
        Arrays.stream(probabilities.split(" ")).mapToDouble(Double::parseDouble).toArray();
    double sum = Arrays.stream(expected).sum();
    double[] counts = frequencies(options(Sampling.parse(rule), SAMPLES, 1));
    double chiSquare = 0;
    for (int i = 0; i < 6; i++) {
      double mean = SAMPLES * expected[i] / sum;
      if (mean == 0) {
        assertThat(counts[i]).as("word " + i).isZero();
      } else {
        chiSquare += (counts[i] - mean) * (counts[i] - mean) / mean;
      }
    }
    assertThat(chiSquare).as("99.9 % of 5 degrees of freedom").isLessThan(20.5);
  }

  @Test
  void scores_are_the_model_s_own_whatever_the_rule() {
    Sampling cold = Sampling.parse("temperature=0.3,top-k=2");
    List<Hypothesis> drawn = searcher(options(cold, 5, 3)).search(sources(1, 2)).get(0);
    for (Hypothesis each : drawn) {
      SentenceConstraints same = SentenceConstraints.NONE.withPrefix(ended(each));
      Hypothesis scored =
          searcher(SearchOptions.ofBeam(2).withMaxLength(0, 99))
              .search(sources(1, 2), List.of(same))
              .get(0)
              .get(0);
      assertThat(each.finished()).isTrue();
      assertThat(scored.logProbability()).isCloseTo(each.logProbability(), within(1e-9));
    }
  }

  private static IntList ended(Hypothesis hypothesis) {
    IntList ids = new IntArrayList(hypothesis.ids());
    ids.add(SPECIAL.eos());
    return ids;
  }

  private static int[][] sources(int count, long seed) {
    return ModelSearchTest.sources(count, seed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "top-k=5", "nucleus=0.9,temperature=1.3"})
  void samples_do_not_depend_on_the_batch_or_how_many_are_drawn(String rule) {
    Sampling sampling = Sampling.parse(rule);
    int[][] sources = sources(150, 4); // more than are drawn at a time
    List<List<Hypothesis>> together = searcher(options(sampling, 4, 9)).search(sources);
    Searcher one = searcher(options(sampling, 4, 9));
    Searcher fewer = searcher(options(sampling, 2, 9));
    for (int i = 149; i >= 0; i--) {
      int[][] alone = {sources[i]};
      List<Hypothesis> expected = together.get(i);
      assertThat(ModelSearchTest.text(one.search(alone)))
          .isEqualTo(ModelSearchTest.text(List.of(expected)));
      assertThat(ModelSearchTest.text(fewer.search(alone)))
          .isEqualTo(ModelSearchTest.text(List.of(expected.subList(0, 2))));
    }
  }

  @Test
  void samples_of_a_sentence_differ_and_so_do_those_of_another_seed() {
    int[][] sources = sources(10, 5);
    List<List<Hypothesis>> one = searcher(options(Sampling.FULL, 8, 1)).search(sources);
    List<List<Hypothesis>> two = searcher(options(Sampling.FULL, 8, 2)).search(sources);
    for (int i = 0; i < 10; i++) {
      assertThat(distinct(one.get(i))).isGreaterThan(4);
      assertThat(ModelSearchTest.text(List.of(one.get(i))))
          .isNotEqualTo(ModelSearchTest.text(List.of(two.get(i))));
    }
  }

  private static long distinct(List<Hypothesis> samples) {
    return samples.stream().map(each -> Arrays.toString(each.ids())).distinct().count();
  }

  @Test
  void whole_sentences_come_as_often_as_their_probability_says() {
    TableScorer scorer =
        new TableScorer(6)
            .after(List.of(), 0.1, 0.6, 0.3)
            .after(List.of(4), 0.5, 0.2, 0.3)
            .after(List.of(5), 0.25, 0.7, 0.05);
    for (int first = 4; first <= 5; first++) {
      for (int second = 4; second <= 5; second++) {
        scorer.after(List.of(first, second), 1);
      }
    }
    Map<String, Double> counts = new HashMap<>();
    Map<String, Double> means = new HashMap<>();
    Searcher searcher = Searcher.create(scorer, SPECIAL, options(Sampling.FULL, SAMPLES, 8));
    for (Hypothesis each : searcher.search(new int[][] {{7, 2}}).get(0)) {
      String words = Arrays.toString(each.ids());
      counts.merge(words, 1.0, Double::sum);
      means.put(words, SAMPLES * Math.exp(each.logProbability()));
    }
    assertThat(means).hasSize(7);
    assertThat(means.values().stream().mapToDouble(each -> each).sum())
        .isCloseTo(SAMPLES, within(0.1));
    double chiSquare =
        means.keySet().stream()
            .mapToDouble(each -> Math.pow(counts.get(each) - means.get(each), 2) / means.get(each))
            .sum();
    assertThat(chiSquare).as("99.9 % of 6 degrees of freedom").isLessThan(22.5);
  }

  @Test
  void prefixes_limits_and_forbidden_phrases_hold() {
    int[][] sources = sources(20, 6);
    SentenceConstraints constraints =
        new SentenceConstraints(
            IntArrayList.of(5, 9, -2),
            List.of(),
            List.of(IntArrayList.of(6), IntArrayList.of(7, 8)));
    SearchOptions options =
        options(Sampling.FULL, 5, 1)
            .withLimits(new LengthLimits(0, 4, 0, 9))
            .withBlocking(Blocking.NONE.withNgram(1, IntArrayList.of(10)));
    for (List<Hypothesis> samples :
        searcher(options).search(sources, Collections.nCopies(20, constraints))) {
      for (Hypothesis each : samples) {
        List<Integer> ids = new ArrayList<>(IntArrayList.wrap(each.ids()));
        assertThat(ids).startsWith(5, 9, -2).doesNotContain(6).doesNotContainSequence(7, 8);
        assertThat(ids.size()).isBetween(4, 12);
        ids.removeAll(List.of(10));
        assertThat(ids).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void required_phrases_are_refused() {
    SentenceConstraints constraints =
        new SentenceConstraints(IntArrayList.of(), List.of(IntArrayList.of(4)), List.of());
    Searcher searcher = searcher(options(Sampling.FULL, 1, 1));
    assertThatThrownBy(() -> searcher.search(sources(1, 1), List.of(constraints)))
        .hasMessage("phrases cannot be required of translations that are drawn: use beam search");
  }

  @Test
  void a_deadline_cuts_what_is_not_finished() {
    long[] now = {0};
    Deadline deadline = new Deadline(java.time.Duration.ofNanos(10), () -> now[0] += 4);
    List<Hypothesis> found =
        searcher(options(Sampling.FULL, 50, 1).withDeadline(deadline)).search(sources(1, 2)).get(0);
    assertThat(found).hasSize(50).allMatch(each -> each.ids().length <= 3);
    assertThat(found).anyMatch(Hypothesis::cut).allMatch(each -> each.cut() || each.finished());
  }

  @Test
  void scores_that_are_not_numbers_are_reported() {
    TableScorer scorer = new TableScorer(6).afterAll(List.of(), new double[6]);
    Searcher searcher = Searcher.create(scorer, SPECIAL, options(Sampling.FULL, 1, 1));
    assertThatThrownBy(() -> searcher.search(sources(1, 1)))
        .hasMessageContaining("no word 1 has a score that is a number");
  }

  @Test
  void rules_are_read() {
    assertThat(Sampling.parse("full")).isEqualTo(Sampling.FULL);
    assertThat(Sampling.parse("nucleus=0.9,temperature=0.7"))
        .isEqualTo(new Sampling(0.7, 0, 0.9, 0));
    assertThat(Sampling.parse("top-k=10,epsilon=1e-3")).isEqualTo(new Sampling(1, 10, 1, 0.001));
    for (String text : List.of("", "half", "top-k", "top-k=x", "top-k=1=2", "full,top-k=2")) {
      assertThatThrownBy(() -> Sampling.parse(text))
          .hasMessage(
              "sampling '%s': must be full, or one or more of temperature=T, top-k=K, nucleus=P,"
                  + " epsilon=E with commas between",
              text);
    }
    assertThatThrownBy(() -> Sampling.parse("temperature=0"))
        .hasMessage("search options: temperature is 0.0: must be above 0");
    assertThatThrownBy(() -> Sampling.parse("nucleus=1.1"))
        .hasMessage("search options: nucleus is 1.1: must be above 0 up to 1");
    assertThatThrownBy(() -> Sampling.parse("top-k=0"))
        .hasMessage("search options: topK is 0: must be at least 1");
    assertThatThrownBy(() -> Sampling.parse("epsilon=1"))
        .hasMessage("search options: epsilon is 1.0: must be from 0 to below 1");
  }
}
