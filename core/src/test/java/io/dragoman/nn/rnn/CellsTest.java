package io.dragoman.nn.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
  private final ParameterStore store = new ParameterStore(1);

  @Test
  void one_way_to_normalise_is_enough() {
    assertThat(Cells.isValid("gru:layer-norm-joint")).isTrue();
    assertThat(Cells.isValid("gru:layer-norm,layer-norm-joint")).isFalse();
    assertThatThrownBy(
            () ->
                Cells.create(
                    "lstm:layer-norm,layer-norm-joint", new ParameterStore(1), "cell", 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cell 'lstm:layer-norm,layer-norm-joint': options 'layer-norm' and 'layer-norm-joint'"
                + " exclude each other");
  }

  @Test
  void built_in_and_outside_cells_are_known_by_name() {
    assertThat(Cells.names())
        .containsExactly(
            "clockwork",
            "gru",
            "gru-reset-before",
            "lstm",
            "mgu",
            "rnn-relu",
            "rnn-tanh",
            "sru",
            "test-sum");
    for (String name : Cells.names()) {
      Cell cell = Cells.create(name, store, name, 3, 4);
      assertThat(cell.hidden()).isEqualTo(4);
      assertThat(cell.projection()).isIn(4, 8, 12, 16);
    }
  }

  @Test
  void an_outside_cell_cannot_take_a_built_in_name() {
    assertThat(Cells.create("gru", store, "cell", 3, 4)).isInstanceOf(GruCell.class);
  }

  @Test
  void an_unknown_name_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> Cells.create("gruu", store, "cell", 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cell 'gruu' is not known: use one of clockwork, gru, gru-reset-before,"
                + " lstm, mgu, rnn-relu, rnn-tanh, sru, test-sum");
  }

  @Test
  void parameters_have_the_names_and_shapes_of_the_documentation() {
    Cells.create("gru", store, "gru", 3, 2);
    Cells.create("lstm", store, "lstm", 3, 2);
    Cells.create("rnn-tanh", store, "rnn", 3, 2);
    Cells.create("gru-reset-before", store, "before", 3, 2);
    assertThat(store.all())
        .extracting(Object::toString)
        .containsExactly(
            "gru.input.weight(3, 6)",
            "gru.input.bias(1, 6)",
            "gru.recurrent.weight(2, 6)",
            "gru.recurrent.bias(1, 6)",
            "lstm.input.weight(3, 8)",
            "lstm.input.bias(1, 8)",
            "lstm.recurrent.weight(2, 8)",
            "rnn.input.weight(3, 2)",
            "rnn.input.bias(1, 2)",
            "rnn.recurrent.weight(2, 2)",
            "before.input.weight(3, 6)",
            "before.input.bias(1, 6)",
            "before.recurrent-gates.weight(2, 4)",
            "before.recurrent-candidate.weight(2, 2)");
    assertThat(store.get("lstm.input.bias").value().toArray())
        .as("the forget gate starts open")
        .containsExactly(0, 0, 1, 1, 0, 0, 0, 0);
  }

  @Test
  void a_stack_of_one_is_the_cell_alone() {
    assertThat(Cells.createStack("gru", store, "one", 3, 4, 1)).isInstanceOf(GruCell.class);
    assertThat(store.byName().keySet()).contains("one.0.input.weight");
    Cell stack = Cells.createStack("lstm", store, "three", 3, 4, 3);
    assertThat(stack).isInstanceOf(StackedCell.class);
    assertThat(stack.stateParts()).isEqualTo(6);
    assertThat(stack.projection()).isEqualTo(16);
    assertThat(store.get("three.0.input.weight").value().rows()).isEqualTo(3);
    assertThat(store.get("three.2.input.weight").value().rows()).isEqualTo(4);
  }

  @Test
  void ways_around_join_outputs_and_leave_states_alone() {
    Cell plain = Cells.createStack("lstm", new ParameterStore(3), "s", 3, 4, 3);
    Cell residual =
        Cells.createStack(
            List.of("lstm", "lstm", "lstm"), "residual", new ParameterStore(3), "s", 3, 4);
    Tape tape = Tape.inference(Implementations.all().get(0), new Arena());
    Tensor x = GradientCheck.random(2, 3, 1);
    CellState one = step(tape, plain, x);
    CellState other = step(tape, residual, x);
    assertThat(other.size()).isEqualTo(6);
    assertThat(other.part(4).value().toArray())
        .as("the lowest layer")
        .isEqualTo(one.part(4).value().toArray());
    assertThat(other.part(2).value().toArray())
        .as("the layer above takes its output alone")
        .isEqualTo(one.part(2).value().toArray());
    assertThat(other.part(0).value().toArray()).isNotEqualTo(one.part(0).value().toArray());
    Tensor output = residual.output(tape, other).value();
    for (int j = 0; j < 4; j++) {
      float sum = other.part(4).value().get(1, j) + other.part(2).value().get(1, j);
      assertThat(output.get(1, j)).isEqualTo(sum + other.part(0).value().get(1, j));
    }
    assertThat(plain.output(tape, one)).isSameAs(one.output());
    Cells.createStack(List.of("gru", "gru"), "highway", store, "high", 3, 4);
    assertThat(store.byName()).containsKey("high.1.highway.weight");
    assertThat(store.byName()).doesNotContainKey("high.0.highway.weight");
  }

  private static CellState step(Tape tape, Cell cell, Tensor x) {
    Variable projected = cell.projectInputs(tape, tape.constant(x));
    return cell.step(tape, projected, cell.zeroState(tape, x.rows()), 0, Recurrence.UNNAMED);
  }

  @Test
  void unknown_ways_around_are_refused() {
    assertThatThrownBy(() -> Cells.createStack(List.of("gru", "gru"), "around", store, "s", 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("skip 'around' is not known: use one of none, residual, highway");
  }

  @Test
  void a_stack_of_none_is_refused() {
    assertThatThrownBy(() -> Cells.createStack("gru", store, "none", 3, 4, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("none: 0 layers: there must be at least 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "gru:peephole; option 'peephole' is not known",
        "lstm:; option '' is not known",
        "lstm:forget-bias=x; option 'forget-bias=x' is not known or has a wrong value",
        "lstm:zoneout=1; option 'zoneout=1' is not known or has a wrong value",
        "gru:transitions=0; option 'transitions=0' is not known or has a wrong value",
        "gru:zoneout; option 'zoneout' is not known or has a wrong value",
        "gru:1-2; option '1-2' is not known",
        "sru:orthogonal; it takes transitions=N, zoneout=P",
        "lstm:coupled,coupled; option 'coupled' is given twice",
        "clockwork:2-1; must ascend from at least 1",
        "clockwork:0-1; must ascend from at least 1",
        "clockwork:1--2; write whole numbers such as 1-2-4-8",
        "clockwork:1-2-3-4-5; 5 periods but 4 units",
      })
  void wrong_options_are_refused(String kind, String message) {
    assertThatThrownBy(() -> Cells.create(kind, store, "cell", 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void options_choose_how_weights_begin() {
    Cells.create("rnn-relu:identity=0.5", store, "relu", 3, 2);
    assertThat(store.get("relu.recurrent.weight").value().toArray())
        .containsExactly(0.5f, 0, 0, 0.5f);
    Cells.create("gru:identity", store, "gru", 3, 2);
    assertThat(store.get("gru.recurrent.weight").value().toArray())
        .containsExactly(1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1);
    Cells.create("lstm:forget-bias=2.5", store, "lstm", 3, 1);
    assertThat(store.get("lstm.input.bias").value().toArray()).containsExactly(0, 2.5f, 0, 0);
    Cells.create("lstm:coupled,layer-norm,forget-bias=3", store, "changed", 3, 1);
    assertThat(store.get("changed.input-norm.bias").value().toArray()).containsExactly(3, 0, 0);
    Cells.create("lstm:orthogonal", store, "orthogonal", 3, 1);
    for (float each : store.get("orthogonal.recurrent.weight").value().toArray()) {
      assertThat(Math.abs(each)).isEqualTo(1f);
    }
  }

  @Test
  void further_transitions_have_a_bias_in_the_place_of_inputs() {
    Cell cell = Cells.create("gru:transitions=2", store, "cell", 3, 2);
    assertThat(cell.stateParts()).isEqualTo(1);
    assertThat(store.byName().keySet())
        .containsExactly(
            "cell.input.weight",
            "cell.input.bias",
            "cell.recurrent.weight",
            "cell.recurrent.bias",
            "cell.transitions.1.input.bias",
            "cell.transitions.1.recurrent.weight",
            "cell.transitions.1.recurrent.bias");
  }

  @Test
  void kinds_are_valid_with_options_that_they_take() {
    assertThat(Cells.isValid("lstm:peephole,coupled,zoneout=0.1")).isTrue();
    assertThat(Cells.isValid("clockwork:1-3-9,orthogonal")).isTrue();
    assertThat(Cells.isValid("test-sum")).isTrue();
    assertThat(Cells.isValid("test-sum:zoneout=0.1")).isFalse();
    assertThat(Cells.isValid("clockwork:3-1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gru:input-bias,reset-bias",
        "gru:input-bias,layer-norm,product-norm",
        "lstm:product-norm,peephole",
        "lstm:product-norm,forget-bias=0"
      })
  void options_that_exclude_each_other_are_refused(String kind) {
    assertThatThrownBy(() -> Cells.create(kind, new ParameterStore(1), "cell", 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cell '" + kind + "': options '")
        .hasMessageEndingWith(" exclude each other");
  }
}
