package io.dragoman.nn.rnn;

import static io.dragoman.Tensors.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.Fixture;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One step of cells that PyTorch has not, against their equations in float64. */
class CellVariantParityTest {
  private static final double TOLERANCE = 5e-6;

  @ParameterizedTest
  @CsvSource({
    "mgu,mgu",
    "sru,sru",
    "lstm:peephole,lstm_peephole",
    "lstm:coupled,lstm_coupled",
    "lstm:layer-norm,lstm_layer_norm",
    "'lstm:layer-norm,coupled,peephole',lstm_all_changes",
    "gru:layer-norm,gru_layer_norm",
    "lstm:layer-norm-joint,lstm_layer_norm_joint",
    "gru:layer-norm-joint,gru_layer_norm_joint",
  })
  void outputs_and_gradients_equal_those_of_the_equations(String kind, String name) {
    Fixture fixture = Fixture.load("cell_" + name);
    for (Kernels kernels : Implementations.all()) {
      ParameterStore store = new ParameterStore(1);
      Cell cell = Cells.create(kind, store, "cell", 4, 5);
      for (Parameter each : store.all()) {
        each.value().copyFrom(fixture.tensor(each.name().replace("cell.", "par.")));
        each.changed();
      }
      Gradients gradients = new Gradients(store.all());
      Tape tape = Tape.training(kernels, new Arena(), gradients, null);
      Variable x = tape.variable(fixture.tensor("in.x"));
      List<Variable> previous = new ArrayList<>();
      List<String> parts = List.of("h", "c").subList(0, cell.stateParts());
      parts.forEach(part -> previous.add(tape.variable(fixture.tensor("in." + part))));
      Variable projected = cell.projectInputs(tape, x);
      CellState from = CellState.of(tape, previous);
      CellState state = cell.step(tape, projected, from, 0, Recurrence.UNNAMED);
      for (int i = 0; i < parts.size(); i++) {
        Variable part = state.part(i);
        assertClose(parts.get(i), part.value(), fixture.tensor("out." + parts.get(i)), TOLERANCE);
        kernels.add(fixture.tensor("cot." + parts.get(i)), part.gradient());
      }
      tape.backward();
      assertClose("x", x.gradient(), fixture.tensor("grad.in.x"), TOLERANCE);
      for (int i = 0; i < parts.size(); i++) {
        if (previous.get(i).hasGradient()) {
          String key = "grad.in." + parts.get(i);
          assertClose(key, previous.get(i).gradient(), fixture.tensor(key), TOLERANCE);
        }
      }
      for (Parameter each : store.all()) {
        String gradient = each.name().replace("cell.", "grad.par.");
        assertClose(gradient, gradients.of(each), fixture.tensor(gradient), TOLERANCE);
      }
      long known = fixture.names().stream().filter(each -> each.startsWith("par.")).count();
      assertThat(store.all()).hasSize((int) known);
    }
  }
}
