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
  void the_same_batch_again_needs_no_more_memory() {
    Arena arena = new Arena();
    for (int batch = 0; batch < 3; batch++) {
      arena.take(1000, 900);
      arena.take(1000, 2000);
      arena.take(500, 500);
      if (batch > 0) {
        assertThat(arena.bytes()).isEqualTo(4L * ((1 << 20) + 2_000_000 + (1 << 20)));
      }
      arena.reset();
    }
  }

  @Test
  void a_chunk_holds_what_still_fits() {
    Arena arena = new Arena();
    Tensor first = arena.take(1 << 10, 1 << 9);
    Tensor second = arena.take(1 << 10, 1 << 9);
    assertThat(second.data()).isSameAs(first.data());
    Tensor third = arena.take(1, 1);
    assertThat(third.data()).isNotSameAs(first.data());
    assertThat(arena.bytes()).isEqualTo(8L << 20);
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
}
