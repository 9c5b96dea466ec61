package io.dragoman.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.kernels.Kernels;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.ParameterStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  private final ParameterStore store = new ParameterStore(1);
  private final Parameter table = store.create("table", 4, 2, Initializer.ZEROS);
  private final Parameter bias = store.create("bias", 1, 2, Initializer.ZEROS);
  private final Gradients mine = new Gradients(store.all());
  private final Gradients theirs = new Gradients(store.all());

  @Test
  void gradients_start_at_zero_in_the_shape_of_the_parameter() {
    assertThat(mine.parameters()).containsExactly(table, bias);
    assertThat(mine.of(table).shape()).isEqualTo("(4, 2)");
    assertThat(mine.of(table).toArray()).containsOnly(0f);
  }

  @Test
  void touching_hands_out_the_gradient_itself() {
    assertThat(mine.touch(bias)).isSameAs(mine.of(bias));
    assertThat(mine.touchRows(table, new int[] {1}, 1)).isSameAs(mine.of(table));
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void another_workers_gradients_are_added_whole_or_by_row(Kernels kernels) {
    mine.touchRows(table, new int[] {0}, 1).slice(0, 1).fill(1f);
    theirs.touchRows(table, new int[] {0, 3}, 2).slice(0, 1).fill(2f);
    theirs.of(table).slice(3, 4).fill(5f);
    theirs.touch(bias).fill(7f);
    store.all().forEach(each -> mine.add(kernels, theirs, each));
    assertThat(mine.of(table).toArray()).containsExactly(3, 3, 0, 0, 0, 0, 5, 5);
    assertThat(mine.of(bias).toArray()).containsExactly(7, 7);
    assertThat(theirs.of(bias).toArray()).containsExactly(7, 7);
    mine.clear();
    assertThat(mine.of(table).toArray()).as("rows added are cleared too").containsOnly(0f);
    assertThat(mine.of(bias).toArray()).containsOnly(0f);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void what_nobody_touched_adds_nothing(Kernels kernels) {
    mine.touch(bias).fill(1f);
    store.all().forEach(each -> mine.add(kernels, theirs, each));
    assertThat(mine.of(bias).toArray()).containsExactly(1, 1);
    assertThat(mine.of(table).toArray()).containsOnly(0f);
  }

  @Test
  void clearing_forgets_rows_and_wholes() {
    mine.touchRows(table, new int[] {2}, 1).slice(2, 3).fill(4f);
    mine.clear(table);
    assertThat(mine.of(table).toArray()).containsOnly(0f);
    mine.touchRows(table, new int[] {2}, 1).slice(2, 3).fill(4f);
    mine.touch(table).fill(4f);
    mine.clear(table);
    assertThat(mine.of(table).toArray()).containsOnly(0f);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void after_clearing_nothing_counts_as_touched(Kernels kernels) {
    theirs.touchRows(table, new int[] {2}, 1);
    theirs.touch(bias);
    theirs.clear();
    theirs.of(table).fill(9f);
    theirs.of(bias).fill(9f);
    store.all().forEach(each -> mine.add(kernels, theirs, each));
    assertThat(mine.of(table).toArray()).containsOnly(0f);
    assertThat(mine.of(bias).toArray()).containsOnly(0f);
  }
}
