package io.dragoman.autograd;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.nn.Initializer;
import io.dragoman.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The check itself: right gradients pass and wrong ones do not. */
class GradientCheckTest {
  /** {@code y = x * x} with a factor in place of the right 2 in its backward. */
  private static Variable square(Tape tape, Variable x, float factor) {
    Tensor y = tape.zeros(x.rows(), x.columns());
    tape.kernels().addProduct(x.value(), x.value(), y);
    Variable result = tape.variable(y);
    tape.record(
        () -> {
          Tensor share = tape.zeros(x.rows(), x.columns());
          tape.kernels().addProduct(result.gradient(), x.value(), share);
          tape.kernels().scale(share, factor);
          tape.kernels().add(share, x.gradient());
        });
    return result;
  }

  @Test
  void a_right_gradient_passes() {
    GradientCheck.of((tape, x) -> square(tape, x.get(0), 2f)).withInput(3, 4).passes();
  }

  @Test
  void a_wrong_factor_is_caught() {
    GradientCheck check =
        GradientCheck.of((tape, x) -> square(tape, x.get(0), 1.99f)).withInput(3, 4);
    assertThatThrownBy(check::passes)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("scalar kernels: input 0 (3, 4), direction 0: the gradient says ");
  }

  @Test
  void a_single_wrong_value_is_caught() {
    GradientCheck check =
        GradientCheck.of(
                (tape, x) -> {
                  Variable y = square(tape, x.get(0), 2f);
                  tape.record(() -> x.get(0).gradient().set(2, 3, 0.5f));
                  return y;
                })
            .withInput(5, 7);
    assertThatThrownBy(check::passes).isInstanceOf(AssertionError.class);
  }

  @Test
  void a_gradient_that_overwrites_where_it_must_add_is_caught() {
    GradientCheck check =
        GradientCheck.of(
                (tape, x) -> {
                  Variable y = tape.variable(GradientCheck.copy(x.get(0).value()));
                  tape.record(() -> x.get(0).gradient().copyFrom(y.gradient()));
                  return PointwiseOps.multiply(tape, x.get(0), y);
                })
            .withInput(2, 3);
    assertThatThrownBy(check::passes).isInstanceOf(AssertionError.class);
  }

  @Test
  void a_forgotten_parameter_is_caught() {
    GradientCheck check =
        GradientCheck.ofModule(
                store -> {
                  Parameter bias = store.create("bias", 1, 3, Initializer.ZEROS);
                  return (tape, x) -> {
                    Tensor y = GradientCheck.copy(x.get(0).value());
                    tape.kernels().add(bias.value(), y);
                    Variable result = tape.variable(y);
                    tape.record(() -> tape.kernels().add(result.gradient(), x.get(0).gradient()));
                    return result;
                  };
                })
            .withInput(1, 3);
    assertThatThrownBy(check::passes)
        .hasMessageStartingWith("scalar kernels: bias (1, 3), direction 0: the gradient says 0.0");
  }

  @Test
  void a_gradient_into_a_constant_is_caught() {
    GradientCheck check =
        GradientCheck.of((tape, x) -> square(tape, x.get(0), 2f)).withConstant(1, 1);
    assertThatThrownBy(check::passes)
        .hasMessageStartingWith("scalar kernels: input 0: must get no gradient but gets one of");
  }

  @Test
  void reading_memory_that_nobody_wrote_is_caught() {
    GradientCheck check =
        GradientCheck.of(
                (tape, x) -> {
                  Tensor y = tape.take(1, 2);
                  tape.kernels().addProduct(x.get(0).value(), x.get(0).value(), y);
                  return tape.variable(y);
                })
            .withInput(1, 2);
    assertThatThrownBy(check::passes).hasMessageContaining("differences say NaN");
  }
}
