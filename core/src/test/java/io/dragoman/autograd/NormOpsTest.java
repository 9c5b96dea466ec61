package io.dragoman.autograd;

import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormOpsTest {
  private static GradientCheck norm(int columns, int groups) {
    return GradientCheck.ofModule(
        store -> {
          Parameter gain = store.create("gain", 1, columns, Initializer.constant(1f));
          Parameter bias = store.create("bias", 1, columns, Initializer.ZEROS);
          return (tape, x) -> NormOps.layerNorm(tape, x.get(0), gain, bias, groups);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void layer_norms_have_the_right_gradient(int groups) {
    norm(12, groups).withInput(3, 12).passes();
    norm(12, groups).withInput(1, 12).freezing("gain").freezing("bias").passes();
    norm(12, groups).withConstant(3, 12).passes();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void groups_may_have_any_size_and_no_bias(boolean hasBias) {
    GradientCheck.ofModule(
            store -> {
              Parameter gain = store.create("gain", 1, 12, Initializer.normal(1));
              Parameter bias = hasBias ? store.create("bias", 1, 12, Initializer.normal(1)) : null;
              int[] sizes = {7, 5};
              return (tape, x) -> NormOps.layerNorm(tape, x.get(0), gain, bias, sizes, 1e-9);
            })
        .withInput(3, 12)
        .passes();
  }

  @Test
  void groups_that_are_not_all_columns_are_refused() {
    try (Tape tape = Tape.inference(Implementations.all().get(0), new Arena())) {
      Variable x = tape.constant(Tensor.zeros(1, 4));
      Parameter gain = new ParameterStore(1).create("gain", 1, 4, Initializer.ZEROS);
      assertThatThrownBy(() -> NormOps.layerNorm(tape, x, gain, null, new int[] {2, 1}, 1e-9))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("layer norm: 4 columns do not make groups of [2, 1]");
    }
  }

  @Test
  void scaled_columns_have_the_right_gradient() {
    GradientCheck check =
        GradientCheck.ofModule(
            store -> {
              Parameter v = store.create("v", 1, 5, Initializer.ZEROS);
              return (tape, x) -> NormOps.scaleColumns(tape, x.get(0), v);
            });
    check.withInput(3, 5).passes();
  }

  @Test
  void every_group_of_a_row_gets_mean_zero_and_deviation_one() {
    for (Kernels kernels : Implementations.all()) {
      ParameterStore store = new ParameterStore(1);
      Parameter gain = store.create("gain", 1, 16, Initializer.constant(1f));
      Parameter bias = store.create("bias", 1, 16, Initializer.ZEROS);
      Tape tape = Tape.inference(kernels, new Arena());
      Variable x = tape.constant(random(3, 16, 1));
      Tensor y = NormOps.layerNorm(tape, x, gain, bias, 2).value();
      for (int row = 0; row < 3; row++) {
        for (int group = 0; group < 2; group++) {
          double sum = 0;
          double squares = 0;
          for (int i = 0; i < 8; i++) {
            float value = y.get(row, 8 * group + i);
            sum += value;
            squares += value * value;
          }
          assertThat(sum / 8).isCloseTo(0, within(1e-6));
          assertThat(squares / 8).isCloseTo(1, within(1e-3));
        }
      }
    }
  }

  @Test
  void groups_of_other_sizes_have_the_right_gradient_and_are_normalised_apart() {
    GradientCheck.ofModule(
            store -> {
              Parameter gain = store.create("gain", 1, 12, Initializer.constant(1f));
              Parameter bias = store.create("bias", 1, 12, Initializer.ZEROS);
              return (tape, x) ->
                  NormOps.layerNorm(tape, x.get(0), gain, bias, new int[] {5, 7}, 1e-5);
            })
        .withInput(3, 12)
        .passes();
  }

  @Test
  void columns_that_do_not_make_groups_are_refused() {
    ParameterStore store = new ParameterStore(1);
    Parameter gain = store.create("gain", 1, 4, Initializer.constant(1f));
    for (Kernels kernels : Implementations.all()) {
      Tape tape = Tape.inference(kernels, new Arena());
      Variable x = tape.constant(Tensor.zeros(2, 4));
      assertThatThrownBy(() -> NormOps.layerNorm(tape, x, gain, gain, 3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("layer norm: 4 columns do not make 3 equal groups");
    }
  }
}
