package io.dragoman.kernels;

import static io.dragoman.kernels.Implementations.copy;
import static io.dragoman.kernels.Implementations.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bits of a result stay the same while the JVM goes from interpreting to optimized code. */
class RepeatedCallsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final int CALLS = 20_000;

  @ParameterizedTest
  @MethodSource(ALL)
  void compiled_code_gives_the_bits_of_the_first_call(Kernels kernels) {
    Step step = new Step(kernels);
    step.run();
    float[] first = step.results();
    assertThat(first).doesNotContain(Float.NaN);
    for (int call = 0; call < CALLS; call++) {
      step.run();
      if (call % 100 == 0 || call > CALLS - 10) {
        assertThat(Arrays.equals(step.results(), first)).as("call %s", call).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void threads_do_not_disturb_each_other(Kernels kernels) throws Exception {
    Step alone = new Step(kernels);
    alone.run();
    float[] expected = alone.results();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?>[] done = new Future<?>[2];
      for (int i = 0; i < 2; i++) {
        done[i] =
            threads.submit(
                () -> {
                  Step step = new Step(kernels);
                  for (int call = 0; call < 300; call++) {
                    step.run();
                    assertThat(Arrays.equals(step.results(), expected)).isTrue();
                  }
                });
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** One call of every kernel that rounds, on small sizes with tails. */
  private static final class Step {
    private static final int M = 3;
    private static final int H = 37;
    private static final SequenceLayout LAYOUT = SequenceLayout.of(3, 2);
    private static final int[] SENTENCE = {0, 1, 1};

    private final Kernels kernels;
    private final Tensor wide = random(M, 4 * H, 1);
    private final Tensor narrow = random(M, H, 2);
    private final Tensor triple = random(M, 3 * H, 3);
    private final Tensor keys = random(LAYOUT.positions(), H, 4);
    private final PackedMatrix packed;
    private final Tensor[] out = new Tensor[14];
    private final double[] norm = new double[1];

    Step(Kernels kernels) {
      this.kernels = kernels;
      packed = kernels.pack(random(H, 4 * H, 5), false, null);
    }

    void run() {
      out[0] = copy(wide);
      for (int i = 1; i < 8; i++) {
        out[i] = copy(narrow);
      }
      out[8] = copy(triple);
      out[9] = Tensor.zeros(M, 3);
      out[10] = copy(keys);
      out[11] = Tensor.zeros(H, 4 * H);
      out[12] = copy(wide);
      out[13] = Tensor.zeros(2, M);
      Tensor energy = narrow.slice(0, 1);
      kernels.multiply(narrow, packed, out[0], true);
      kernels.multiplyTransposed(List.of(narrow), List.of(out[0]), 0, out[11], true);
      kernels.lstm(out[0], narrow, out[1], out[2], out[3]);
      kernels.lstmBackward(out[0], narrow, out[2], out[3], out[1], out[12], out[4]);
      kernels.gru(triple, triple, narrow, out[8], out[5]);
      kernels.additiveAttention(narrow, keys, energy, keys, LAYOUT, SENTENCE, out[9], out[6]);
      kernels.additiveAttentionBackward(
          narrow,
          keys,
          energy,
          keys,
          LAYOUT,
          SENTENCE,
          out[9],
          null,
          out[6],
          out[7],
          out[10],
          out[4].slice(0, 1),
          copy(keys));
      kernels.softmaxCrossEntropy(
          out[12], new int[] {1, 2, 3}, 0.1f, 3f, out[13].slice(0, 1), out[13].slice(1, 2));
      kernels.tanh(out[5], out[5]);
      kernels.sigmoid(out[7], out[7]);
      norm[0] = kernels.sumOfSquares(out[12].data(), 0, out[12].data().length);
    }

    float[] results() {
      int size = 1;
      for (Tensor each : out) {
        size += each.size();
      }
      float[] all = new float[size];
      int at = 0;
      for (Tensor each : out) {
        System.arraycopy(each.data(), each.offset(), all, at, each.size());
        at += each.size();
      }
      all[at] = (float) norm[0];
      return all;
    }
  }
}
