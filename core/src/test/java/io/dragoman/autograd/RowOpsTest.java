package io.dragoman.autograd;

import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.Kernels;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowOpsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  private static GradientCheck embed(int vocabulary, int size, int... ids) {
    return GradientCheck.ofModule(
        store -> {
          Parameter table = store.create("table", vocabulary, size, Initializer.ZEROS);
          return (tape, x) -> RowOps.embed(tape, table, ids);
        });
  }

  @Test
  void embedding_has_the_right_gradient() {
    embed(6, 4, 2, 0, 2, 5, 2).passes();
    embed(1, 1, 0).passes();
    embed(3, 17, 1, 1).passes();
    embed(3, 2, 1, 0).freezing("table").passes();
  }

  @Test
  void selecting_rows_has_the_right_gradient() {
    GradientCheck.of((tape, x) -> RowOps.select(tape, x.get(0), new int[] {2, 0, 2, 2}))
        .withInput(4, 3)
        .passes();
    GradientCheck.of((tape, x) -> RowOps.select(tape, x.get(0), new int[] {0}))
        .withInput(1, 1)
        .passes();
    GradientCheck.of((tape, x) -> RowOps.select(tape, x.get(0), new int[] {1}))
        .withConstant(2, 3)
        .passes();
  }

  @Test
  void stacking_has_the_right_gradient() {
    GradientCheck.of((tape, x) -> RowOps.stack(tape, List.copyOf(x)))
        .withInput(2, 3)
        .withConstant(1, 3)
        .withInput(4, 3)
        .passes();
    GradientCheck.of((tape, x) -> RowOps.stack(tape, List.of(x.get(0), x.get(0))))
        .withInput(1, 1)
        .passes();
    GradientCheck.of((tape, x) -> RowOps.stack(tape, x)).withInput(2, 2).passes();
  }

  @Test
  void columns_side_by_side_have_the_right_gradient() {
    GradientCheck.of((tape, x) -> RowOps.concatenate(tape, x.get(0), x.get(1)))
        .withInput(3, 2)
        .withInput(3, 5)
        .passes();
    GradientCheck.of((tape, x) -> RowOps.concatenate(tape, x.get(0), x.get(1)))
        .withInput(1, 1)
        .withConstant(1, 1)
        .passes();
    GradientCheck.of((tape, x) -> RowOps.concatenate(tape, x.get(0), x.get(0)))
        .withInput(2, 20)
        .passes();
  }

  @Test
  void a_range_of_columns_has_the_right_gradient() {
    GradientCheck.of((tape, x) -> RowOps.columns(tape, x.get(0), 1, 4)).withInput(3, 6).passes();
    GradientCheck.of((tape, x) -> RowOps.columns(tape, x.get(0), 0, 1)).withInput(1, 1).passes();
    GradientCheck.of((tape, x) -> RowOps.columns(tape, x.get(0), 0, 2)).withConstant(3, 6).passes();
    GradientCheck.of(
            (tape, x) ->
                PointwiseOps.multiply(
                    tape,
                    RowOps.columns(tape, x.get(0), 0, 3),
                    RowOps.columns(tape, x.get(0), 2, 5)))
        .withInput(2, 5)
        .passes();
  }

  @Test
  void the_mean_over_time_has_the_right_gradient() {
    for (SequenceLayout layout :
        List.of(SequenceLayout.of(5, 3, 3, 1), SequenceLayout.of(1), SequenceLayout.of(2, 2))) {
      GradientCheck.of((tape, x) -> RowOps.meanOverTime(tape, x.get(0), layout))
          .withInput(layout.positions(), 3)
          .passes();
      GradientCheck.of((tape, x) -> RowOps.meanOverTime(tape, x.get(0), layout))
          .withConstant(layout.positions(), 3)
          .passes();
    }
  }

  @Test
  void chains_of_slices_have_the_right_gradient() {
    GradientCheck.of((tape, x) -> x.get(0).slice(1, 5).slice(1, 3)).withInput(6, 3).passes();
    GradientCheck.of(
            (tape, x) -> {
              Variable upper = x.get(0).slice(0, 3).slice(1, 3);
              Variable lower = x.get(0).slice(2, 4);
              Variable product = PointwiseOps.multiply(tape, upper, lower);
              return RowOps.stack(tape, List.of(product, x.get(0), upper));
            })
        .withInput(4, 3)
        .passes();
    GradientCheck.of((tape, x) -> x.get(0).slice(0, 1)).withConstant(2, 2).passes();
  }

  @Test
  void slices_and_products_of_one_variable_add_up() {
    GradientCheck.ofModule(
            store -> {
              Parameter weight = store.create("weight", 3, 3, Initializer.ZEROS);
              return (tape, x) -> {
                Variable h = PointwiseOps.tanh(tape, x.get(0));
                Variable whole = MatrixOps.affine(tape, h, weight, null);
                Variable part = MatrixOps.affine(tape, h.slice(1, 3), weight, null);
                Variable mixed =
                    MatrixOps.addProduct(
                        tape, RowOps.select(tape, h, new int[] {0, 1}), part, weight);
                return RowOps.stack(tape, List.of(mixed, whole, part, h.slice(2, 4)));
              };
            })
        .withInput(4, 3)
        .passes();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void rows_and_columns_are_moved_unchanged(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    Variable a = tape.constant(Tensor.of(new float[] {1, 2, 3, 4}, 2));
    Variable b = tape.constant(Tensor.of(new float[] {5, 6, 7, 8}, 2));
    Parameter table = new ParameterStore(1).create("table", 2, 2, Initializer.constant(9f));
    table.value().set(1, 0, 7f);
    assertThat(RowOps.embed(tape, table, new int[] {1, 0}).value().toArray())
        .containsExactly(7, 9, 9, 9);
    assertThat(RowOps.select(tape, a, new int[] {1, 1, 0}).value().toArray())
        .containsExactly(3, 4, 3, 4, 1, 2);
    assertThat(RowOps.stack(tape, List.of(a, b)).value().toArray())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(RowOps.concatenate(tape, a, b).value().toArray())
        .containsExactly(1, 2, 5, 6, 3, 4, 7, 8);
    assertThat(RowOps.columns(tape, a, 1, 2).value().toArray()).containsExactly(2, 4);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void the_mean_of_each_sequence_leaves_the_others_out(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    SequenceLayout layout = SequenceLayout.of(4, 2, 1);
    Variable x = tape.constant(random(layout.positions(), 3, 1));
    Tensor mean = RowOps.meanOverTime(tape, x, layout).value();
    for (int row = 0; row < 3; row++) {
      for (int n = 0; n < 3; n++) {
        double sum = 0;
        for (int t = 0; t < layout.length(row); t++) {
          sum += x.value().get(layout.position(t, row), n);
        }
        assertThat(mean.get(row, n)).isCloseTo((float) (sum / layout.length(row)), within(1e-6f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void what_does_not_fit_is_refused(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    Variable a = tape.constant(Tensor.zeros(2, 3));
    Variable b = tape.constant(Tensor.zeros(3, 4));
    assertThatThrownBy(() -> RowOps.concatenate(tape, a, b))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("concatenate: (2, 3) and (3, 4) differ in rows");
    assertThatThrownBy(() -> RowOps.stack(tape, List.of(a, b)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("stack: (2, 3) and (3, 4) differ in columns");
    assertThatThrownBy(() -> RowOps.columns(tape, a, 1, 4))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Range [1, 4) out of bounds for length 3");
    assertThatThrownBy(() -> RowOps.meanOverTime(tape, b, SequenceLayout.of(2, 2)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("mean over time: is (3, 4) but must be (4, 4)");
    assertThatThrownBy(() -> RowOps.select(tape, a, new int[] {2}))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
