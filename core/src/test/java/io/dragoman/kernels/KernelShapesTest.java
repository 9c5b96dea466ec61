package io.dragoman.kernels;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every argument of a step has one shape, and both implementations insist on it. */
class KernelShapesTest {
  private static final int ROWS = 3;
  private static final int HIDDEN = 5;
  private static final SequenceLayout LAYOUT = SequenceLayout.of(4, 2);
  private static final int[] SENTENCE = {0, 1, 0};

  /** A kernel with tensors of the shapes it wants. */
  private interface Call {
    void run(Kernels kernels, List<Tensor> x);
  }

  /** A kernel and the shapes of its arguments. */
  private record Case(String name, Call call, int[]... shapes) {
    List<Tensor> tensors() {
      return Arrays.stream(shapes).map(shape -> Tensor.zeros(shape[0], shape[1])).toList();
    }

    /** The same, but one argument has another shape. */
    List<Tensor> with(int argument, int moreRows, int moreColumns) {
      Tensor[] tensors = tensors().toArray(Tensor[]::new);
      int[] shape = shapes[argument];
      tensors[argument] = Tensor.zeros(shape[0] + moreRows, shape[1] + moreColumns);
      return Arrays.asList(tensors);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static int[] by(int gates) {
    return new int[] {ROWS, gates * HIDDEN};
  }

  static List<Case> cases() {
    int[] query = {ROWS, 6};
    int[] keys = {LAYOUT.positions(), 6};
    int[] energy = {1, 6};
    int[] memory = {LAYOUT.positions(), 7};
    int[] weights = {ROWS, 4};
    int[] context = {ROWS, 7};
    return List.of(
        new Case(
            "lstm",
            (k, x) -> k.lstm(x.get(0), x.get(1), x.get(2), x.get(3), x.get(4)),
            by(4),
            by(1),
            by(1),
            by(1),
            by(1)),
        new Case(
            "lstm backward",
            (k, x) ->
                k.lstmBackward(
                    x.get(0), x.get(1), x.get(2), x.get(3), x.get(4), x.get(5), x.get(6)),
            by(4),
            by(1),
            by(1),
            by(1),
            by(1),
            by(4),
            by(1)),
        new Case(
            "gru",
            (k, x) -> k.gru(x.get(0), x.get(1), x.get(2), x.get(3), x.get(4)),
            by(3),
            by(3),
            by(1),
            by(3),
            by(1)),
        new Case(
            "gru backward",
            (k, x) ->
                k.gruBackward(x.get(0), x.get(1), x.get(2), x.get(3), x.get(4), x.get(5), x.get(6)),
            by(3),
            by(1),
            by(3),
            by(1),
            by(3),
            by(3),
            by(1)),
        new Case(
            "attention",
            (k, x) ->
                k.additiveAttention(
                    x.get(0), x.get(1), x.get(2), x.get(3), LAYOUT, SENTENCE, x.get(4), x.get(5)),
            query,
            keys,
            energy,
            memory,
            weights,
            context),
        new Case(
            "attention backward",
            (k, x) ->
                k.additiveAttentionBackward(
                    x.get(0), x.get(1), x.get(2), x.get(3), LAYOUT, SENTENCE, x.get(4), x.get(5),
                    x.get(6), x.get(7), x.get(8), x.get(9), x.get(10)),
            query,
            keys,
            energy,
            memory,
            weights,
            weights,
            context,
            query,
            keys,
            energy,
            memory));
  }

  static Stream<Object[]> casesOfAll() {
    return Implementations.all().stream()
        .flatMap(kernels -> cases().stream().map(each -> new Object[] {kernels, each}));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("casesOfAll")
  void any_one_argument_of_another_shape_is_refused(Kernels kernels, Case each) {
    assertThatCode(() -> each.call().run(kernels, each.tensors())).doesNotThrowAnyException();
    for (int i = 0; i < each.shapes().length; i++) {
      List<Tensor> higher = each.with(i, 1, 0);
      assertThatThrownBy(() -> each.call().run(kernels, higher))
          .as("row added to argument %d", i)
          .isInstanceOf(ShapeMismatchException.class);
    }
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("casesOfAll")
  void any_one_argument_with_a_column_more_is_refused(Kernels kernels, Case each) {
    for (int i = 0; i < each.shapes().length; i++) {
      if (each.name().equals("attention") && i == 4) {
        continue; // weights may be wider than the longest sentence
      }
      List<Tensor> wider = each.with(i, 0, 1);
      assertThatThrownBy(() -> each.call().run(kernels, wider))
          .as("column added to argument %d", i)
          .isInstanceOf(ShapeMismatchException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("io.dragoman.kernels.Implementations#all")
  void gradients_of_weights_may_be_missing_or_are_named(Kernels kernels) {
    Case backward = cases().get(5);
    List<Tensor> none = Arrays.asList(backward.tensors().toArray(Tensor[]::new));
    none.set(5, null);
    assertThatCode(() -> backward.call().run(kernels, none)).doesNotThrowAnyException();
    assertThatThrownBy(() -> backward.call().run(kernels, backward.with(5, 0, 1)))
        .hasMessage("attention backward: weights: (3, 4) and (3, 5) must have the same shape");
    assertThatThrownBy(() -> backward.call().run(kernels, backward.with(8, 1, 0)))
        .hasMessage("attention backward: keys: (6, 6) and (7, 6) must have the same shape");
  }
}
