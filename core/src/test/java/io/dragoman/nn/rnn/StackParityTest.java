package io.dragoman.nn.rnn;

import static io.dragoman.Tensors.assertClose;

import io.dragoman.Fixture;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two bidirectional layers over a batch of unequal lengths against PyTorch in float64. */
class StackParityTest {
  private static final double TOLERANCE = 3e-6;
  private static final SequenceLayout LAYOUT = SequenceLayout.of(5, 3, 1);
  private static final List<String> SUFFIXES = List.of("_l0", "_l0_reverse", "_l1", "_l1_reverse");

  @ParameterizedTest
  @CsvSource({"rnn-tanh,rnn", "gru,gru", "lstm,lstm"})
  void outputs_and_gradients_equal_those_of_PyTorch(String kind, String name) {
    Fixture fixture = Fixture.load("bidirectional2_" + name);
    for (Kernels kernels : Implementations.all()) {
      new Run(kernels, kind, fixture).check();
    }
  }

  @ParameterizedTest
  @CsvSource({"rnn-tanh,rnn", "gru,gru", "lstm,lstm"})
  void recurrent_layers_give_the_outputs_of_PyTorch(String kind, String name) {
    Fixture fixture = Fixture.load("bidirectional2_" + name);
    for (Kernels kernels : Implementations.all()) {
      ParameterStore store = new ParameterStore(1);
      RecurrentLayer lower = RecurrentLayer.create(kind, store, "0", 4, 6, true);
      RecurrentLayer upper = RecurrentLayer.create(kind, store, "1", 12, 6, true);
      List<String> paths = List.of("0.forward.", "0.backward.", "1.forward.", "1.backward.");
      for (int i = 0; i < 4; i++) {
        TorchParameters.load(
            store, paths.get(i), TorchParameters.of(kind, fixture, "par.", SUFFIXES.get(i)));
      }
      Tape tape = Tape.inference(kernels, new Arena());
      SequenceOutput below =
          lower.run(tape, tape.constant(pack(fixture.tensor("in.x"))), LAYOUT, Recurrence.UNNAMED);
      SequenceOutput above = upper.run(tape, below.all(), LAYOUT, Recurrence.UNNAMED);
      assertClose("y", above.all().value(), pack(fixture.tensor("out.y")), TOLERANCE);
      Tensor last = fixture.tensor("out.h");
      assertClose("lower", below.last().value(), sideBySide(last.slice(0, 6)), TOLERANCE);
      assertClose("upper", above.last().value(), sideBySide(last.slice(6, 12)), TOLERANCE);
    }
  }

  /** The real positions of a padded (time, batch) tensor. */
  private static Tensor pack(Tensor padded) {
    Tensor packed = Tensor.zeros(LAYOUT.positions(), padded.columns());
    for (int t = 0; t < LAYOUT.time(); t++) {
      for (int row = 0; row < LAYOUT.active(t); row++) {
        int from = t * LAYOUT.batch() + row;
        int to = LAYOUT.position(t, row);
        packed.slice(to, to + 1).copyFrom(padded.slice(from, from + 1));
      }
    }
    return packed;
  }

  /** The upper half of the rows beside the lower half. */
  private static Tensor sideBySide(Tensor x) {
    int half = x.rows() / 2;
    Tensor y = Tensor.zeros(half, 2 * x.columns());
    for (int row = 0; row < x.rows(); row++) {
      for (int column = 0; column < x.columns(); column++) {
        y.set(row % half, row / half * x.columns() + column, x.get(row, column));
      }
    }
    return y;
  }

  /** The stack composed of recurrences whose states are recorded, so that c gets a gradient too. */
  private static final class Run {
    private final Fixture fixture;
    private final String kind;
    private final ParameterStore store = new ParameterStore(1);
    private final List<Recorder> cells = new ArrayList<>();
    private final Gradients gradients;
    private final Tape tape;

    Run(Kernels kernels, String kind, Fixture fixture) {
      this.fixture = fixture;
      this.kind = kind;
      for (String suffix : SUFFIXES) {
        int in = cells.size() < 2 ? 4 : 12;
        cells.add(new Recorder(Cells.create(kind, store, suffix, in, 6)));
        TorchParameters.load(
            store, suffix + ".", TorchParameters.of(kind, fixture, "par.", suffix));
      }
      gradients = new Gradients(store.all());
      tape = Tape.training(kernels, new Arena(), gradients, null);
    }

    void check() {
      Variable x = tape.variable(pack(fixture.tensor("in.x")));
      Variable y = x;
      List<Variable> lasts = new ArrayList<>();
      for (int layer = 0; layer < 2; layer++) {
        SequenceOutput left =
            Recurrence.run(
                tape, cells.get(2 * layer), y, LAYOUT, Recurrence.UNNAMED, Direction.FORWARD);
        SequenceOutput right =
            Recurrence.run(
                tape, cells.get(2 * layer + 1), y, LAYOUT, Recurrence.UNNAMED, Direction.BACKWARD);
        lasts.add(left.last());
        lasts.add(right.last());
        y = RowOps.concatenate(tape, left.all(), right.all());
      }
      assertClose("y", y.value(), pack(fixture.tensor("out.y")), TOLERANCE);
      tape.kernels().add(pack(fixture.tensor("cot.y")), y.gradient());
      for (int i = 0; i < 4; i++) {
        matchLast(i, "h", lasts.get(i));
        if (kind.equals("lstm")) {
          matchLast(i, "c", lastCell(i));
        }
      }
      tape.backward();
      assertClose("x", x.gradient(), pack(fixture.tensor("grad.in.x")), TOLERANCE);
      for (String suffix : SUFFIXES) {
        TorchParameters.of(kind, fixture, "grad.par.", suffix)
            .forEach(
                (name, gradient) ->
                    assertClose(
                        suffix + "." + name,
                        gradients.of(store.get(suffix + "." + name)),
                        gradient,
                        TOLERANCE));
      }
    }

    private void matchLast(int i, String part, Variable last) {
      Tensor expected = fixture.tensor("out." + part).slice(3 * i, 3 * i + 3);
      assertClose(part + SUFFIXES.get(i), last.value(), expected, TOLERANCE);
      tape.kernels().add(fixture.tensor("cot." + part).slice(3 * i, 3 * i + 3), last.gradient());
    }

    /** The cell state c after the last step in reading direction, a row for each sentence. */
    private Variable lastCell(int i) {
      List<Variable> rows = new ArrayList<>();
      for (int row = 0; row < LAYOUT.batch(); row++) {
        int time = i % 2 == 0 ? LAYOUT.length(row) - 1 : 0;
        rows.add(cells.get(i).states().get(time).part(1).slice(row, row + 1));
      }
      return RowOps.stack(tape, rows);
    }
  }
}
