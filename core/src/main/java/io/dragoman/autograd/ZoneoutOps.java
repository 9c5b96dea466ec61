package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;

/** Zoneout (Krueger et al. 2017): units of a recurrent state that keep their previous value. */
public final class ZoneoutOps {
  private ZoneoutOps() {}

  /**
   * {@code y = previous} where a random mask says so and {@code next} elsewhere.
   *
   * @param rate share of units that keep their value, from 0 to below 1
   * @param keys one per row, from {@link Randomness#key}
   */
  public static Variable zoneout(
      Tape tape, Variable previous, Variable next, float rate, long[] keys) {
    ShapeMismatchException.requireSame("zoneout", previous.value(), next.value());
    Tensor moves = tape.take(next.rows(), next.columns());
    tape.kernels().dropoutMask(keys, rate, moves);
    Tensor stays = tape.take(next.rows(), next.columns());
    for (int i = 0; i < moves.size(); i++) {
      boolean isZero = moves.data()[moves.offset() + i] == 0f;
      moves.data()[moves.offset() + i] = isZero ? 0f : 1f;
      stays.data()[stays.offset() + i] = isZero ? 1f : 0f;
    }
    return mix(tape, previous, stays, next, moves);
  }

  /** The expectation of {@link #zoneout}: {@code y = rate previous + (1 - rate) next}. */
  public static Variable expectation(Tape tape, Variable previous, Variable next, float rate) {
    ShapeMismatchException.requireSame("zoneout", previous.value(), next.value());
    Tensor stays = tape.take(next.rows(), next.columns());
    stays.fill(rate);
    Tensor moves = tape.take(next.rows(), next.columns());
    moves.fill(1 - rate);
    return mix(tape, previous, stays, next, moves);
  }

  private static Variable mix(
      Tape tape, Variable previous, Tensor stays, Variable next, Tensor moves) {
    Kernels kernels = tape.kernels();
    Tensor y = tape.zeros(next.rows(), next.columns());
    kernels.addProduct(previous.value(), stays, y);
    kernels.addProduct(next.value(), moves, y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && previous.isDifferentiable()) {
              kernels.addProduct(result.gradient(), stays, previous.gradient());
            }
            if (result.hasGradient() && next.isDifferentiable()) {
              kernels.addProduct(result.gradient(), moves, next.gradient());
            }
          });
    }
    return result;
  }
}
