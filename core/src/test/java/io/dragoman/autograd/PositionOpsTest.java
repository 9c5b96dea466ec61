package io.dragoman.autograd;

import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The operations of which attentions are made. */
class PositionOpsTest {
  private static final SequenceLayout LAYOUT = SequenceLayout.of(5, 3, 3, 1);
  private static final int[] ROWS = {2, 0, 3, 99};
  private static final Kernels KERNELS = Implementations.all().get(0);

  private static Tape inference() {
    return Tape.inference(KERNELS, new Arena());
  }

  @Test
  void scores_sums_and_softmax_have_the_right_gradient() {
    GradientCheck.of((tape, x) -> PositionOps.scores(tape, x.get(0), x.get(1), LAYOUT, ROWS, 0.5f))
        .withInput(3, 4)
        .withInput(LAYOUT.positions(), 4)
        .passes();
    GradientCheck.of((tape, x) -> PositionOps.sums(tape, x.get(0), x.get(1), LAYOUT, ROWS))
        .withInput(3, 5)
        .withInput(LAYOUT.positions(), 4)
        .passes();
    for (int columns : new int[] {2, 5, 9}) {
      GradientCheck.of((tape, x) -> PositionOps.softmax(tape, x.get(0), LAYOUT, ROWS))
          .withInput(3, columns)
          .passes();
    }
  }

  @Test
  void constants_get_no_gradient() {
    GradientCheck.of((tape, x) -> PositionOps.scores(tape, x.get(0), x.get(1), LAYOUT, ROWS, 1f))
        .withConstant(3, 4)
        .withInput(LAYOUT.positions(), 4)
        .passes();
    GradientCheck.of((tape, x) -> PositionOps.sums(tape, x.get(0), x.get(1), LAYOUT, ROWS))
        .withInput(3, 5)
        .withConstant(LAYOUT.positions(), 4)
        .passes();
  }

  @Test
  void a_softmax_is_a_distribution_over_as_many_positions_as_have_scores() {
    Tape tape = inference();
    Variable scores = tape.constant(random(3, 2, 1));
    Tensor w = PositionOps.softmax(tape, scores, LAYOUT, ROWS).value();
    assertThat(w.shape()).isEqualTo("(3, 5)");
    double first = Math.exp(scores.value().get(0, 0));
    double second = Math.exp(scores.value().get(0, 1));
    assertThat((double) w.get(0, 0)).isCloseTo(first / (first + second), within(1e-6));
    assertThat((double) w.get(0, 1)).isCloseTo(second / (first + second), within(1e-6));
    assertThat(w.get(0, 2)).isZero();
    assertThat(w.get(2, 0)).isEqualTo(1f);
    assertThat(w.get(2, 1)).isZero();
  }

  @Test
  void a_gaussian_is_highest_at_its_place() {
    GradientCheck.of((tape, x) -> PositionOps.logGaussian(tape, x.get(0), LAYOUT, ROWS, 1.5f))
        .withInput(3, 1)
        .passes();
    Tape tape = inference();
    Variable places = tape.constant(Tensor.of(new float[] {0, 0.4f, 1}, 1));
    Tensor y = PositionOps.logGaussian(tape, places, LAYOUT, ROWS, 2f).value();
    assertThat(y.get(1, 2)).isCloseTo(0f, within(1e-6f)); // 0.4 of 5
    assertThat(y.get(1, 4)).isCloseTo(-0.5f, within(1e-6f)); // two away
    assertThat(y.get(0, 1)).isCloseTo(-0.125f, within(1e-6f));
    assertThat(y.get(0, 3)).isZero(); // past the end
  }

  @Test
  void a_mean_has_the_right_gradient() {
    GradientCheck.of((tape, x) -> PositionOps.mean(tape, List.of(x.get(0), x.get(1), x.get(0))))
        .withInput(2, 3)
        .withInput(2, 3)
        .passes();
  }

