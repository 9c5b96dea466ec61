package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.model.AttentionConfig;
import io.dragoman.model.DecoderConfig;
import io.dragoman.model.DropoutConfig;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.FusionConfig;
import io.dragoman.model.ModelConfig;
import io.dragoman.model.OutputFunction;
import io.dragoman.model.Pooling;
import io.dragoman.model.SequenceNetwork;
import io.dragoman.model.SequenceNetworkConfig;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that has seen a batch before allocates its results and nothing for its steps. */
class SearchAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final Kernels KERNELS = new ScalarKernels();

  /** Counts what the steps of a scorer and the search between them allocate. */
  private static final class Meter implements StepScorer {
    private final StepScorer scorer;
    private long first;
    private long last;
    private int steps;

    Meter(StepScorer scorer) {
      this.scorer = scorer;
    }

    @Override
    public void start(int[][] sources) {
      scorer.start(sources);
      steps = 0;
    }

    @Override
    public StepScores step(int[] rows, int[] ids, int count) {
      StepScores scores = scorer.step(rows, ids, count);
      last = THREADS.getCurrentThreadAllocatedBytes();
      first = steps++ == 0 ? last : first;
      return scores;
    }

    @Override
    public float[] attention(int row) {
      return scorer.attention(row);
    }
  }

  static List<SearchOptions> options() {
    SearchOptions six = SearchOptions.ofBeam(6);
    return List.of(
        SearchOptions.ofBeam(1),
        SearchOptions.ofBeam(5),
        six.withGroups(new DiverseGroups(3, 0.5)),
        six.withRanking(Ranking.MEAN.withWordReward(0.1).withBrevityPenalty(1, 1)),
        six.withBlocking(new Blocking(2, IntArrayList.of(4), List.of(IntArrayList.of(5, 6)))));
  }

  @ParameterizedTest
  @MethodSource("options")
  void steps_allocate_nothing(SearchOptions options) {
    requireNone(new Meter(model()), options);
  }

  /** Two layers, so that a state has several parts of several layers. */
  @ParameterizedTest
  @ValueSource(strings = {"gru", "lstm"})
  void steps_of_a_language_model_allocate_nothing(String cell) {
    SequenceNetwork network =
        SequenceNetwork.ofWords(
            SequenceNetworkConfig.of(
                new EncoderConfig(6, cell, 7, 2, false), Pooling.NONE, OutputFunction.SOFTMAX, 20),
            20,
            3);
    int[] ids = IntStream.range(0, 20).map(id -> 19 - id).toArray();
    LanguageScorer language = new LanguageScorer(network, ids, KERNELS);
    StepScorer both = EnsembleScorer.fusion(model(), language, 0.3, KERNELS);
    requireNone(new Meter(both), SearchOptions.ofBeam(5));
  }

  @Test
  void steps_of_a_decoder_with_a_language_model_allocate_nothing() {
    ModelConfig config =
        new ModelConfig(
            new EncoderConfig(6, "gru", 9, 1, true),
            new DecoderConfig(7, "gru", 10, 1, false, "mean", 8)
                .with(new FusionConfig(2, "lstm", 6, 7)),
            new AttentionConfig("additive", 5),
            new DropoutConfig(0f, 0f, 0f));
    EncoderDecoder fused = ModelSearchTest.model(config, 20, 2f);
    requireNone(new Meter(new ModelScorer(fused, KERNELS)), SearchOptions.ofBeam(5));
  }

  private static StepScorer model() {
    return new ModelScorer(ModelSearchTest.model("gru", 20, 2f), KERNELS);
  }

  private static void requireNone(Meter meter, SearchOptions options) {
    Searcher searcher = Searcher.create(meter, new SpecialIds(0, 1, 2, 3), options);
    int[][] sources = ModelSearchTest.sources(20, 1);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 2000 && least > 0; round++) { // until vectors are compiled
      searcher.search(sources);
      assertThat(meter.steps).isGreaterThan(5);
      least = Math.min(least, meter.last - meter.first);
    }
    assertThat(least).isZero();
  }
}
