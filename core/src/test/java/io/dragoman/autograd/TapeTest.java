package io.dragoman.autograd;

import static io.dragoman.Tensors.assertClose;
import static io.dragoman.Tensors.assertSameBits;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.kernels.Kernels;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TapeTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  private final ParameterStore store = new ParameterStore(1);
  private final Parameter weight = store.create("weight", 3, 3, Initializer.normal(1));
  private final Gradients gradients = new Gradients(store.all());
  private final Arena arena = new Arena();

  @ParameterizedTest
  @MethodSource(ALL)
  void operations_run_backwards_from_the_last(Kernels kernels) {
    List<Integer> order = new ArrayList<>();
    Tape tape = Tape.training(kernels, arena, gradients, null);
    for (int i = 0; i < 3; i++) {
      int number = i;
      tape.record(() -> order.add(number));
    }
    assertThat(tape.size()).isEqualTo(3);
    tape.backward();
    assertThat(order).containsExactly(2, 1, 0);
    assertThat(tape.size()).isZero();
    tape.backward();
    assertThat(order).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void an_inference_tape_records_nothing(Kernels kernels) {
    Tape tape = Tape.inference(kernels, arena);
    Variable x = tape.variable(random(2, 3, 1));
    MatrixOps.affine(tape, x, weight, null);
    assertThat(tape.size()).isZero();
    assertThat(tape.isRecording()).isFalse();
    assertThat(tape.randomness()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void weight_gradients_are_formed_at_the_end_over_all_uses(Kernels kernels) {
    Tape tape = Tape.training(kernels, arena, gradients, null);
    Tensor x = random(5, 3, 1);
    Tensor dY = random(5, 3, 2);
    tape.contributions().addProduct(weight, x.slice(0, 2), dY.slice(0, 2));
    tape.contributions().addProduct(weight, x.slice(2, 5), dY.slice(2, 5));
    assertThat(gradients.of(weight).toArray()).containsOnly(0f);
    tape.backward();
    Tensor expected = Tensor.zeros(3, 3);
    kernels.multiplyTransposed(List.of(x), List.of(dY), 0, expected, true);
    assertClose("weight", gradients.of(weight), expected, 1e-6);
    tape.backward();
    assertClose("weight", gradients.of(weight), expected, 1e-6);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void gradients_of_two_tapes_are_joined_in_one_sum(Kernels kernels) {
    List<Contributions> both = new ArrayList<>();
    Tensor expected = Tensor.zeros(3, 3);
    for (int seed = 1; seed <= 2; seed++) {
      Tape tape = Tape.training(kernels, new Arena(), gradients, null);
      Variable y = MatrixOps.affine(tape, tape.constant(random(4, 3, seed)), weight, null);
      y.gradient().copyFrom(random(4, 3, 7 + seed));
      tape.backward();
      kernels.add(gradients.of(weight), expected);
      both.add(backwardOnly(kernels, seed).contributions());
    }
    gradients.sum(kernels, both, weight);
    assertClose("weight", gradients.of(weight), expected, 1e-6);
  }

  private Tape backwardOnly(Kernels kernels, int seed) {
    Tape tape = Tape.training(kernels, new Arena(), gradients, null);
    Variable y = MatrixOps.affine(tape, tape.constant(random(4, 3, seed)), weight, null);
    y.gradient().copyFrom(random(4, 3, 7 + seed));
    tape.backpropagate();
    return tape;
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void operations_whose_result_nobody_needs_change_nothing(Kernels kernels) {
    Tape tape = Tape.training(kernels, arena, gradients, null);
    Variable x = tape.variable(random(2, 3, 1));
    MatrixOps.affine(tape, x, weight, null);
    PointwiseOps.tanh(tape, x);
    RecurrentOps.gru(tape, x, x, tape.variable(random(2, 1, 1)));
    tape.backward();
    assertThat(x.hasGradient()).isFalse();
    assertThat(gradients.of(weight).toArray()).containsOnly(0f);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void closing_takes_the_memory_back_and_forgets_the_operations(Kernels kernels) {
    Tensor first;
    Tape forgotten = Tape.training(kernels, arena, gradients, null);
    try (forgotten) {
      first = forgotten.take(2, 2);
      MatrixOps.affine(forgotten, forgotten.variable(random(1, 3, 1)), weight, null);
    }
    assertThat(forgotten.size()).isZero();
    Tape next = Tape.inference(kernels, arena);
    Tensor second = next.take(2, 2);
    assertThat(second.data()).isSameAs(first.data());
    assertThat(second.offset()).isEqualTo(first.offset());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void inference_gives_the_values_of_training(Kernels kernels) {
    Tensor x = random(4, 3, 1);
    Tape training = Tape.training(kernels, new Arena(), gradients, null);
    Tape inference = Tape.inference(kernels, new Arena());
    Variable y = MatrixOps.affine(training, training.variable(x), weight, null);
    Variable z = MatrixOps.affine(inference, inference.variable(x), weight, null);
    assertSameBits("affine", z.value(), y.value());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aTapeThatIsFilledAgainHandsOutTheSameObjects(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    Variable first = fill(tape);
    Object carrier = tape.reuse(StringBuilder.class, StringBuilder::new);
    Object other = tape.reuse(StringBuilder.class, StringBuilder::new);
    assertThat(other).isNotSameAs(carrier);
    tape.close();
    assertThat(fill(tape)).isSameAs(first);
    assertThat(first.value().toArray()).containsExactly(1, 2);
    assertThat(tape.reuse(StringBuilder.class, StringBuilder::new)).isSameAs(carrier);
  }

  private static Variable fill(Tape tape) {
    Variable x = tape.variable(tape.take(2, 2));
    for (int i = 0; i < 4; i++) {
      x.value().set(i / 2, i % 2, i - 1f);
    }
    return x.slice(1, 2);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aVariableHandedOutAgainHasNoGradientYet(Kernels kernels) {
    Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
    Variable x = tape.variable(tape.zeros(1, 1));
    x.gradient().fill(1f);
    tape.close();
    Variable again = tape.variable(tape.zeros(1, 1));
    assertThat(again).isSameAs(x);
    assertThat(again.hasGradient()).isFalse();
    assertThat(again.gradient().get(0, 0)).isZero();
  }
}
