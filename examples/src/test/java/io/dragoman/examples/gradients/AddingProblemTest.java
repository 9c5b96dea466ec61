package io.dragoman.examples.gradients;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.model.FrameBatch;
import io.dragoman.model.SequenceExamples;
import org.junit.jupiter.api.Test;

class AddingProblemTest {
  @Test
  void one_number_in_each_half_is_marked() {
    SequenceExamples batch = AddingProblem.batch(20, 10, 3);
    FrameBatch input = (FrameBatch) batch.input();
    assertThat(batch.targets().size()).isEqualTo(20);
    for (int row = 0; row < 20; row++) {
      int first = 0;
      int second = 0;
      for (int t = 0; t < 10; t++) {
        float mark = input.frames().get(input.layout().position(t, row), 1);
        assertThat(mark).isIn(0f, 1f);
        assertThat(input.frames().get(input.layout().position(t, row), 0)).isBetween(0f, 1f);
        first += t < 5 ? (int) mark : 0;
        second += t < 5 ? 0 : (int) mark;
      }
      assertThat(first).isEqualTo(1);
      assertThat(second).isEqualTo(1);
    }
  }

  @Test
  void the_seed_repeats_a_batch() {
    FrameBatch one = (FrameBatch) AddingProblem.batch(2, 6, 3).input();
    FrameBatch again = (FrameBatch) AddingProblem.batch(2, 6, 3).input();
    FrameBatch other = (FrameBatch) AddingProblem.batch(2, 6, 4).input();
    assertThat(again.frames().toArray()).isEqualTo(one.frames().toArray());
    assertThat(other.frames().toArray()).isNotEqualTo(one.frames().toArray());
  }
}
