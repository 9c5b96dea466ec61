package io.dragoman.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArenaTest {
  @Test
  void matrices_do_not_overlap() {
    Arena arena = new Arena();
    List<Tensor> taken = new ArrayList<>();
    int[][] shapes = {{3, 5}, {1, 1}, {0, 4}, {700, 1000}, {900, 1000}, {1, 17}, {1500, 1000}};
    for (int i = 0; i < shapes.length; i++) {
      Tensor tensor = arena.take(shapes[i][0], shapes[i][1]);
      tensor.fill(i);
      taken.add(tensor);
    }
    for (int i = 0; i < shapes.length; i++) {
      assertThat(taken.get(i).shape()).isEqualTo("(" + shapes[i][0] + ", " + shapes[i][1] + ")");
      for (float each : taken.get(i).toArray()) {
        assertThat(each).isEqualTo(i);
      }
    }
  }

  @Test
  void zeros_are_zero_where_something_was_written_before() {
    Arena arena = new Arena();
    arena.take(10, 10).fill(Float.NaN);
    arena.reset();
    assertThat(arena.takeZeros(5, 5).toArray()).containsOnly(0f);
  }

  @Test
  void what_was_taken_is_counted_until_it_is_taken_back() {
    Arena arena = new Arena();
    arena.take(3, 5);
    arena.take(2, 16);
    assertThat(arena.takenBytes()).as("in blocks of 16 values").isEqualTo(4 * (16 + 32));
    arena.reset();
    assertThat(arena.takenBytes()).isZero();
  }

  @Test
  void the_same_batch_again_needs_no_more_memory() {
    Arena arena = new Arena();
    List<float[]> memory = takeBatch(arena).stream().map(Tensor::data).toList();
    arena.reset();
    long bytes = arena.bytes();
    assertThat(bytes).isBetween(4 * 3_152_000L, 4 * 2 * 3_152_000L);
    for (int batch = 1; batch < 4; batch++) {
      assertThat(takeBatch(arena)).extracting(Tensor::data).containsExactlyElementsOf(memory);
      assertThat(arena.bytes()).isEqualTo(bytes);
      arena.reset();
      assertThat(arena.bytes()).isEqualTo(bytes);
    }
  }

  /** Matrices of odd sizes, larger and smaller than what an arena starts with. */
  private static List<Tensor> takeBatch(Arena arena) {
    List<Tensor> taken = new ArrayList<>();
    for (int size : new int[] {900_001, 3, 2_000_001, 17, 250_003, 1}) {
      taken.add(arena.take(1, size));
    }
    return taken;
  }

  @Test
  void small_matrices_share_a_chunk() {
    Arena arena = new Arena();
    Tensor first = arena.take(10, 10);
    assertThat(arena.take(20, 20).data()).isSameAs(first.data());
    assertThat(arena.bytes()).isEqualTo(4L * first.data().length);
    arena.reset();
    assertThat(arena.take(1, 1).data()).as("from the start").isSameAs(first.data());
  }

  @Test
  void batches_of_other_sizes_find_room_in_what_there_is() {
    Arena arena = new Arena();
    long[] bytes = new long[6];
    for (int round = 0; round < bytes.length; round++) {
      for (int rows : new int[] {300, 100, 600, 250, 17, 599}) {
        for (int i = 0; i < 8; i++) {
          arena.take(rows, 1000);
        }
        arena.reset();
      }
      bytes[round] = arena.bytes();
    }
    assertThat(bytes).containsOnly(bytes[0]);
    assertThat(bytes[0]).as("of 8 * 600,000 values").isBetween(4 * 4_800_000L, 2 * 4 * 4_800_000L);
  }

  @Test
  void a_larger_batch_grows_the_memory_once() {
    Arena arena = new Arena();
    arena.take(100, 1000);
    arena.reset();
    arena.take(300, 1000);
    arena.take(300, 1000);
    arena.reset();
    long bytes = arena.bytes();
    assertThat(bytes).isGreaterThanOrEqualTo(4 * 600_000L);
    arena.take(200, 1000);
    arena.take(290, 1000);
    assertThat(arena.bytes()).isEqualTo(bytes);
  }

  @Test
  void a_new_arena_holds_no_memory() {
    assertThat(new Arena().bytes()).isZero();
  }

  @Test
  void too_many_values_are_refused() {
    assertThatThrownBy(() -> new Arena().take(1 << 16, 1 << 16))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void viewsShareTheMemoryOfTheirMatrixAndItsChecks() {
    Arena arena = new Arena();
    Tensor all = arena.takeZeros(3, 2);
    Tensor view = arena.view(all, 1, 3);
    view.set(0, 1, 5f);
    assertThat(all.get(1, 1)).isEqualTo(5f);
    assertThat(view.shape()).isEqualTo("(2, 2)");
    assertThatThrownBy(() -> arena.view(all, 2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void matricesAreHandedOutAgainWithOtherShapes() {
    Arena arena = new Arena();
    Tensor first = arena.take(3, 2);
    arena.reset();
    Tensor second = arena.take(1, 7);
    assertThat(second).isSameAs(first);
    assertThat(second.shape()).isEqualTo("(1, 7)");
  }
}
