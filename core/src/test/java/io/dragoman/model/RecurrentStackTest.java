package io.dragoman.model;

import static io.dragoman.Tensors.assertSameBits;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.Cells;
import io.dragoman.nn.rnn.Direction;
import io.dragoman.nn.rnn.Recurrence;
import io.dragoman.nn.rnn.SequenceOutput;
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
        new EncoderConfig(IN, "gru", 3, 2, true).withPyramid(3),
        new EncoderConfig(IN, "gru", 3, 3, true).with("bi-unidirectional", "residual"),
        new EncoderConfig(IN, "lstm", 3, 3, true).with("alternating", "none"),
        new EncoderConfig(IN, "gru", 3, 2, false).with("alternating", "highway"),
        new EncoderConfig(IN, "gru:transitions=2", 3, 2, true).with("plain", "highway"),
        new EncoderConfig(IN, "clockwork:1-2", 4, 2, true).with("plain", "residual"),
        new EncoderConfig(IN, "sru", 3, 1, true));
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
  void layers_above_the_lowest_of_a_bi_unidirectional_stack_read_forward() {
    ParameterStore store = new ParameterStore(1);
    stack(store, new EncoderConfig(IN, "gru", 4, 3, true).with("bi-unidirectional", "none"));
    assertThat(store.byName()).containsKey("stack.0.backward.input.weight");
    assertThat(store.byName().keySet()).noneMatch(name -> name.startsWith("stack.1.backward"));
    assertThat(store.get("stack.1.forward.input.weight").value().rows()).isEqualTo(8);
    assertThat(store.get("stack.2.forward.input.weight").value().rows()).isEqualTo(4);
  }

  @Test
  void a_layer_of_an_alternating_chain_reads_against_the_one_below() {
    SequenceLayout layout = SequenceLayout.of(4, 2);
    EncoderConfig config = new EncoderConfig(IN, "gru", 4, 2, false).with("alternating", "none");
    Tensor inputs = random(layout.positions(), IN, 1);
    for (Kernels kernels : Implementations.all()) {
      Tape tape = Tape.inference(kernels, new Arena());
      EncoderOutput output =
          stack(new ParameterStore(1), config)
              .run(tape, tape.constant(inputs), layout, Recurrence.UNNAMED);

      ParameterStore same = new ParameterStore(1);
      Cell lower = Cells.create("gru", same, "stack.0.forward", IN, 4);
      Cell upper = Cells.create("gru", same, "stack.1.forward", 4, 4);
      SequenceOutput below =
          Recurrence.run(
              tape, lower, tape.constant(inputs), layout, Recurrence.UNNAMED, Direction.FORWARD);
      SequenceOutput above =
          Recurrence.run(tape, upper, below.all(), layout, Recurrence.UNNAMED, Direction.BACKWARD);
      assertSameBits("states", output.states().value(), above.all().value());
      assertSameBits("last", output.last().value(), above.last().value());
    }
  }

  @Test
  void the_chains_of_an_alternating_stack_do_not_meet() {
    ParameterStore store = new ParameterStore(1);
    EncoderConfig config = new EncoderConfig(IN, "gru", 4, 2, true).with("alternating", "none");
    RecurrentStack stack = stack(store, config);
    Tensor inputs = random(LAYOUT.positions(), IN, 1);
    Kernels kernels = Implementations.all().get(0);
    Tape tape = Tape.inference(kernels, new Arena());
    Tensor before = stack.run(tape, tape.constant(inputs), LAYOUT, SENTENCES).states().value();
    store.get("stack.0.backward.input.bias").value().fill(1f);
    store.get("stack.0.backward.input.bias").changed();
    Tensor after = stack.run(tape, tape.constant(inputs), LAYOUT, SENTENCES).states().value();
    for (int row = 0; row < before.rows(); row++) {
      for (int unit = 0; unit < 4; unit++) {
        assertThat(after.get(row, unit)).isEqualTo(before.get(row, unit));
      }
    }
    assertThat(after.toArray()).isNotEqualTo(before.toArray());
  }

  @Test
  void a_way_around_adds_or_weighs_what_a_layer_takes() {
    EncoderConfig plain = new EncoderConfig(IN, "gru", 2, 2, false);
    for (Kernels kernels : Implementations.all()) {
      Tape tape = Tape.inference(kernels, new Arena());
      Variable x = tape.constant(random(LAYOUT.positions(), IN, 1));
      Tensor lower =
          stack(new ParameterStore(1), new EncoderConfig(IN, "gru", 2, 1, false))
              .run(tape, x, LAYOUT, SENTENCES)
              .states()
              .value();
      Tensor upper =
          stack(new ParameterStore(1), plain).run(tape, x, LAYOUT, SENTENCES).states().value();
      ParameterStore highways = new ParameterStore(1);
      RecurrentStack gated = stack(highways, plain.with("plain", "highway"));
      highways.get("stack.1.highway.weight").value().fill(0f);
      highways.get("stack.1.highway.weight").changed();
      Tensor residual =
          stack(new ParameterStore(1), plain.with("plain", "residual"))
              .run(tape, x, LAYOUT, SENTENCES)
              .states()
              .value();
      Tensor highway = gated.run(tape, x, LAYOUT, SENTENCES).states().value();
      double open = 1 / (1 + Math.exp(1)); // the bias starts at -1
      for (int row = 0; row < upper.rows(); row++) {
        for (int unit = 0; unit < 2; unit++) {
          float a = lower.get(row, unit);
          float b = upper.get(row, unit);
          assertThat(residual.get(row, unit)).isCloseTo(a + b, within(1e-6f));
          assertThat(highway.get(row, unit))
              .isCloseTo((float) (open * b + (1 - open) * a), within(1e-5f));
        }
      }
    }
  }

  @Test
  void shapes_that_do_not_fit_are_refused() {
    EncoderConfig two = new EncoderConfig(IN, "gru", 4, 2, true);
    assertThatThrownBy(
            () -> stack(new ParameterStore(1), two.with("bi-unidirectional", "residual")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "stack: skip is residual but no layer's input has the size of its output: add a layer"
                + " or use another encoder.stack");
    assertThatThrownBy(() -> two.with("crossed", "none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "encoder.stack is 'crossed': use one of plain, bi-unidirectional, alternating, parallel");
    assertThatThrownBy(() -> two.withPyramid(2).with("alternating", "none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a pyramid needs plain or bi-unidirectional layers and no skip");
    assertThatThrownBy(
            () -> new EncoderConfig(IN, "gru", 4, 2, false).with("bi-unidirectional", "none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bidirectional is false: set it to true");
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
            "encoder.stack is plain, skip none and pyramid 2 but there is one layer: set"
                + " encoder.layers to 2 or more");
    assertThatThrownBy(() -> stack(new ParameterStore(1), config.withPyramid(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
