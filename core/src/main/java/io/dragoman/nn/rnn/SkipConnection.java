package io.dragoman.nn.rnn;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;
import java.util.List;

/** A way around a layer whose input x and output y have equal sizes. */
public interface SkipConnection {
  /** The names of {@link #named}. */
  List<String> NAMES = List.of("none", "residual", "highway");

  /** {@code (rows, size)} both and the result. */
  Variable apply(Tape tape, Variable x, Variable y);

  /** No way around: y. */
  SkipConnection NONE = (tape, x, y) -> y;

  /** {@code x + y} (He et al. 2016; Wu et al. 2016). */
  SkipConnection RESIDUAL = PointwiseOps::add;

  /**
   * The way around of a name.
   *
   * @param path where a highway's gate is created
   * @param size columns of x and y
   * @throws IllegalArgumentException if there is none
   */
  static SkipConnection named(String name, ParameterStore store, String path, int size) {
    return switch (name) {
      case "none" -> NONE;
      case "residual" -> RESIDUAL;
      case "highway" -> highway(store, path, size);
      default ->
          throw new IllegalArgumentException(
              "skip '" + name + "' is not known: use one of " + String.join(", ", NAMES));
    };
  }

  /**
   * {@code t y + (1 - t) x} with the transform gate {@code t = sigmoid(x W + b)} (Srivastava et al.
   * 2015). The bias starts at -1, so that at first most of x passes.
   */
  static SkipConnection highway(ParameterStore store, String path, int size) {
    Linear gate =
        Linear.create(store, path, size, size, Initializer.glorot(1), Initializer.constant(-1f));
    return (tape, x, y) ->
        PointwiseOps.interpolate(tape, x, y, PointwiseOps.sigmoid(tape, gate.apply(tape, x)));
  }
}
