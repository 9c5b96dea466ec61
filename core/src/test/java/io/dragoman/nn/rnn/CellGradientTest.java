package io.dragoman.nn.rnn;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.ParameterStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellGradientTest {
  /** Two steps of a cell from given states; inputs are x of both steps and the state's parts. */
  private static GradientCheck check(String kind, int layers, int in, int hidden) {
    return GradientCheck.ofModule(
        store -> {
          Cell cell = Cells.createStack(kind, store, "cell", in, hidden, layers);
          return (tape, x) -> {
            CellState state = CellState.of(tape, x.subList(2, x.size()));
            state =
                cell.step(tape, cell.projectInputs(tape, x.get(0)), state, 0, Recurrence.UNNAMED);
            state =
                cell.step(tape, cell.projectInputs(tape, x.get(1)), state, 1, Recurrence.UNNAMED);
            return RowOps.stack(tape, parts(state));
          };
        });
  }

  private static GradientCheck withInputs(
      GradientCheck check, int parts, int rows, int in, int hidden) {
    GradientCheck all = check.withInput(rows, in).withInput(rows, in);
    for (int part = 0; part < parts; part++) {
      all = all.withInput(rows, hidden);
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "gru,1",
    "gru-reset-before,1",
    "lstm,2",
    "rnn-tanh,1",
    "test-sum,1",
    "mgu,1",
    "sru,2",
    "'lstm:peephole',2",
    "'lstm:coupled',2",
    "'lstm:peephole,coupled',2",
    "'gru:transitions=3',1",
    "'lstm:transitions=2',2",
    "'gru:input-bias',1",
    "'gru:reset-bias',1",
    "'gru:input-bias,transitions=2',1",
    "'gru:reset-bias,transitions=3',1",
    "'gru:input-bias,product-norm,transitions=2',1",
    "'gru:reset-bias,product-norm,transitions=2',1",
    "'gru:input-bias,layer-norm,transitions=2',1",
    "'gru:reset-bias,layer-norm,transitions=2',1",
    "'lstm:product-norm,transitions=2',2",
    "'gru:zoneout=0.3',1",
    "clockwork,1",
    "'clockwork:1',1",
  })
  void cells_have_the_right_gradient(String kind, int parts) {
    withInputs(check(kind, 1, 3, 4), parts, 2, 3, 4).passes();
    withInputs(check(kind, 1, 1, 1), parts, 1, 1, 1).passes();
    withInputs(check(kind, 1, 5, 17), parts, 1, 5, 17).passes();
  }

  @ParameterizedTest
  @CsvSource({
    "'gru:layer-norm',1",
    "'lstm:layer-norm',2",
    "'lstm:layer-norm,peephole,coupled',2",
    "'gru:layer-norm-joint',1",
    "'lstm:layer-norm-joint,coupled',2"
  })
  void normalised_cells_have_the_right_gradient(String kind, int parts) {
    withInputs(check(kind, 1, 3, 4), parts, 2, 3, 4).passes();
    withInputs(check(kind, 1, 5, 17), parts, 1, 5, 17).passes();
  }

  @ParameterizedTest
  @CsvSource({
    "'gru:zoneout=0.3',1",
    "'lstm:zoneout=0.5,recurrent-dropout=0.4',2",
    "'gru-reset-before:recurrent-dropout=0.4',1",
    "'mgu:recurrent-dropout=0.4,transitions=2',1",
    "'clockwork:1-2,recurrent-dropout=0.4',1"
  })
  void cells_with_noise_have_the_right_gradient(String kind, int parts) {
    withInputs(noisy(kind), parts, 2, 3, 4).withRandomness(new Randomness(1, 2)).passes();
  }

  private static GradientCheck noisy(String kind) {
    return GradientCheck.ofModule(
        store -> {
          Cell cell = Cells.create(kind, store, "cell", 3, 4);
          return (tape, x) -> {
            CellState state = CellState.of(tape, x.subList(2, x.size()));
            long[] sentences = {7, 9};
            state = cell.step(tape, cell.projectInputs(tape, x.get(0)), state, 0, sentences);
            state = cell.step(tape, cell.projectInputs(tape, x.get(1)), state, 1, sentences);
            return RowOps.stack(tape, parts(state));
          };
        });
  }

  @ParameterizedTest
  @CsvSource({"gru,2", "gru-reset-before,2", "lstm,4", "rnn-tanh,2"})
  void stacked_cells_have_the_right_gradient(String kind, int parts) {
    withInputs(check(kind, 2, 3, 4), parts, 2, 3, 4).passes();
  }

  @Test
  void a_relu_cell_away_from_its_kink_has_the_right_gradient() {
    withInputs(check("rnn-relu", 1, 3, 4), 1, 2, 3, 4)
        .withValues(CellGradientTest::farFromTheKink)
        .passes();
    withInputs(check("rnn-relu", 2, 3, 4), 2, 2, 3, 4)
        .withValues(CellGradientTest::farFromTheKink)
        .passes();
  }

  /** Small weights and biases of 2 or -2, so that no sum comes near zero. */
  static void farFromTheKink(ParameterStore store) {
    store
        .all()
        .forEach(
            each -> {
              boolean bias = each.name().endsWith("bias");
              for (int i = 0; i < each.value().size(); i++) {
                float value = each.value().data()[i];
                each.value().data()[i] = bias ? (i % 4 == 3 ? -2f : 2f) : 0.1f * value;
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"gru", "gru-reset-before", "lstm", "rnn-tanh"})
  void frozen_parameters_and_constant_states_get_no_gradient(String kind) {
    GradientCheck check = check(kind, 1, 3, 2).withInput(2, 3).withConstant(2, 3);
    for (int part = 0; part < (kind.equals("lstm") ? 2 : 1); part++) {
      check = check.withConstant(2, 2);
    }
    check.freezing("cell.0.input.weight").freezing("cell.0.input.bias").passes();
  }

  @Test
  void selecting_rows_of_a_state_has_the_right_gradient() {
    GradientCheck.of(
            (tape, x) -> {
              CellState state =
                  CellState.of(tape, x.get(0), x.get(1)).select(tape, new int[] {1, 1, 0}, 3);
              return RowOps.stack(tape, parts(state.slice(tape, 1, 3)));
            })
        .withInput(2, 3)
        .withInput(2, 3)
        .passes();
  }

  @Test
  void stacking_states_has_the_right_gradient() {
    GradientCheck.of((tape, x) -> stacked(tape, x))
        .withInput(2, 3)
        .withInput(2, 3)
        .withInput(1, 3)
        .withInput(1, 3)
        .passes();
  }

  private static Variable stacked(Tape tape, List<Variable> x) {
    CellState upper = CellState.of(tape, x.get(0), x.get(1));
    CellState lower = CellState.of(tape, x.get(2), x.get(3));
    CellState state = CellState.stack(tape, upper, lower);
    return RowOps.concatenate(tape, state.part(0), state.part(1));
  }

  private static List<Variable> parts(CellState state) {
    return IntStream.range(0, state.size()).mapToObj(state::part).toList();
  }
}
