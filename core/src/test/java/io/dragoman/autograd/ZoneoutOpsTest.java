package io.dragoman.autograd;

import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneoutOpsTest {
  private static final long[] KEYS = {3, 4};

  @Test
  void units_keep_their_bits_or_take_the_new_ones_at_the_rate() {
    for (Kernels kernels : Implementations.all()) {
      Tape tape = Tape.inference(kernels, new Arena());
      Tensor before = random(2, 2000, 1);
      Tensor after = random(2, 2000, 2);
      Tensor y =
          ZoneoutOps.zoneout(tape, tape.constant(before), tape.constant(after), 0.3f, KEYS).value();
      int kept = 0;
      for (int i = 0; i < y.size(); i++) {
        float value = y.data()[y.offset() + i];
        assertThat(value).isIn(before.data()[i], after.data()[i]);
        kept += value == before.data()[i] ? 1 : 0;
      }
      assertThat(kept / 4000.0).isBetween(0.26, 0.34);
    }
  }

  @Test
  void zoneout_and_its_expectation_have_the_right_gradient() {
    GradientCheck.of((tape, x) -> ZoneoutOps.zoneout(tape, x.get(0), x.get(1), 0.4f, KEYS))
        .withInput(2, 5)
        .withInput(2, 5)
        .passes();
    GradientCheck.of((tape, x) -> ZoneoutOps.expectation(tape, x.get(0), x.get(1), 0.4f))
        .withInput(2, 5)
        .withInput(2, 5)
        .passes();
  }

  @Test
  void blocks_side_by_side_have_the_right_gradient() {
    GradientCheck.of((tape, x) -> RowOps.concatenate(tape, x))
        .withInput(2, 1)
        .withConstant(2, 3)
        .withInput(2, 2)
        .passes();
    List<int[]> rows = List.of(new int[] {0, 1, 2}, new int[] {2}, new int[] {0, 2});
    GradientCheck.of((tape, x) -> TimeOps.spread(tape, x, rows, 4))
        .withInput(3, 2)
        .withInput(1, 1)
        .withInput(2, 3)
        .passes();
  }
}
