package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.length.LengthModel;
import io.dragoman.length.LengthModels;
import io.dragoman.model.AttentionConfig;
import io.dragoman.model.DecoderConfig;
import io.dragoman.model.DecoderVariant;
import io.dragoman.model.DropoutConfig;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ModelConfig;
import io.dragoman.nn.ParameterStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSearchTest {
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final int VOCABULARY = 20;
  private static final Kernels KERNELS = new ScalarKernels();

  /** A small model with weights large enough to have opinions. */
  static EncoderDecoder model(String cell, int targetVocabulary, float scale) {
    return model(
        new ModelConfig(
            new EncoderConfig(6, cell, 9, 1, true),
            new DecoderConfig(7, cell, 10, 1, false, "mean", 8),
            new AttentionConfig("additive", 5),
            new DropoutConfig(0.3f, 0.3f, 0.3f)),
        targetVocabulary,
        scale);
  }

  static EncoderDecoder model(ModelConfig config, int targetVocabulary, float scale) {
    EncoderDecoder model = EncoderDecoder.create(config, VOCABULARY, targetVocabulary, 17);
    ParameterStore store = model.parameters();
    store
        .all()
        .forEach(
            parameter -> {
              KERNELS.scale(parameter.value(), scale);
              parameter.changed();
            });
    return model;
  }

  static int[][] sources(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              int[] ids = random.ints(1 + random.nextInt(12), 3, VOCABULARY).toArray();
              ids[ids.length - 1] = SPECIAL.eos();
              return ids;
            })
        .toArray(int[][]::new);
  }

  /** A scorer that expects other lengths of every source. */
  static ModelScorer scorer(EncoderDecoder model, Kernels kernels) {
    LengthModel lengths = LengthModels.opinionated(18);
    return new ModelScorer(model, kernels, Optional.empty(), Optional.of(lengths));
  }

  private static List<List<Hypothesis>> search(
      EncoderDecoder model, SearchOptions options, int[][] sources) {
    return new BeamSearch(scorer(model, KERNELS), SPECIAL, options).search(sources);
  }

  static List<Ranking> rankings() {
    Ranking mean = Ranking.MEAN;
    Ranking half = mean.withNormalization(LengthNormalization.POWER, 0.7);
    Ranking gnmt = mean.withNormalization(LengthNormalization.GNMT, 0.9);
    return List.of(
        mean,
        half,
        gnmt,
        mean.withNormalization(LengthNormalization.POWER, 0),
        half.withWordReward(0.8),
        half.withWordReward(5),
        half.withWordReward(-1),
        gnmt.withBrevityPenalty(1.5, 0.4),
        gnmt.withWordReward(0.3).withBrevityPenalty(0.5, 1),
        gnmt.withLearnedBrevityPenalty(1.5),
        half.withLearnedBrevityPenalty(4),
        mean.withWordReward(0.7).withLearnedBrevityPenalty(1),
        mean.withCoveragePenalty(0.2),
        gnmt.withWordReward(2).withBrevityPenalty(3, 0.2).withCoveragePenalty(1),
        half.withWordReward(-1, true),
        half.withUnfinished(Unfinished.RANKED),
        half.withWordReward(0.8).withUnfinished(Unfinished.RANKED),
        half.withWordReward(-0.5, true).withUnfinished(Unfinished.RANKED),
        gnmt.withCoveragePenalty(0.2).withUnfinished(Unfinished.RANKED));
  }

  @ParameterizedTest
  @MethodSource("rankings")
  void a_huge_beam_is_exhaustive_search(Ranking ranking) {
    EncoderDecoder model = model("gru", 7, 3f);
    int maxLength = 4;
    SearchOptions options =
        SearchOptions.ofBeam(4 * 4 * 4 * 4)
            .withRanking(ranking)
            .withMaxLength(0, maxLength)
            .withNBest(10);
    StepScorer scorer = scorer(model, KERNELS);
    for (int[] source : sources(10, 5)) {
      List<Hypothesis> expected = new Exhaustive(scorer, source, options).best(maxLength);
      List<Hypothesis> one = search(model, options.withNBest(1), new int[][] {source}).get(0);
      assertThat(ids(one)).isEqualTo(ids(expected.subList(0, 1)));
      List<Hypothesis> found = search(model, options, new int[][] {source}).get(0);
      assertThat(ids(found)).isEqualTo(ids(expected));
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).finished()).isEqualTo(expected.get(i).finished());
        assertThat(found.get(i).score()).isCloseTo(expected.get(i).score(), within(1e-9));
      }
    }
  }

  private static List<String> ids(List<Hypothesis> hypotheses) {
    return hypotheses.stream().map(each -> Arrays.toString(each.ids())).toList();
  }

  /** Scores every sentence of the words 4, 5, 6 that ends within the limit, or meets it. */
  private record Exhaustive(StepScorer scorer, int[] source, SearchOptions options) {
    List<Hypothesis> best(int maxLength) {
      List<Hypothesis> all = new ArrayList<>();
      collect(new ArrayList<>(), maxLength, all);
      all.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
      return all.subList(0, options.nBest());
    }

    private void collect(List<Integer> words, int maxLength, List<Hypothesis> all) {
      int[] ids = words.stream().mapToInt(Integer::intValue).toArray();
      if (words.size() < maxLength) {
        add(ids, true, all);
      } else if (options.ranking().ranksUnfinished()) {
        add(ids, false, all);
      }
      for (int word = 4; word <= 6 && words.size() < maxLength; word++) {
        words.add(word);
        collect(words, maxLength, all);
        words.remove(words.size() - 1);
      }
    }

    private void add(int[] ids, boolean ended, List<Hypothesis> all) {
      double[] coverage = new double[source.length];
      int n = ids.length + (ended ? 1 : 0);
      double logProbability = logProbability(ids, n, coverage);
      Ranking rule = options.ranking();
      double norm =
          rule.normalization() == LengthNormalization.POWER
              ? Math.pow(n, rule.alpha())
              : Math.pow((5 + n) / 6.0, rule.alpha());
      double ratio = rule.lengthRatio().orElse(scorer.lengthRatio(0));
      double score =
          (logProbability + rule.wordReward() * (rule.rewardsEnd() ? n : ids.length)) / norm
              + rule.brevityPenalty() * Math.min(0, 1 - ratio * source.length / n);
      for (double each : coverage) {
        score += rule.coveragePenalty() * Math.log(Math.min(each, 1));
      }
      all.add(new Hypothesis(ids, score, logProbability, ended, new double[0], new float[0][]));
    }

    private double logProbability(int[] ids, int n, double[] coverage) {
      scorer.start(new int[][] {source});
      double sum = 0;
      int previous = SPECIAL.bos();
      for (int t = 0; t < n; t++) {
        StepScores step = scorer.step(new int[] {0}, new int[] {previous}, 1);
        previous = t < ids.length ? ids[t] : SPECIAL.eos();
        float[] weights = scorer.attention(0);
        for (int i = 0; i < coverage.length; i++) {
          coverage[i] += weights[i];
        }
        sum += (double) step.scores().get(0, previous) - step.logNormalizers().get(0, 0);
      }
      return sum;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gru",
        "lstm",
        "rnn-tanh",
        "mgu",
        "sru",
        "clockwork:1-2-4",
        "lstm:peephole,coupled,layer-norm",
        "gru:layer-norm,transitions=2,zoneout=0.1,recurrent-dropout=0.1"
      })
  void greedy_search_is_a_beam_of_one(String cell) {
    EncoderDecoder model = model(cell, VOCABULARY, 2f);
    SearchOptions options = SearchOptions.ofBeam(1).withAttention(true);
    Searcher greedy = Searcher.create(scorer(model, KERNELS), SPECIAL, options);
    assertThat(greedy).isInstanceOf(GreedySearch.class);
    int[][] sources = sources(40, 1);
    assertSame(greedy.search(sources), search(model, options, sources));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void results_do_not_depend_on_the_batch(int beam) {
    assertBatchesDoNotMatter(KERNELS, beam);
  }

  @Test
  void results_do_not_depend_on_the_batch_with_this_machine_s_kernels() {
    assertBatchesDoNotMatter(KernelsSelector.kernels(), 4);
  }

  private static void assertBatchesDoNotMatter(Kernels kernels, int beam) {
    EncoderDecoder model = model("gru", VOCABULARY, 2f);
    SearchOptions options =
        SearchOptions.ofBeam(beam)
            .withNBest(beam)
            .withAttention(true)
            .withRanking(Ranking.MEAN.withLearnedBrevityPenalty(2));
    int[][] sources = sources(64, 2);
    List<List<Hypothesis>> expected = inBatches(model, kernels, options, sources, 64);
    assertThat(expected.stream().map(each -> each.get(0).ids().length).distinct())
        .hasSizeGreaterThan(5);
    for (int size : new int[] {1, 7, 63}) {
      assertSame(inBatches(model, kernels, options, sources, size), expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "normalized-additive",
        "scaled-dot",
        "general",
        "multi-head:3",
        "multi-head-additive:2",
        "location:9",
        "location-sensitive:5",
        "coverage:sum",
        "coverage:fertility",
        "coverage:gru",
        "local-p:3",
        "monotonic",
        "monotonic:hard"
      })
  void every_attention_searches_alike_in_any_batch(String type) {
    for (DecoderVariant variant : List.of(DecoderVariant.standard(), DecoderVariant.luong())) {
      ModelConfig config =
          new ModelConfig(
              new EncoderConfig(8, "gru", 9, 1, true),
              new DecoderConfig(8, "gru", 18, 1, false, "pass", 8, variant),
              new AttentionConfig(type, 6),
              new DropoutConfig(0.3f, 0.3f, 0.3f),
              "all");
      EncoderDecoder model = model(config, VOCABULARY, 2f);
      SearchOptions options = SearchOptions.ofBeam(3).withNBest(3).withAttention(true);
      int[][] sources = sources(20, 2);
      List<List<Hypothesis>> expected = inBatches(model, KERNELS, options, sources, 20);
      assertThat(expected.stream().map(each -> each.get(0).ids().length).distinct())
          .hasSizeGreaterThan(2);
      assertSame(inBatches(model, KERNELS, options, sources, 1), expected);
      assertSame(inBatches(model, KERNELS, options, sources, 7), expected);
    }
  }

  @Test
  void results_do_not_depend_on_the_order() {
    EncoderDecoder model = model("lstm", VOCABULARY, 2f);
    SearchOptions options = SearchOptions.ofBeam(3).withNBest(3);
    int[][] sources = sources(50, 3);
    List<Integer> order = new ArrayList<>(IntStream.range(0, 50).boxed().toList());
    Collections.shuffle(order, new Random(4));
    int[][] shuffled = order.stream().map(i -> sources[i]).toArray(int[][]::new);
    List<List<Hypothesis>> expected = search(model, options, sources);
    List<List<Hypothesis>> found = inBatches(model, KERNELS, options, shuffled, 16);
    for (int i = 0; i < 50; i++) {
      assertSame(List.of(found.get(i)), List.of(expected.get(order.get(i))));
    }
  }

  @Test
  void a_scorer_may_be_used_for_batch_after_batch() {
    EncoderDecoder model = model("gru", VOCABULARY, 2f);
    SearchOptions options = SearchOptions.ofBeam(3);
    Searcher used = new BeamSearch(scorer(model, KERNELS), SPECIAL, options);
    int[][] first = sources(9, 6);
    int[][] second = sources(4, 7);
    List<List<Hypothesis>> before = used.search(first);
    used.search(second);
    assertSame(used.search(first), before);
  }

  @Test
  void n_best_hypotheses_are_sorted_and_distinct() {
    SearchOptions options = SearchOptions.ofBeam(6).withNBest(6);
    for (List<Hypothesis> best : search(model("gru", VOCABULARY, 2f), options, sources(30, 8))) {
      assertThat(best).hasSize(6);
      assertThat(best).extracting(each -> Arrays.toString(each.ids())).doesNotHaveDuplicates();
      List<Hypothesis> finished = best.stream().filter(Hypothesis::finished).toList();
      assertThat(finished)
          .isSortedAccordingTo(Comparator.comparingDouble(Hypothesis::score).reversed());
      assertThat(best.subList(0, finished.size())).isEqualTo(finished);
    }
  }

  @ParameterizedTest
  @MethodSource("rankings")
  void stopping_early_does_not_change_the_best(Ranking ranking) {
    EncoderDecoder model = model("gru", VOCABULARY, 2f);
    SearchOptions stopping = SearchOptions.ofBeam(5).withRanking(ranking).withMaxLength(3, 20);
    int[][] sources = sources(60, 10);
    List<List<Hypothesis>> toTheEnd = search(model, stopping.withNBest(5), sources);
    List<List<Hypothesis>> stopped = search(model, stopping, sources);
    for (int i = 0; i < sources.length; i++) {
      assertSame(List.of(stopped.get(i)), List.of(toTheEnd.get(i).subList(0, 1)));
    }
  }

  @Test
  void attention_is_a_distribution_over_the_source_words() {
    SearchOptions options = SearchOptions.ofBeam(3).withAttention(true);
    int[][] sources = sources(20, 9);
    List<List<Hypothesis>> results = search(model("gru", VOCABULARY, 2f), options, sources);
    for (int i = 0; i < sources.length; i++) {
      Hypothesis best = results.get(i).get(0);
      assertThat(best.attention()).hasNumberOfRows(best.ids().length + (best.finished() ? 1 : 0));
      for (float[] row : best.attention()) {
        assertThat(row).hasSize(sources[i].length);
        assertThat(IntStream.range(0, row.length).mapToDouble(s -> row[s]).sum())
            .isCloseTo(1, within(1e-5));
      }
    }
  }

  @Test
  void attention_to_a_state_of_a_pyramid_is_shared_by_its_words() {
    ModelConfig plain = model("gru", VOCABULARY, 1f).config();
    EncoderConfig encoder = new EncoderConfig(6, "gru", 9, 2, true).withPyramid(2);
    EncoderDecoder model =
        EncoderDecoder.create(
            new ModelConfig(encoder, plain.decoder(), plain.attention(), plain.dropout()),
            VOCABULARY,
            VOCABULARY,
            17);
    ModelScorer scorer = scorer(model, KERNELS);
    scorer.start(new int[][] {{4, 5, 6, 7, 2}, {4, 2}});
    scorer.step(new int[] {0, 1}, new int[] {1, 1}, 2);
    float[] five = scorer.attention(0);
    assertThat(five).hasSize(5);
    assertThat(five[0]).isEqualTo(five[1]).isPositive();
    assertThat(five[2]).isEqualTo(five[3]).isNotEqualTo(five[0]);
    assertThat(2 * five[0] + 2 * five[2] + five[4]).isCloseTo(1f, within(1e-5f));
    assertThat(scorer.attention(1)).containsExactly(0.5f, 0.5f);
  }

  private static List<List<Hypothesis>> inBatches(
      EncoderDecoder model, Kernels kernels, SearchOptions options, int[][] sources, int size) {
    Searcher searcher = Searcher.create(scorer(model, kernels), SPECIAL, options);
    List<List<Hypothesis>> results = new ArrayList<>();
    for (int from = 0; from < sources.length; from += size) {
      int to = Math.min(from + size, sources.length);
      results.addAll(searcher.search(Arrays.copyOfRange(sources, from, to)));
    }
    return results;
  }

  /** Equal bit for bit. */
  private static void assertSame(List<List<Hypothesis>> found, List<List<Hypothesis>> expected) {
    assertThat(text(found)).isEqualTo(text(expected));
  }

  static List<String> text(List<List<Hypothesis>> results) {
    return results.stream().flatMap(List::stream).map(ModelSearchTest::text).toList();
  }

  private static String text(Hypothesis hypothesis) {
    return "%s %s %s %s"
        .formatted(
            Arrays.toString(hypothesis.ids()),
            hypothesis.score(),
            hypothesis.logProbability(),
            Arrays.deepToString(hypothesis.attention()));
  }
}
