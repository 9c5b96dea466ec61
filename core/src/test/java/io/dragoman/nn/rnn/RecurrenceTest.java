package io.dragoman.nn.rnn;

import static io.dragoman.Tensors.assertSameBits;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
  private static final SequenceLayout LAYOUT = SequenceLayout.of(5, 3, 3, 1);
  private static final int IN = 3;
  private static final int HIDDEN = 4;

  private static GradientCheck recurrence(String kind, Direction direction, SequenceLayout layout) {
    return GradientCheck.ofModule(
        store -> {
          Cell cell = Cells.create(kind, store, "cell", IN, HIDDEN);
          return (tape, x) -> {
            SequenceOutput output =
                Recurrence.run(tape, cell, x.get(0), layout, Recurrence.UNNAMED, direction);
            return RowOps.stack(tape, List.of(output.all(), output.last()));
          };
        });
  }

  private static GradientCheck layer(String kind, boolean bidirectional) {
    return GradientCheck.ofModule(
        store -> {
          RecurrentLayer layer =
              RecurrentLayer.create(kind, store, "layer", IN, HIDDEN, bidirectional);
          return (tape, x) -> {
            SequenceOutput output = layer.run(tape, x.get(0), LAYOUT, Recurrence.UNNAMED);
            return RowOps.stack(tape, List.of(output.all(), output.last()));
          };
        });
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void recurrences_have_the_right_gradient(Direction direction) {
    for (String kind :
        List.of("gru", "gru-reset-before", "lstm", "rnn-tanh", "sru", "clockwork:1-2-4")) {
      recurrence(kind, direction, LAYOUT).withInput(LAYOUT.positions(), IN).passes();
      recurrence(kind, direction, SequenceLayout.of(1)).withInput(1, IN).passes();
    }
    recurrence("rnn-relu", direction, LAYOUT)
        .withInput(LAYOUT.positions(), IN)
        .withValues(CellGradientTest::farFromTheKink)
        .passes();
    recurrence("gru", direction, SequenceLayout.of(3, 3)).withInput(6, IN).passes();
    recurrence("lstm", direction, LAYOUT)
        .withConstant(LAYOUT.positions(), IN)
        .freezing("cell.recurrent.weight")
        .passes();
  }

  @Test
  void layers_have_the_right_gradient() {
    for (String kind : List.of("gru", "lstm", "rnn-tanh")) {
      layer(kind, true).withInput(LAYOUT.positions(), IN).passes();
      layer(kind, false).withInput(LAYOUT.positions(), IN).passes();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gru",
        "gru-reset-before",
        "lstm",
        "rnn-tanh",
        "rnn-relu",
        "test-sum",
        "mgu",
        "sru",
        "lstm:peephole,coupled,layer-norm",
        "gru:layer-norm",
        "lstm:layer-norm-joint",
        "gru:layer-norm-joint",
        "gru:transitions=2",
        "lstm:zoneout=0.2",
        "clockwork",
        "clockwork:1-3,zoneout=0.2"
      })
  void a_packed_batch_gives_the_bits_of_each_sentence_alone(String kind) {
    for (Kernels kernels : Implementations.all()) {
      Cell cell = Cells.create(kind, new ParameterStore(1), "cell", IN, HIDDEN);
      Tensor inputs = random(LAYOUT.positions(), IN, 1);
      Tape tape = Tape.inference(kernels, new Arena());
      for (Direction direction : Direction.values()) {
        SequenceOutput output =
            Recurrence.run(
                tape, cell, tape.constant(inputs), LAYOUT, Recurrence.UNNAMED, direction);
        for (int row = 0; row < LAYOUT.batch(); row++) {
          matchAlone(tape, cell, inputs, row, direction, output);
        }
      }
    }
  }

  /** Reads one sentence word by word. */
  private static void matchAlone(
      Tape tape, Cell cell, Tensor inputs, int row, Direction direction, SequenceOutput output) {
    CellState state = cell.zeroState(tape, 1);
    int length = LAYOUT.length(row);
    for (int step = 0; step < length; step++) {
      int t = direction == Direction.FORWARD ? step : length - 1 - step;
      int position = LAYOUT.position(t, row);
      Variable x = tape.constant(inputs.slice(position, position + 1));
      state = cell.step(tape, cell.projectInputs(tape, x), state, t, Recurrence.UNNAMED);
      assertSameBits(
          direction + " sentence " + row + " step " + t,
          output.all().value().slice(position, position + 1),
          state.output().value());
    }
    assertSameBits(
        direction + " last of sentence " + row,
        output.last().value().slice(row, row + 1),
        state.output().value());
  }

  @Test
  void cells_are_told_the_position_whatever_the_direction() {
    for (Kernels kernels : Implementations.all()) {
      for (Direction direction : Direction.values()) {
        Recorder cell =
            new Recorder(Cells.create("gru", new ParameterStore(1), "cell", IN, HIDDEN));
        Tape tape = Tape.inference(kernels, new Arena());
        Variable x = tape.constant(random(LAYOUT.positions(), IN, 1));
        Recurrence.run(tape, cell, x, LAYOUT, Recurrence.UNNAMED, direction);
        assertThat(cell.states().keySet()).containsExactly(0, 1, 2, 3, 4);
        cell.states().forEach((t, state) -> assertThat(state.rows()).isEqualTo(LAYOUT.active(t)));
      }
    }
  }

  @Test
  void both_directions_lie_side_by_side() {
    for (Kernels kernels : Implementations.all()) {
      ParameterStore store = new ParameterStore(5);
      RecurrentLayer layer = RecurrentLayer.create("gru", store, "layer", IN, HIDDEN, true);
      assertThat(layer.outputSize()).isEqualTo(2 * HIDDEN);
      ParameterStore same = new ParameterStore(5);
      Cell forward = Cells.create("gru", same, "layer.forward", IN, HIDDEN);
      Cell backward = Cells.create("gru", same, "layer.backward", IN, HIDDEN);
      Tape tape = Tape.inference(kernels, new Arena());
      Variable x = tape.constant(random(LAYOUT.positions(), IN, 1));
      SequenceOutput both = layer.run(tape, x, LAYOUT, Recurrence.UNNAMED);
      SequenceOutput left =
          Recurrence.run(tape, forward, x, LAYOUT, Recurrence.UNNAMED, Direction.FORWARD);
      SequenceOutput right =
          Recurrence.run(tape, backward, x, LAYOUT, Recurrence.UNNAMED, Direction.BACKWARD);
      assertSameBits(
          "left", RowOps.columns(tape, both.all(), 0, HIDDEN).value(), left.all().value());
      assertSameBits(
          "right",
          RowOps.columns(tape, both.all(), HIDDEN, 2 * HIDDEN).value(),
          right.all().value());
      assertSameBits(
          "last right",
          RowOps.columns(tape, both.last(), HIDDEN, 2 * HIDDEN).value(),
          right.last().value());
    }
  }

  @Test
  void a_stack_gives_what_its_cells_give_one_after_the_other() {
    for (Kernels kernels : Implementations.all()) {
      ParameterStore store = new ParameterStore(5);
      Cell stack = Cells.createStack("lstm", store, "cell", IN, HIDDEN, 2);
      ParameterStore same = new ParameterStore(5);
      Cell lower = Cells.create("lstm", same, "cell.0", IN, HIDDEN);
      Cell upper = Cells.create("lstm", same, "cell.1", HIDDEN, HIDDEN);
      Tape tape = Tape.inference(kernels, new Arena());
      Variable x = tape.constant(random(LAYOUT.positions(), IN, 1));
      SequenceOutput stacked =
          Recurrence.run(tape, stack, x, LAYOUT, Recurrence.UNNAMED, Direction.FORWARD);
      SequenceOutput below =
          Recurrence.run(tape, lower, x, LAYOUT, Recurrence.UNNAMED, Direction.FORWARD);
      SequenceOutput above =
          Recurrence.run(tape, upper, below.all(), LAYOUT, Recurrence.UNNAMED, Direction.FORWARD);
      assertSameBits("all", stacked.all().value(), above.all().value());
      assertSameBits("last", stacked.last().value(), above.last().value());
    }
  }
}
