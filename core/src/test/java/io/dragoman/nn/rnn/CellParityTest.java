package io.dragoman.nn.rnn;

import static io.dragoman.Tensors.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.Fixture;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One step of each cell against PyTorch in float64. */
class CellParityTest {
  private static final double TOLERANCE = 2e-6;

  @ParameterizedTest
  @CsvSource({
    "rnn-tanh,cell_rnn_tanh",
    "rnn-relu,cell_rnn_relu",
    "lstm,cell_lstm",
    "gru,cell_gru_reset_after",
    "gru-reset-before,cell_gru_reset_before",
  })
  void outputs_and_gradients_equal_those_of_PyTorch(String kind, String name) {
    Fixture fixture = Fixture.load(name);
    List<String> parts = kind.equals("lstm") ? List.of("h", "c") : List.of("h");
    for (Kernels kernels : Implementations.all()) {
      ParameterStore store = new ParameterStore(1);
      Cell cell = Cells.create(kind, store, "cell", 4, 6);
      TorchParameters.load(store, "cell.", TorchParameters.of(kind, fixture, "par.", ""));
      Gradients gradients = new Gradients(store.all());
      Tape tape = Tape.training(kernels, new Arena(), gradients, null);
      Variable x = tape.variable(fixture.tensor("in.x"));
      List<Variable> previous = new ArrayList<>();
      parts.forEach(part -> previous.add(tape.variable(fixture.tensor("in." + part))));
      CellState state =
          cell.step(
              tape,
              cell.projectInputs(tape, x),
              CellState.of(tape, previous),
              0,
              Recurrence.UNNAMED);
      for (int i = 0; i < parts.size(); i++) {
        Variable part = state.part(i);
        assertClose(parts.get(i), part.value(), fixture.tensor("out." + parts.get(i)), TOLERANCE);
        part.gradient().copyFrom(fixture.tensor("cot." + parts.get(i)));
      }
      tape.backward();
      assertClose("x", x.gradient(), fixture.tensor("grad.in.x"), TOLERANCE);
      for (int i = 0; i < parts.size(); i++) {
        assertClose(
            "previous " + parts.get(i),
            previous.get(i).gradient(),
            fixture.tensor("grad.in." + parts.get(i)),
            TOLERANCE);
      }
      Map<String, Tensor> expected = TorchParameters.of(kind, fixture, "grad.par.", "");
      expected.forEach(
          (parameter, gradient) ->
              assertClose(
                  parameter, gradients.of(store.get("cell." + parameter)), gradient, TOLERANCE));
      assertThat(expected).hasSameSizeAs(store.all());
    }
  }
}
