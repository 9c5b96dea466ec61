package io.dragoman.autograd;

import static io.dragoman.Tensors.assertSameBits;
import static io.dragoman.autograd.GradientCheck.copy;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final int TALL = 2 * Gradients.ROWS + 9;

  private final ParameterStore store = new ParameterStore(1);
  private final Parameter table = store.create("table", TALL, 2, Initializer.ZEROS);
  private final Parameter bias = store.create("bias", 1, 2, Initializer.ZEROS);
  private final Gradients gradients = new Gradients(store.all());
  private final Contributions first = new Contributions(new Arena());
  private final Contributions second = new Contributions(new Arena());
  private final List<Contributions> both = List.of(first, second);

  @Test
  void gradients_start_at_zero_in_the_shape_of_the_parameter() {
    assertThat(gradients.parameters()).containsExactly(table, bias);
    assertThat(gradients.of(bias).shape()).isEqualTo("(1, 2)");
    assertThat(gradients.of(table).toArray()).containsOnly(0f);
    assertThat(gradients.isZero(table, 0)).isTrue();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void rows_of_a_table_are_added_where_they_belong_and_forgotten_afterwards(Kernels kernels) {
    first.addRows(table, new int[] {0, 70, 0}, Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2));
    second.addRows(table, new int[] {70}, Tensor.of(new float[] {10, 20}, 2));
    gradients.sum(kernels, both, table);
    float[] expected = new float[2 * TALL];
    expected[0] = 6;
    expected[1] = 8;
    expected[140] = 13;
    expected[141] = 24;
    assertThat(gradients.of(table).toArray()).isEqualTo(expected);
    assertThat(gradients.isZero(table, 1)).isFalse();
    assertThat(gradients.isZero(table, 2)).isTrue();
    both.forEach(Contributions::clear);
    gradients.sum(kernels, both, table);
    assertThat(gradients.of(table).toArray()).containsOnly(0f);
    assertThat(gradients.isZero(table, 1)).isTrue();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void products_rows_and_wholes_of_one_parameter_add_up(Kernels kernels) {
    first.addProduct(table, random(3, TALL, 1), random(3, 2, 2));
    second.addProduct(table, random(4, TALL, 3), random(4, 2, 4));
    second.addRows(table, new int[] {5}, Tensor.of(new float[] {7, 8}, 2));
    first.whole(table).fill(0.5f);
    gradients.sum(kernels, both, table);
    Tensor expected = Tensor.zeros(TALL, 2);
    kernels.multiplyTransposed(
        List.of(random(3, TALL, 1), random(4, TALL, 3)),
        List.of(random(3, 2, 2), random(4, 2, 4)),
        0,
        expected,
        false);
    for (int i = 0; i < expected.size(); i++) {
      expected.data()[i] += 0.5f;
    }
    expected.data()[10] += 7;
    expected.data()[11] += 8;
    assertThat(gradients.of(table).toArray())
        .containsExactly(expected.toArray(), org.assertj.core.api.Assertions.within(1e-5f));
    both.forEach(Contributions::clear);
    gradients.sum(kernels, both, table);
    assertThat(gradients.of(table).toArray()).as("nothing is left").containsOnly(0f);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void columns_are_summed_for_a_bias(Kernels kernels) {
    first.addColumnSums(bias, Tensor.of(new float[] {1, 2, 3, 4}, 2));
    second.addColumnSums(bias, Tensor.of(new float[] {10, 20}, 2));
    gradients.sum(kernels, both, bias);
    assertThat(gradients.of(bias).toArray()).containsExactly(14, 26);
    assertThat(gradients.isZero(bias, 0)).isFalse();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void how_rows_are_cut_changes_no_bit(Kernels kernels) {
    first.addProduct(table, random(3, TALL, 1), random(3, 2, 2));
    second.addRows(table, new int[] {5, 100, TALL - 1}, random(3, 2, 3));
    gradients.sum(kernels, both, table);
    Tensor whole = copy(gradients.of(table));
    gradients.sum(kernels, both, table, 2 * Gradients.ROWS, TALL);
    gradients.sum(kernels, both, table, 0, 2 * Gradients.ROWS);
    assertSameBits("table", gradients.of(table), whole);
  }

  @Test
  void rows_cut_elsewhere_are_refused() {
    assertThatThrownBy(() -> gradients.sum(new ScalarKernels(), both, table, 0, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rows 0 to 7 must be cut at multiples of 64");
  }
}