  @Test
  void values_of_pairs_go_to_matrices_and_back() {
    Pairs pairs = Pairs.of(LAYOUT, ROWS, 3);
    assertThat(pairs.count()).isEqualTo(3 + 5 + 1);
    GradientCheck.of((tape, x) -> PairOps.gather(tape, x.get(0), pairs)).withInput(3, 10).passes();
    GradientCheck.of((tape, x) -> PairOps.spread(tape, x.get(0), pairs)).withInput(9, 2).passes();
    Tape tape = inference();
    Tensor values = random(9, 2, 1);
    Variable matrix = PairOps.spread(tape, tape.constant(values), pairs); // (3, 5 * 2)
    assertThat(matrix.value().get(1, 7)).isEqualTo(values.get(3 + 3, 1));
    assertThat(matrix.value().get(0, 6)).isZero();
    assertThat(PairOps.gather(tape, matrix, pairs).value().toArray()).isEqualTo(values.toArray());
  }

  @Test
  void rows_of_queries_and_positions_come_for_each_pair() {
    Pairs pairs = Pairs.of(LAYOUT, ROWS, 3);
    Tape tape = inference();
    Tensor queries = random(3, 2, 1);
    Tensor positions = random(LAYOUT.positions(), 2, 2);
    Tensor ofQueries = pairs.ofQueries(tape, tape.constant(queries)).value();
    Tensor ofPositions = pairs.ofPositions(tape, tape.constant(positions)).value();
    assertThat(ofQueries.get(4, 0)).isEqualTo(queries.get(1, 0));
    assertThat(ofPositions.get(4, 0)).isEqualTo(positions.get(LAYOUT.position(1, 0), 0));
    assertThat(ofPositions.get(8, 1)).isEqualTo(positions.get(LAYOUT.position(0, 3), 1));
  }

  @Test
  void windows_hold_what_stands_around_a_position() {
    Pairs pairs = Pairs.of(LAYOUT, ROWS, 3);
    for (int width : new int[] {1, 3, 4, 11}) {
      GradientCheck.of((tape, x) -> PairOps.windows(tape, x.get(0), pairs, width))
          .withInput(3, 5)
          .passes();
    }
    Tape tape = inference();
    Tensor x = random(3, 5, 1);
    Tensor y = PairOps.windows(tape, tape.constant(x), pairs, 3).value(); // (9, 3)
    assertThat(y.slice(3, 4).toArray()).containsExactly(0f, x.get(1, 0), x.get(1, 1));
    assertThat(y.slice(5, 6).toArray()).containsExactly(x.get(1, 1), x.get(1, 2), x.get(1, 3));
    assertThat(y.slice(7, 8).toArray()).containsExactly(x.get(1, 3), x.get(1, 4), 0f);
  }

  @Test
  void division_has_the_right_gradient() {
    Tensor by = random(2, 3, 5);
    for (int i = 0; i < by.size(); i++) {
      by.data()[i] = 1 + Math.abs(by.data()[i]);
    }
    GradientCheck.of((tape, x) -> PairOps.divide(tape, x.get(0), x.get(1)))
        .withInput(2, 3)
        .withInput(by)
        .passes();
  }

  @Test
  void an_expected_alignment_has_the_right_gradient() {
    GradientCheck.of(
            (tape, x) ->
                MonotonicOps.expectedAlignment(
                    tape, PointwiseOps.sigmoid(tape, x.get(0)), x.get(1), LAYOUT, ROWS))
        .withInput(3, 5)
        .withInput(3, 5)
        .passes();
  }

  @Test
  void an_expected_alignment_is_that_of_the_process() {
    Tape tape = inference();
    SequenceLayout layout = SequenceLayout.of(3);
    Variable p = tape.constant(Tensor.of(new float[] {0.5f, 0.25f, 0.5f}, 3));
    Variable first = tape.constant(Tensor.of(new float[] {1, 0, 0}, 3));
    int[] rows = {0};
    Variable w = MonotonicOps.expectedAlignment(tape, p, first, layout, rows);
    assertThat(w.value().toArray()).containsExactly(0.5f, 0.125f, 0.1875f); // 1/2, 1/2 1/4, 3/16
    Variable again = MonotonicOps.expectedAlignment(tape, p, w, layout, rows);
    // from the first: 1/4, 1/16, 3/32; from the second: 1/32, 3/64; from the third: 3/32
    assertThat(again.value().toArray()).containsExactly(0.25f, 0.09375f, 0.234375f);
    Variable decided =
        MonotonicOps.decide(tape, tape.constant(Tensor.of(new float[] {-1, 0, 2}, 3)));
    assertThat(decided.value().toArray()).containsExactly(0f, 0f, 1f);
  }

