package io.dragoman.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {
  private static final float[] DATA = {9, 1, 2, 3, 4, 5, 6, 9};

  private static Tensor matrix() {
    return Tensor.of(DATA.clone(), 1, 3, 2);
  }

  @Test
  void rows_follow_each_other() {
    Tensor x = matrix();
    assertThat(x.get(0, 1)).isEqualTo(2);
    assertThat(x.get(2, 0)).isEqualTo(5);
    assertThat(x.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(x.rowOffset(2)).isEqualTo(5);
    assertThat(x.size()).isEqualTo(6);
    assertThat(x).hasToString("Tensor(3, 2)");
  }

  @Test
  void a_slice_is_a_view() {
    Tensor x = matrix();
    Tensor slice = x.slice(1, 3).slice(1, 2);
    slice.set(0, 0, 50);
    assertThat(slice.shape()).isEqualTo("(1, 2)");
    assertThat(x.get(2, 0)).isEqualTo(50);
    assertThat(x.slice(3, 3).size()).isZero();
  }

  @Test
  void filling_stays_inside() {
    Tensor x = matrix();
    x.fill(0);
    assertThat(x.data()).containsExactly(9, 0, 0, 0, 0, 0, 0, 9);
  }

  @Test
  void copying_stays_inside() {
    Tensor x = matrix();
    x.slice(1, 2).copyFrom(Tensor.of(new float[] {7, 8}, 2));
    assertThat(x.data()).containsExactly(9, 1, 2, 7, 8, 5, 6, 9);
  }

  @Test
  void an_array_is_wrapped_without_copying() {
    float[] data = new float[6];
    Tensor x = Tensor.of(data, 3);
    assertThat(x.shape()).isEqualTo("(2, 3)");
    assertThat(x.data()).isSameAs(data);
  }

  @Test
  void what_lies_outside_is_refused() {
    Tensor x = matrix();
    assertThatThrownBy(() -> x.get(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> x.get(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> x.set(0, 2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> x.slice(2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> x.slice(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Tensor.of(new float[5], 0, 3, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatThrownBy(() -> matrix().copyFrom(Tensor.zeros(2, 3)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("copy: (3, 2) and (2, 3) must have the same shape");
    assertThatThrownBy(() -> ShapeMismatchException.require("bias", Tensor.zeros(2, 3), 1, 3))
        .hasMessage("bias: is (2, 3) but must be (1, 3)");
    assertThatThrownBy(() -> Tensor.of(new float[5], 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tensor: 5 values do not make rows of 2");
  }
}
