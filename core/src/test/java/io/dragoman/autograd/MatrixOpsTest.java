package io.dragoman.autograd;

import static io.dragoman.autograd.GradientCheck.copy;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.Kernels;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MatrixOpsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  private static Parameter weight(ParameterStore store, int in, int out) {
    return store.create("weight", in, out, Initializer.uniform(1));
  }

  private static Parameter bias(ParameterStore store, int out) {
    return store.create("bias", 1, out, Initializer.uniform(1));
  }

  private static GradientCheck affine(int in, int out) {
    return GradientCheck.ofModule(
        store -> {
          Parameter weight = weight(store, in, out);
          Parameter bias = bias(store, out);
          return (tape, x) -> MatrixOps.affine(tape, x.get(0), weight, bias);
        });
  }

  private static GradientCheck addProduct(int in, int out) {
    return GradientCheck.ofModule(
        store -> {
          Parameter weight = weight(store, in, out);
          return (tape, x) -> MatrixOps.addProduct(tape, x.get(0), x.get(1), weight);
        });
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void an_added_product_takes_its_base_over_unless_that_is_a_constant(Kernels kernels) {
    ParameterStore store = new ParameterStore(3);
    Parameter weight = weight(store, 4, 5);
    Tape tape = Tape.training(kernels, new Arena(), new Gradients(store.all()), null);
    Variable x = tape.variable(random(3, 4, 1));
    Tensor given = random(3, 5, 2);
    Variable base = tape.variable(random(3, 5, 2));
    Variable taken = MatrixOps.addProduct(tape, base, x, weight);
    Variable separate = MatrixOps.addProduct(tape, tape.constant(given), x, weight);
    assertThat(taken).isSameAs(base);
    assertThat(separate.value().toArray()).isEqualTo(taken.value().toArray());
    assertThat(given.toArray()).isEqualTo(random(3, 5, 2).toArray());
    taken.gradient().fill(1f);
    separate.gradient().fill(1f);
    tape.backward();
    assertThat(base.gradient().toArray()).containsOnly(1f);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void affine_is_the_product_plus_the_bias(Kernels kernels) {
    ParameterStore store = new ParameterStore(3);
    Parameter weight = weight(store, 4, 5);
    Parameter bias = bias(store, 5);
    Tensor x = random(3, 4, 1);
    Tape tape = Tape.inference(kernels, new Arena());
    Tensor y = MatrixOps.affine(tape, tape.constant(x), weight, bias).value();
    Tensor bare = MatrixOps.affine(tape, tape.constant(x), weight, null).value();
    Tensor base = random(3, 5, 2);
    Tensor added =
        MatrixOps.addProduct(tape, tape.constant(copy(base)), tape.constant(x), weight).value();
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 5; column++) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
          sum += (double) x.get(row, k) * weight.value().get(k, column);
        }
        assertThat((double) bare.get(row, column)).isCloseTo(sum, within(1e-6));
        assertThat((double) y.get(row, column))
            .isCloseTo(sum + bias.value().get(0, column), within(1e-6));
        assertThat((double) added.get(row, column))
            .isCloseTo(sum + base.get(row, column), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3,4,5", "1,1,1", "1,7,3", "6,1,9", "5,3,1", "9,17,33"})
  void affine_has_the_right_gradient(int rows, int in, int out) {
    affine(in, out).withInput(rows, in).passes();
    GradientCheck.ofModule(
            store -> {
              Parameter weight = weight(store, in, out);
              return (tape, x) -> MatrixOps.affine(tape, x.get(0), weight, null);
            })
        .withInput(rows, in)
        .passes();
  }

  @ParameterizedTest
  @CsvSource({"3,4,5", "1,1,1", "1,7,3", "6,1,9", "5,3,1", "9,17,33"})
  void adding_a_product_has_the_right_gradient(int rows, int in, int out) {
    addProduct(in, out).withInput(rows, out).withInput(rows, in).passes();
  }

  @Test
  void constants_and_frozen_parameters_get_no_gradient() {
    affine(3, 2).withConstant(4, 3).passes();
    affine(3, 2).withInput(4, 3).freezing("weight").passes();
    affine(3, 2).withInput(4, 3).freezing("bias").passes();
    addProduct(3, 2).withConstant(4, 2).withInput(4, 3).passes();
    addProduct(3, 2).withInput(4, 2).withConstant(4, 3).freezing("weight").passes();
  }

  @Test
  void a_weight_used_at_many_steps_gets_the_sum_of_all_gradients() {
    GradientCheck.ofModule(
            store -> {
              Parameter weight = weight(store, 3, 3);
              Parameter bias = bias(store, 3);
              return (tape, x) -> {
                Variable h = x.get(0);
                for (int t = 0; t < 3; t++) {
                  h = PointwiseOps.tanh(tape, MatrixOps.affine(tape, h, weight, bias));
                }
                return h;
              };
            })
        .withInput(2, 3)
        .passes();
  }

  @Test
  void a_copy_of_the_input_may_be_the_base() {
    GradientCheck.ofModule(
            store -> {
              Parameter weight = weight(store, 3, 3);
              return (tape, x) -> {
                Variable base = RowOps.select(tape, x.get(0), new int[] {0, 1});
                return MatrixOps.addProduct(tape, base, x.get(0), weight);
              };
            })
        .withInput(2, 3)
        .passes();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void shapes_that_do_not_fit_are_refused(Kernels kernels) {
    Parameter weight = weight(new ParameterStore(1), 4, 5);
    Tape tape = Tape.inference(kernels, new Arena());
    Variable x = tape.constant(Tensor.zeros(2, 3));
    assertThatThrownBy(() -> MatrixOps.affine(tape, x, weight, null))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("multiply: a (2, 3), b (4, 5) and c (2, 5) must be (M, K), (K, N) and (M, N)");
  }
}
