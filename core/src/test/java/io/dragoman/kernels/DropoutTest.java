package io.dragoman.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DropoutTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  @ParameterizedTest
  @MethodSource(ALL)
  void masks_are_those_of_the_documented_hash(Kernels kernels) {
    long[] keys = {0, 1, -1, 0x123456789ABCDEFL};
    for (int columns : new int[] {1, 7, 16, 17, 100}) {
      Tensor mask = Tensor.zeros(4, columns);
      kernels.dropoutMask(keys, 0.3f, mask);
      for (int m = 0; m < 4; m++) {
        long key = MaskHash.mixKey(keys[m]);
        for (int n = 0; n < columns; n++) {
          double uniform = (MaskHash.hash((int) key, (int) (key >>> 32), n) >>> 8) / 16777216.0;
          assertThat(mask.get(m, n)).isEqualTo(uniform >= 0.3f ? 1f / (1f - 0.3f) : 0f);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void the_kept_fraction_is_one_minus_the_rate(Kernels kernels) {
    for (float rate : new float[] {0f, 0.1f, 0.5f, 0.9f}) {
      Tensor mask = mask(kernels, 400, 500, rate);
      int kept = 0;
      for (float each : mask.data()) {
        kept += each != 0f ? 1 : 0;
      }
      double deviation = Math.sqrt(rate * (1 - rate) * 200_000);
      assertThat((double) kept).isCloseTo((1 - rate) * 200_000.0, within(4 * deviation + 1e-2));
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void neighbouring_keys_and_columns_are_independent(Kernels kernels) {
    int rows = 400;
    int columns = 500;
    Tensor mask = mask(kernels, rows, columns, 0.5f);
    for (int[] shift : new int[][] {{0, 1}, {1, 0}, {1, 1}, {0, 16}, {2, 0}, {16, 3}, {1, -1}}) {
      int equal = 0;
      int pairs = 0;
      for (int m = 0; m + shift[0] < rows; m++) {
        for (int n = 1; Math.max(n, n + shift[1]) < columns; n++) {
          equal += mask.get(m, n) == mask.get(m + shift[0], n + shift[1]) ? 1 : 0;
          pairs++;
        }
      }
      assertThat((double) equal).isCloseTo(pairs / 2.0, within(4 * Math.sqrt(pairs / 4.0)));
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void every_row_and_column_keeps_its_share(Kernels kernels) {
    Tensor mask = mask(kernels, 1000, 300, 0.5f);
    int[] ofColumn = new int[300];
    for (int m = 0; m < 1000; m++) {
      int ofRow = 0;
      for (int n = 0; n < 300; n++) {
        int kept = mask.get(m, n) != 0f ? 1 : 0;
        ofRow += kept;
        ofColumn[n] += kept;
      }
      assertThat((double) ofRow).isCloseTo(150, within(5 * Math.sqrt(75)));
    }
    for (int kept : ofColumn) {
      assertThat((double) kept).isCloseTo(500, within(5 * Math.sqrt(250)));
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_rate_outside_its_range_is_refused(Kernels kernels) {
    assertThatThrownBy(() -> kernels.dropoutMask(new long[1], 1f, Tensor.zeros(1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dropout mask: rate must be at least 0 and below 1 but is 1.0");
    assertThatThrownBy(() -> kernels.dropoutMask(new long[2], 0.1f, Tensor.zeros(1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dropout mask: keys: 2 values for 1 rows");
  }

  private static Tensor mask(Kernels kernels, int rows, int columns, float rate) {
    long[] keys = new long[rows];
    for (int m = 0; m < rows; m++) {
      keys[m] = 77L + m;
    }
    Tensor mask = Tensor.zeros(rows, columns);
    kernels.dropoutMask(keys, rate, mask);
    return mask;
  }
}
