package io.dragoman.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantizedMatrixTest {
  private static Tensor random(int rows, int columns) {
    Random random = new Random(5);
    Tensor x = Tensor.zeros(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        x.set(row, column, (float) random.nextGaussian() * (column + 1));
      }
    }
    return x;
  }

  @Test
  void no_value_is_off_by_more_than_half_the_scale_of_its_column() {
    Tensor x = random(40, 7);
    QuantizedMatrix quantized = QuantizedMatrix.of(x);
    Tensor back = Tensor.zeros(40, 7);
    quantized.dequantize(back);
    for (int row = 0; row < 40; row++) {
      for (int column = 0; column < 7; column++) {
        double scale = quantized.scales().get(0, column);
        double error = Math.abs(back.get(row, column) - x.get(row, column));
        assertThat(error).isLessThanOrEqualTo(scale * 0.50001);
      }
    }
  }

  @Test
  void the_largest_value_of_each_column_becomes_127() {
    Tensor x = Tensor.of(new float[] {1f, -20f, 0.5f, 10f, -0.25f, 5f}, 2);
    QuantizedMatrix quantized = QuantizedMatrix.of(x);
    assertThat(quantized.scales().toArray()).containsExactly(1f / 127, 20f / 127);
    assertThat(quantized.get(0, 0)).isEqualTo((byte) 127);
    assertThat(quantized.get(0, 1)).isEqualTo((byte) -127);
    assertThat(quantized.values()).containsExactly(127, -127, 64, 64, -32, 32);
  }

  @Test
  void quantizing_what_was_quantized_changes_nothing() {
    QuantizedMatrix once = QuantizedMatrix.of(random(30, 9));
    Tensor back = Tensor.zeros(30, 9);
    once.dequantize(back);
    assertThat(QuantizedMatrix.of(back).values()).isEqualTo(once.values());
  }

  @Test
  void a_column_of_zeros_stays_zero() {
    Tensor x = Tensor.of(new float[] {0f, 1f, -0f, 2f}, 2);
    QuantizedMatrix quantized = QuantizedMatrix.of(x);
    Tensor back = Tensor.zeros(2, 2);
    quantized.dequantize(back);
    assertThat(back.get(0, 0)).isZero();
    assertThat(back.get(1, 0)).isZero();
    assertThat(back.get(1, 1)).isEqualTo(2f);
  }

  @Test
  void values_too_small_for_a_scale_become_zero() {
    Tensor x = Tensor.of(new float[] {Float.MIN_VALUE, -Float.MIN_VALUE}, 1);
    assertThat(QuantizedMatrix.of(x).values()).containsOnly(0);
  }

  @Test
  void a_value_that_is_not_finite_is_named() {
    Tensor x = Tensor.of(new float[] {1f, 2f, 3f, Float.NaN}, 2);
    assertThatThrownBy(() -> QuantizedMatrix.of(x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 1, column 1 is NaN: must be a finite number");
  }

  @Test
  void a_target_of_another_shape_is_refused() {
    QuantizedMatrix quantized = QuantizedMatrix.of(random(3, 2));
    assertThatThrownBy(() -> quantized.dequantize(Tensor.zeros(2, 3)))
        .isInstanceOf(ShapeMismatchException.class);
    assertThat(quantized.shape()).isEqualTo("(3, 2)");
  }
}
