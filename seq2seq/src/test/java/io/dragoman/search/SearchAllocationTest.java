package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.dragoman.kernels.scalar.ScalarKernels;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that has seen a batch before allocates its results and nothing for its steps. */
class SearchAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Counts what the steps of a scorer and the search between them allocate. */
  private static final class Meter implements StepScorer {
    private final StepScorer scorer =
        new ModelScorer(ModelSearchTest.model("gru", 20, 2f), new ScalarKernels());
    private long first;
    private long last;
    private int steps;

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

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void steps_allocate_nothing(int beam) {
    Meter meter = new Meter();
    Searcher searcher =
        Searcher.create(meter, new SpecialIds(0, 1, 2, 3), SearchOptions.ofBeam(beam));
    int[][] sources = ModelSearchTest.sources(20, 1);
    long[] bytes = new long[30];
    for (int round = 0; round < bytes.length; round++) {
      searcher.search(sources);
      assertThat(meter.steps).isGreaterThan(5);
      bytes[round] = meter.last - meter.first;
    }
    assertThat(Arrays.stream(bytes).min()).hasValue(0);
  }
}
