package io.dragoman.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CopyOpsTest {
  private static final int VOCABULARY = 5;
  private static final int COLUMNS = 64;

  /** Sentences 3 7 3 5 and 6 2 and 4, of which 5, 6 and 7 are in no vocabulary. */
  private static final SequenceLayout LAYOUT = SequenceLayout.of(4, 2, 1);

  private static final int[] IDS = {3, 6, 4, 7, 2, 3, 5};
  private static final int[] SENTENCE = {0, 1, 2, 0};

  private static CopiedWords words() {
    return CopiedWords.of(LAYOUT, IDS, VOCABULARY);
  }

  static Iterable<Kernels> kernels() {
    return Implementations.all();
  }

  /** Weights of the right lengths that sum to one. */
  private static Variable weights(Tape tape, Variable scores) {
    return PositionOps.softmax(tape, scores, LAYOUT, SENTENCE);
  }

  @Test
  void the_mixture_has_the_right_gradient() {
    int[] gold = {7, 6, 1, 3};
    for (float smoothing : new float[] {0f, 0.1f}) {
      GradientCheck.ofLoss(
              (tape, x) -> {
                Variable weights = weights(tape, x.get(2));
                Variable logits = Logits.fresh(tape, x.get(0));
                Variable mixed = CopyOps.mix(tape, logits, x.get(1), weights, words(), SENTENCE);
                return LossOps.softmaxCrossEntropy(tape, mixed, gold, smoothing, 1f, VOCABULARY)
                    .loss();
              })
          .withInput(4, VOCABULARY)
          .withInput(4, 1)
          .withInput(4, 4)
          .passes();
    }
  }

  /** Logits that may be taken over. */
  private static final class Logits {
    static Variable fresh(Tape tape, Variable x) {
      return PointwiseOps.add(tape, x, tape.constant(tape.zeros(x.rows(), x.columns())));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void probabilities_are_those_of_generating_and_copying(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    Tensor logits = GradientCheck.random(4, VOCABULARY, 1);
    Tensor gate = GradientCheck.random(4, 1, 2);
    Tensor looked = weights(tape, tape.constant(GradientCheck.random(4, 4, 3))).value();
    Tensor p = softmax(kernels, GradientCheck.copy(logits));
    Variable mixed =
        CopyOps.mix(
            tape,
            tape.variable(logits),
            tape.constant(gate),
            tape.constant(looked),
            words(),
            SENTENCE);
    assertThat(mixed.columns()).isEqualTo(COLUMNS);
    Tensor found = softmax(kernels, mixed.value());
    for (int row = 0; row < 4; row++) {
      double g = 1 / (1 + Math.exp(-gate.get(row, 0)));
      double[] expected = new double[COLUMNS];
      for (int v = 0; v < VOCABULARY; v++) {
        expected[v] = g * p.get(row, v);
      }
      for (int s = 0; s < LAYOUT.length(SENTENCE[row]); s++) {
        expected[IDS[LAYOUT.position(s, SENTENCE[row])]] += (1 - g) * looked.get(row, s);
      }
      for (int v = 0; v < COLUMNS; v++) {
        assertThat((double) found.get(row, v))
            .as(row + " " + v)
            .isCloseTo(expected[v], within(1e-6));
      }
    }
    assertThat(found.get(1, 7)).as("a word of another sentence").isZero();
  }

  private static Tensor softmax(Kernels kernels, Tensor x) {
    Tensor y = Tensor.zeros(x.rows(), x.columns());
    kernels.softmax(x, y);
    return y;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void a_row_has_the_same_bits_beside_sentences_with_more_words(Kernels kernels) {
    int[] many = new int[100];
    Arrays.setAll(many, s -> VOCABULARY + s); // needs a second block of columns
    int[] own = {3, 5, 3};
    SequenceLayout both = SequenceLayout.of(100, 3);
    int[] ids = new int[both.positions()];
    for (int s = 0; s < 100; s++) {
      ids[both.position(s, 0)] = many[s];
    }
    for (int s = 0; s < 3; s++) {
      ids[both.position(s, 1)] = own[s];
    }
    Tape tape = Tape.inference(kernels, new Arena());
    Tensor beside = mixedRow(tape, CopiedWords.of(both, ids, VOCABULARY), 1);
    Tensor alone = mixedRow(tape, CopiedWords.of(SequenceLayout.of(3), own, VOCABULARY), 0);
    assertThat(beside.columns()).isEqualTo(2 * COLUMNS);
    Tensor totals = Tensor.zeros(2, 1);
    kernels.logSumExp(beside, Tensor.of(totals.data(), 0, 1, 1));
    kernels.logSumExp(alone, Tensor.of(totals.data(), 1, 1, 1));
    assertThat(totals.get(0, 0)).isEqualTo(totals.get(1, 0));
    for (int v = 0; v < COLUMNS; v++) {
      assertThat(beside.get(0, v)).isEqualTo(alone.get(0, v));
    }
  }

  private static Tensor mixedRow(Tape tape, CopiedWords words, int sentence) {
    Tensor weights = Tensor.zeros(1, words.layout().time());
    weights.set(0, 0, 0.5f);
    weights.set(0, 1, 0.2f);
    weights.set(0, 2, 0.3f);
    return CopyOps.mix(
            tape,
            tape.variable(GradientCheck.random(1, VOCABULARY, 1)),
            tape.constant(GradientCheck.random(1, 1, 2)),
            tape.constant(weights),
            words,
            new int[] {sentence})
        .value();
  }

  @Test
  void a_word_that_is_not_looked_at_stays_possible() {
    Tape tape = Tape.inference(Implementations.all().iterator().next(), new Arena());
    Variable mixed =
        CopyOps.mix(
            tape,
            tape.variable(Tensor.zeros(1, VOCABULARY)),
            tape.constant(Tensor.zeros(1, 1)),
            tape.constant(Tensor.zeros(1, 4)),
            words(),
            new int[1]);
    Loss loss = LossOps.softmaxCrossEntropy(tape, mixed, new int[] {7}, 0f, 0f);
    assertThat(loss.loss()).isFinite().isGreaterThan(10);
  }

  @Test
  void smoothing_over_all_classes_is_the_ordinary_loss() {
    Tape tape = Tape.inference(Implementations.all().iterator().next(), new Arena());
    Tensor logits = GradientCheck.random(3, 6, 4);
    int[] gold = {0, 5, 2};
    Loss ordinary = LossOps.softmaxCrossEntropy(tape, tape.variable(logits), gold, 0.2f, 0f);
    assertThat(LossOps.softmaxCrossEntropy(tape, tape.variable(logits), gold, 0.2f, 0f, 6))
        .isEqualTo(ordinary);
    Tensor wider = Tensor.zeros(3, 8);
    wider.fill(Float.NEGATIVE_INFINITY);
    for (int row = 0; row < 3; row++) {
      for (int v = 0; v < 6; v++) {
        wider.set(row, v, logits.get(row, v));
      }
    }
    Loss some = LossOps.softmaxCrossEntropy(tape, tape.variable(wider), gold, 0.2f, 0f, 6);
    assertThat(some.loss()).isCloseTo(ordinary.loss(), within(1e-5));
  }

  @Test
  void unknown_words_are_replaced_in_a_copy() {
    int[] words = {1, 7, 4, 5};
    assertThat(words().known(words, 4, 0)).containsExactly(1, 0, 4, 0);
    assertThat(words).containsExactly(1, 7, 4, 5);
    assertThat(words().known(words, 1, 0)).isSameAs(words);
  }

  @Test
  void shapes_that_do_not_fit_are_refused() {
    Tape tape = Tape.inference(Implementations.all().iterator().next(), new Arena());
    Variable logits = tape.variable(Tensor.zeros(4, VOCABULARY));
    Variable gate = tape.constant(Tensor.zeros(4, 2));
    Variable weights = tape.constant(Tensor.zeros(4, 4));
    assertThatThrownBy(() -> CopyOps.mix(tape, logits, gate, weights, words(), SENTENCE))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("copy: gate");
  }
}
