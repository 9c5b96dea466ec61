package io.dragoman.autograd;

import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariableTest {
  private final Tape tape =
      Tape.training(new ScalarKernels(), new Arena(), new Gradients(List.of()), null);

  @Test
  void a_gradient_starts_at_zero() {
    Variable x = tape.variable(random(2, 3, 1));
    assertThat(x.hasGradient()).isFalse();
    assertThat(x.gradient().toArray()).hasSize(6).containsOnly(0f);
    assertThat(x.hasGradient()).isTrue();
  }

  @Test
  void the_gradient_of_a_slice_is_a_view_of_the_whole() {
    Variable x = tape.variable(random(4, 2, 1));
    Variable slice = x.slice(1, 4).slice(1, 2);
    assertThat(slice.hasGradient()).isFalse();
    slice.gradient().fill(5f);
    assertThat(x.gradient().toArray()).containsExactly(0, 0, 0, 0, 5, 5, 0, 0);
    assertThat(x.slice(0, 1).hasGradient()).isTrue();
  }

  @Test
  void a_slice_of_everything_is_the_variable_itself() {
    Variable x = tape.variable(random(4, 2, 1));
    assertThat(x.slice(0, 4)).isSameAs(x);
  }

  @Test
  void slices_of_constants_are_constants() {
    assertThat(tape.constant(random(4, 2, 1)).slice(1, 2).isDifferentiable()).isFalse();
    assertThat(tape.variable(random(4, 2, 1)).slice(1, 2).isDifferentiable()).isTrue();
  }

  @Test
  void nothing_is_differentiable_on_an_inference_tape() {
    Tape inference = Tape.inference(new ScalarKernels(), new Arena());
    assertThat(inference.variable(random(1, 1, 1)).isDifferentiable()).isFalse();
  }

  @Test
  void only_an_untouched_gradient_may_be_overwritten() {
    Variable x = tape.variable(random(2, 3, 1));
    x.gradient();
    assertThatThrownBy(x::gradientToOverwrite)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("variable (2, 3): has a gradient or is a view: add to its gradient");
    Variable view = tape.variable(random(2, 3, 1)).slice(0, 1);
    assertThatThrownBy(view::gradientToOverwrite)
        .hasMessage("variable (1, 3): has a gradient or is a view: add to its gradient");
  }

  @Test
  void only_a_value_without_gradient_can_be_given_up() {
    Variable x = tape.variable(random(2, 3, 1));
    Tensor value = x.value();
    assertThat(x.reuseValueAsGradient()).isSameAs(value);
    assertThatThrownBy(x::reuseValueAsGradient)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("variable (2, 3): has a gradient or is a view: cannot give up its value");
    Variable view = tape.variable(random(2, 3, 1)).slice(0, 1);
    assertThatThrownBy(view::reuseValueAsGradient)
        .hasMessage("variable (1, 3): has a gradient or is a view: cannot give up its value");
  }
}
