package io.dragoman.model;

import static io.dragoman.Tensors.assertSameBits;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Recurrence;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrentStackTest {
  private static final SequenceLayout LAYOUT = SequenceLayout.of(7, 5, 4, 4, 1);
  private static final long[] SENTENCES = {5, 6, 7, 8, 9};
  private static final int IN = 3;
  private static final DropoutConfig NO_DROPOUT = new DropoutConfig(0f, 0f, 0f);

  /** Every shape of a stack. */
  static Stream<EncoderConfig> shapes() {
    return Stream.of(
        new EncoderConfig(IN, "gru", 4, 1, false),
        new EncoderConfig(IN, "lstm", 4, 2, true),
        new EncoderConfig(IN, "gru", 4, 2, true).withPyramid(2),
        new EncoderConfig(IN, "lstm", 3, 3, false).withPyramid(2),
        new EncoderConfig(IN, "gru", 3, 2, true).withPyramid(3));
  }

  private static RecurrentStack stack(ParameterStore store, EncoderConfig config) {
    return new RecurrentStack(store, "stack", IN, config, NO_DROPOUT);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void a_batch_gives_the_bits_of_each_sentence_alone(EncoderConfig config) {
    Tensor inputs = random(LAYOUT.positions(), IN, 1);
    for (Kernels kernels : Implementations.all()) {
      RecurrentStack stack = stack(new ParameterStore(1), config);
      Tape tape = Tape.inference(kernels, new Arena());
      EncoderOutput together = stack.run(tape, tape.constant(inputs), LAYOUT, SENTENCES);
      assertThat(together.layout()).isEqualTo(LAYOUT.shortened(stack.reduction()));
      assertThat(together.states().columns()).isEqualTo(stack.outputSize());
      for (int row = 0; row < LAYOUT.batch(); row++) {
        Variable x = tape.constant(ofSentence(inputs, LAYOUT, row));
        SequenceLayout layout = SequenceLayout.of(LAYOUT.length(row));
        EncoderOutput alone = stack.run(tape, x, layout, SENTENCES);
        assertSameBits(
            "states of " + row,
            ofSentence(together.states().value(), together.layout(), row),
            alone.states().value());
        assertSameBits(
            "last of " + row, together.last().value().slice(row, row + 1), alone.last().value());
      }
    }
  }

  private static Tensor ofSentence(Tensor packed, SequenceLayout layout, int row) {
    Tensor rows = Tensor.zeros(layout.length(row), packed.columns());
    for (int t = 0; t < rows.rows(); t++) {
      int position = layout.position(t, row);
      rows.slice(t, t + 1).copyFrom(packed.slice(position, position + 1));
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void inference_gives_the_bits_of_training(EncoderConfig config) {
    Tensor inputs = random(LAYOUT.positions(), IN, 1);
    for (Kernels kernels : Implementations.all()) {
      ParameterStore store = new ParameterStore(1);
      RecurrentStack stack = stack(store, config);
      Tape inference = Tape.inference(kernels, new Arena());
      Tape training = Tape.training(kernels, new Arena(), new Gradients(store.all()), null);
      Variable x = inference.constant(inputs);
      EncoderOutput read = stack.run(inference, x, LAYOUT, SENTENCES);
      EncoderOutput trained = stack.run(training, training.constant(inputs), LAYOUT, SENTENCES);
      List<Variable> projected = new ArrayList<>();
      stack.inputCells().forEach(cell -> projected.add(cell.projectInputs(inference, x)));
      EncoderOutput lookedUp = stack.runProjected(inference, projected, LAYOUT, SENTENCES);
      for (EncoderOutput each : List.of(trained, lookedUp)) {
        assertSameBits("states", each.states().value(), read.states().value());
        assertSameBits("last", each.last().value(), read.last().value());
        assertThat(each.layout()).isEqualTo(read.layout());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void stacks_have_the_right_gradient(EncoderConfig config) {
    gradient(config, NO_DROPOUT).passes();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void stacks_with_dropout_have_the_right_gradient(EncoderConfig config) {
    gradient(config, new DropoutConfig(0.3f, 0.3f, 0f))
        .withRandomness(new Randomness(1, 2))
        .passes();
  }

  private static GradientCheck gradient(EncoderConfig config, DropoutConfig dropout) {
    SequenceLayout layout = SequenceLayout.of(3, 1);
    return GradientCheck.ofModule(
            store -> {
              RecurrentStack stack = new RecurrentStack(store, "stack", IN, config, dropout);
              return (tape, x) -> {
                EncoderOutput output = stack.run(tape, x.get(0), layout, SENTENCES);
                return RowOps.stack(tape, List.of(output.states(), output.last()));
              };
            })
        .withInput(layout.positions(), IN);
  }

  @Test
  void a_pyramid_shortens_time_with_every_layer() {
    for (Kernels kernels : Implementations.all()) {
      RecurrentStack stack =
          stack(new ParameterStore(1), new EncoderConfig(IN, "gru", 4, 3, true).withPyramid(2));
      assertThat(stack.reduction()).isEqualTo(4);
      Tape tape = Tape.inference(kernels, new Arena());
      Variable x = tape.constant(random(LAYOUT.positions(), IN, 1));
      EncoderOutput output = stack.run(tape, x, LAYOUT, Recurrence.UNNAMED);
      assertThat(output.layout()).isEqualTo(SequenceLayout.of(2, 2, 1, 1, 1));
      assertThat(output.states().rows()).isEqualTo(7);
    }
  }

  @Test
  void the_upper_layers_of_a_pyramid_have_wider_inputs() {
    ParameterStore store = new ParameterStore(1);
    stack(store, new EncoderConfig(IN, "gru", 4, 2, true).withPyramid(3));
    assertThat(store.get("stack.0.forward.input.weight").value().rows()).isEqualTo(IN);
    assertThat(store.get("stack.1.forward.input.weight").value().rows()).isEqualTo(3 * 8);
  }

  @Test
  void a_pyramid_that_would_shorten_nothing_is_refused() {
    EncoderConfig config = new EncoderConfig(IN, "gru", 4, 1, true);
    assertThatThrownBy(() -> stack(new ParameterStore(1), config.withPyramid(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "stack: a pyramid of factor 2 and 1 layers: use a factor of at least 1 and, above 1,"
                + " at least 2 layers");
    assertThatThrownBy(() -> stack(new ParameterStore(1), config.withPyramid(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
