package io.dragoman.autograd;

import io.dragoman.nn.Initializer;
import org.junit.jupiter.api.Test;

class TiedWeightsTest {
  @Test
  void scores_by_word_vectors_have_the_right_gradient() {
    GradientCheck.ofModule(
            store -> {
              Parameter table = store.create("table", 7, 4, Initializer.ZEROS);
              Parameter bias = store.create("bias", 1, 7, Initializer.ZEROS);
              return (tape, x) -> MatrixOps.affineTransposed(tape, x.get(0), table, bias);
            })
        .withInput(3, 4)
        .passes();
  }

  @Test
  void a_table_that_is_read_and_scores_gets_the_gradients_of_both() {
    int[] ids = {3, 0, 3, 6};
    GradientCheck.ofModule(
            store -> {
              Parameter table = store.create("table", 7, 4, Initializer.ZEROS);
              Parameter bias = store.create("bias", 1, 7, Initializer.ZEROS);
              return (tape, x) -> {
                Variable words = RowOps.embed(tape, table, ids); // (4, 4)
                return MatrixOps.affineTransposed(tape, words, table, bias); // (4, 7)
              };
            })
        .passes();
  }

  @Test
  void frozen_word_vectors_get_none() {
    GradientCheck.ofModule(
            store -> {
              Parameter table = store.create("table", 7, 4, Initializer.ZEROS);
              Parameter bias = store.create("bias", 1, 7, Initializer.ZEROS);
              return (tape, x) -> MatrixOps.affineTransposed(tape, x.get(0), table, bias);
            })
        .withInput(3, 4)
        .freezing("table")
        .freezing("bias")
        .passes();
  }
}
