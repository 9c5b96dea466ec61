package io.dragoman.nn.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.nn.ParameterStore;
import org.junit.jupiter.api.Test;

class CellsTest {
  private final ParameterStore store = new ParameterStore(1);

  @Test
  void built_in_and_outside_cells_are_known_by_name() {
    assertThat(Cells.names())
        .containsExactly("gru", "gru-reset-before", "lstm", "rnn-relu", "rnn-tanh", "test-sum");
    for (String name : Cells.names()) {
      Cell cell = Cells.create(name, store, name, 3, 4);
      assertThat(cell.hidden()).isEqualTo(4);
      assertThat(cell.projection()).isIn(4, 12, 16);
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
            "cell 'gruu' is not known: use one of gru, gru-reset-before, lstm, rnn-relu,"
                + " rnn-tanh, test-sum");
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
  void a_stack_of_none_is_refused() {
    assertThatThrownBy(() -> Cells.createStack("gru", store, "none", 3, 4, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("none: 0 layers: there must be at least 1");
  }
}