  @Test
  void a_normalized_weight_has_its_own_length_and_the_right_gradient() {
    GradientCheck.ofModule(
            store -> {
              Parameter v = store.create("v", 1, 5, Initializer.normal(1));
              Parameter g = store.create("g", 1, 1, Initializer.constant(1));
              return (tape, x) ->
                  PointwiseOps.multiply(tape, x.get(0), WeightNormOps.normalized(tape, v, g));
            })
        .withInput(1, 5)
        .passes();
    ParameterStore store = new ParameterStore(1);
    Parameter v = store.create("v", 1, 5, Initializer.normal(1));
    Parameter g = store.create("g", 1, 1, Initializer.constant(3));
    Tensor w = WeightNormOps.normalized(inference(), v, g).value();
    double square = 0;
    for (float each : w.toArray()) {
      square += (double) each * each;
    }
    assertThat(square).isCloseTo(9, within(1e-5));
  }

  @Test
  void maxout_has_the_right_gradient() {
    GradientCheck.of((tape, x) -> MaxoutOps.maxout(tape, x.get(0))).withInput(3, 8).passes();
    Tape tape = inference();
    Variable x = tape.constant(Tensor.of(new float[] {1, 2, -3, -4}, 4));
    assertThat(MaxoutOps.maxout(tape, x).value().toArray()).containsExactly(2f, -3f);
  }

  @Test
  void noise_is_normal_and_depends_on_sentence_and_time_alone() {
    Randomness randomness = new Randomness(1, 2);
    Tape tape = Tape.training(KERNELS, new Arena(), new Gradients(List.of()), randomness);
    Variable zeros = tape.constant(Tensor.zeros(2, 4000));
    Tensor noise = NoiseOps.addNormal(tape, zeros, 7, 3, new long[] {5, 6, 8}).value();
    double mean = 0;
    double square = 0;
    for (int j = 0; j < 4000; j++) {
      mean += noise.get(0, j) / 4000;
      square += noise.get(0, j) * (double) noise.get(0, j) / 4000;
    }
    assertThat(mean).isCloseTo(0, within(0.08)); // five deviations
    assertThat(square).isCloseTo(1, within(0.12));
    Variable one = tape.constant(Tensor.zeros(1, 10));
    Tensor alone = NoiseOps.addNormal(tape, one, 7, 3, new long[] {6}).value();
    for (int j = 0; j < 10; j++) {
      assertThat(alone.get(0, j)).isEqualTo(noise.get(1, j));
    }
    assertThat(NoiseOps.addNormal(tape, one, 7, 4, new long[] {6}).value().toArray())
        .isNotEqualTo(alone.toArray());
    Tape calm = inference();
    Variable x = calm.constant(Tensor.zeros(1, 2));
    assertThat(NoiseOps.addNormal(calm, x, 7, 3, new long[0])).isSameAs(x);
  }

  @Test
  void a_product_with_a_transposed_table_has_the_right_gradient() {
    GradientCheck.ofModule(
            store -> {
              Parameter table = store.create("table", 7, 4, Initializer.ZEROS);
              Parameter bias = store.create("bias", 1, 7, Initializer.ZEROS);
              int[] ids = {3, 0, 3};
              return (tape, x) ->
                  RowOps.stack(
                      tape,
                      List.of(
                          MatrixOps.affineTransposed(tape, x.get(0), table, bias),
                          MatrixOps.affineTransposed(
                              tape, RowOps.embed(tape, table, ids), table, bias)));
            })
        .withInput(2, 4)
        .passes();
  }

  @Test
  void some_rows_of_a_transposed_table_score_as_the_whole() {
    for (Kernels kernels : Implementations.all()) {
      ParameterStore store = new ParameterStore(1);
      Parameter table = store.create("table", 70, 40, Initializer.normal(1));
      Parameter bias = store.create("bias", 1, 70, Initializer.normal(1));
      Tape tape = Tape.inference(kernels, new Arena());
      Variable x = tape.constant(random(3, 40, 1));
      Tensor all = MatrixOps.affineTransposed(tape, x, table, bias).value();
      int[] words = {69, 3, 11};
      WeightColumns some = WeightColumns.ofRows(tape, table, bias, words);
      Tensor scores = some.affine(tape, x).value();
      for (int row = 0; row < 3; row++) {
        for (int i = 0; i < words.length; i++) {
          assertThat(scores.get(row, i)).isEqualTo(all.get(row, words[i]));
        }
      }
    }
  }
}
