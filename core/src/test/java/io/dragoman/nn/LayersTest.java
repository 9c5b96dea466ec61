package io.dragoman.nn;

import static io.dragoman.Tensors.assertClose;
import static io.dragoman.Tensors.assertSameBits;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.MatrixOps;
import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Linear} and {@link Embedding}. */
class LayersTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  @Test
  void layers_have_the_right_gradient() {
    GradientCheck.ofModule(
            store -> {
              Embedding embedding = Embedding.create(store, "embedding", 5, 3);
              Linear linear = Linear.create(store, "linear", 3, 4);
              Linear second = Linear.withoutBias(store, "second", 2, 4, 1);
              return (tape, x) -> {
                Variable words = embedding.apply(tape, new int[] {4, 0, 4});
                return second.addTo(tape, linear.apply(tape, words), x.get(0));
              };
            })
        .withInput(3, 2)
        .passes();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_linear_layer_is_the_product_plus_the_bias(Kernels kernels) {
    ParameterStore store = new ParameterStore(1);
    Linear linear = Linear.create(store, "linear", 3, 4, 2, Initializer.constant(2f));
    Linear bare = Linear.withoutBias(store, "bare", 3, 4, 1);
    Tape tape = Tape.inference(kernels, new Arena());
    Variable x = tape.constant(random(2, 3, 1));
    Variable base = tape.constant(random(2, 4, 2));
    assertThat(store.get("linear.bias").value().toArray()).containsOnly(2f);
    assertSameBits(
        "linear",
        linear.apply(tape, x).value(),
        MatrixOps.affine(tape, x, store.get("linear.weight"), store.get("linear.bias")).value());
    Tensor expected = PointwiseOps.add(tape, base, bare.apply(tape, x)).value();
    assertClose("added", bare.addTo(tape, base, x).value(), expected, 1e-6);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_layer_with_a_bias_cannot_be_added_to_a_base(Kernels kernels) {
    Linear linear = Linear.create(new ParameterStore(1), "linear", 3, 4);
    Tape tape = Tape.inference(kernels, new Arena());
    Variable base = tape.constant(random(2, 4, 2));
    Variable x = tape.constant(random(2, 3, 1));
    assertThatThrownBy(() -> linear.addTo(tape, base, x))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("linear.weight: the layer has a bias: add to a base with a layer without one");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void ids_outside_the_vocabulary_are_refused(Kernels kernels) {
    Embedding embedding = Embedding.create(new ParameterStore(1), "embedding", 5, 3);
    Tape tape = Tape.inference(kernels, new Arena());
    assertThatThrownBy(() -> embedding.apply(tape, new int[] {0, 5}))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> embedding.apply(tape, new int[] {-1}))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
