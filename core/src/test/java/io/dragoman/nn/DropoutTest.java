package io.dragoman.nn;

import static io.dragoman.Tensors.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DropoutTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final SequenceLayout LAYOUT = SequenceLayout.of(4, 2, 2);
  private static final long[] SENTENCES = {70, 80, 90};
  private static final int FEATURES = 20;

  private final Dropout dropout = new Dropout(3, 0.5f);

  private static Tape tape(Kernels kernels, Randomness randomness) {
    return Tape.training(kernels, new Arena(), new Gradients(List.of()), randomness);
  }

  /** The mask itself: what becomes of ones. */
  private static Tensor mask(
      Kernels kernels,
      Dropout dropout,
      Randomness randomness,
      SequenceLayout layout,
      long... keys) {
    Tape tape = tape(kernels, randomness);
    Tensor ones = Tensor.zeros(layout.positions(), FEATURES);
    ones.fill(1f);
    return dropout.apply(tape, tape.variable(ones), layout, keys).value();
  }

  @Test
  void dropout_has_the_right_gradient() {
    GradientCheck.of((tape, x) -> dropout.apply(tape, x.get(0), LAYOUT, SENTENCES))
        .withInput(LAYOUT.positions(), 5)
        .withRandomness(new Randomness(1, 2))
        .passes();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void the_mask_of_a_sentence_does_not_depend_on_its_batch(Kernels kernels) {
    Randomness randomness = new Randomness(5, 6);
    Tensor together = mask(kernels, dropout, randomness, LAYOUT, SENTENCES);
    for (int row = 0; row < 3; row++) {
      SequenceLayout layout = SequenceLayout.of(LAYOUT.length(row));
      Tensor alone = mask(kernels, dropout, randomness, layout, SENTENCES[row]);
      for (int t = 0; t < LAYOUT.length(row); t++) {
        int position = LAYOUT.position(t, row);
        Tensor expected = together.slice(position, position + 1);
        assertSameBits("sentence " + row, alone.slice(t, t + 1), expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void masks_differ_by_seed_update_layer_sentence_and_time(Kernels kernels) {
    SequenceLayout layout = SequenceLayout.of(2);
    float[] mask = mask(kernels, dropout, new Randomness(1, 1), layout, 9).toArray();
    assertThat(mask).contains(0f, 2f);
    assertThat(mask(kernels, dropout, new Randomness(1, 1), layout, 9).toArray()).isEqualTo(mask);
    for (float[] other :
        List.of(
            mask(kernels, dropout, new Randomness(2, 1), layout, 9).toArray(),
            mask(kernels, dropout, new Randomness(1, 2), layout, 9).toArray(),
            mask(kernels, new Dropout(4, 0.5f), new Randomness(1, 1), layout, 9).toArray(),
            mask(kernels, dropout, new Randomness(1, 1), layout, 10).toArray())) {
      assertThat(other).isNotEqualTo(mask);
    }
    Tensor both = Tensor.of(mask, FEATURES);
    assertThat(both.slice(0, 1).toArray()).isNotEqualTo(both.slice(1, 2).toArray());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void without_randomness_or_rate_nothing_happens(Kernels kernels) {
    Tape training = tape(kernels, null);
    Variable x = training.variable(Tensor.zeros(LAYOUT.positions(), 2));
    assertThat(dropout.apply(training, x, LAYOUT, SENTENCES)).isSameAs(x);
    Tape inference = Tape.inference(kernels, new Arena());
    assertThat(dropout.apply(inference, x, LAYOUT, SENTENCES)).isSameAs(x);
    Tape random = tape(kernels, new Randomness(1, 1));
    assertThat(new Dropout(0, 0f).apply(random, x, LAYOUT, SENTENCES)).isSameAs(x);
  }

  @Test
  void a_rate_outside_its_range_is_refused() {
    assertThatThrownBy(() -> new Dropout(0, 1f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dropout: rate must be at least 0 and below 1 but is 1.0");
    assertThatThrownBy(() -> new Dropout(0, Float.NaN))
        .hasMessage("dropout: rate must be at least 0 and below 1 but is NaN");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void variational_masks_are_the_same_at_all_positions_and_differ_between_sentences(
      Kernels kernels) {
    Dropout variational = Dropout.of(3, 0.5f, true);
    Tensor mask = mask(kernels, variational, new Randomness(5, 6), LAYOUT, SENTENCES);
    for (int row = 0; row < LAYOUT.batch(); row++) {
      Tensor first = row(mask, row);
      for (int t = 1; t < LAYOUT.length(row); t++) {
        assertSameBits("row " + row, row(mask, LAYOUT.position(t, row)), first);
      }
    }
    assertThat(row(mask, 0).toArray()).isNotEqualTo(row(mask, 1).toArray());
    assertThat(mask(kernels, variational, new Randomness(5, 7), LAYOUT, SENTENCES).toArray())
        .isNotEqualTo(mask.toArray());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void dropped_positions_are_zero_as_a_whole(Kernels kernels) {
    SequenceLayout layout = SequenceLayout.of(400, 200);
    Dropout words = Dropout.ofPositions(3, 0.25f);
    Tensor mask = mask(kernels, words, new Randomness(5, 6), layout, 70, 80);
    int dropped = 0;
    for (int position = 0; position < layout.positions(); position++) {
      float first = mask.get(position, 0);
      assertThat(first).isIn(0f, 1f / 0.75f);
      for (int feature = 1; feature < FEATURES; feature++) {
        assertThat(mask.get(position, feature)).isEqualTo(first);
      }
      dropped += first == 0f ? 1 : 0;
    }
    assertThat(dropped).isBetween(110, 190); // of 600, 150 are expected
  }

  @Test
  void other_kinds_of_dropout_have_the_right_gradient() {
    for (Dropout each : List.of(Dropout.of(3, 0.5f, true), Dropout.ofPositions(3, 0.5f))) {
      GradientCheck.of((tape, x) -> each.apply(tape, x.get(0), LAYOUT, SENTENCES))
          .withInput(LAYOUT.positions(), 5)
          .withRandomness(new Randomness(1, 2))
          .passes();
    }
  }

  private static Tensor row(Tensor mask, int position) {
    return mask.slice(position, position + 1);
  }
}
