package io.dragoman.autograd;

import static io.dragoman.Tensors.assertClose;
import static io.dragoman.Tensors.assertWithin;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.Fixture;
import io.dragoman.autograd.AttentionLossOps.Points;
import io.dragoman.autograd.GradientCheck.LossFunction;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.SequenceLossOps.CandidateSet;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses that add to the gradient of logits or of attention weights. */
class AddedLossesTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final int[] GOLD = {1, 4, 0, 6, 3, 2};
  private static final int[][] NEGATIVES = {
    {}, {1}, {1, 4}, {0, 1, 4}, {0, 1, 4, 6}, {0, 1, 3, 4, 6}
  };
  private static final CandidateSet CANDIDATES =
      new CandidateSet(
          new int[] {0, 1, 2, 0, 1, 3}, new int[] {0, 0, 0, 1}, new double[] {0.2, 0.9, 0.4, 0.7});
  private static final double[] WEIGHTS = {3, 2};
  private static final SequenceLayout TARGET = SequenceLayout.of(3, 2, 1);

  private static Points points(Fixture fixture) {
    return new Points(
        fixture.ints("in.point_rows"),
        fixture.ints("in.point_columns"),
        fixture.tensor("in.point_shares").toArray());
  }

  /** Each loss by its name in the fixture, of the logits or the attention weights. */
  private static Map<String, LossFunction> losses(Tensor other, Points points, float scale) {
    Map<String, LossFunction> losses = new LinkedHashMap<>();
    losses.put("focal", (t, x) -> TokenLossOps.focal(t, x.get(0), GOLD, 0.1f, 2, -1, scale).loss());
    losses.put(
        "focal_half", (t, x) -> TokenLossOps.focal(t, x.get(0), GOLD, 0.1f, 0.5, -1, scale).loss());
    losses.put(
        "anti_focal", (t, x) -> TokenLossOps.focal(t, x.get(0), GOLD, 0.1f, 1, 0.5, scale).loss());
    losses.put("unlikelihood", (t, x) -> TokenLossOps.unlikelihood(t, x.get(0), NEGATIVES, scale));
    losses.put(
        "divergence",
        (t, x) -> TokenLossOps.symmetricDivergence(t, x.get(0), t.constant(other), scale));
    losses.put("distillation", (t, x) -> TokenLossOps.distillation(t, x.get(0), other, 2f, scale));
    losses.put(
        "risk",
        (t, x) -> SequenceLossOps.expectedRisk(t, x.get(0), GOLD, CANDIDATES, 0.3, WEIGHTS, scale));
    losses.put("alignment", (t, x) -> AttentionLossOps.guidedAlignment(t, x.get(0), points, scale));
    losses.put("coverage", (t, x) -> AttentionLossOps.coverage(t, x.get(0), TARGET, scale));
    return losses;
  }

  private static String input(String loss) {
    return loss.equals("alignment") || loss.equals("coverage") ? "in.attention" : "in.logits";
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void losses_and_gradients_equal_those_of_PyTorch(Kernels kernels) {
    Fixture fixture = Fixture.load("added_losses");
    losses(fixture.tensor("in.other"), points(fixture), 1f)
        .forEach(
            (name, loss) -> {
              Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
              Variable x = tape.variable(fixture.tensor(input(name)));
              double value = loss.apply(tape, List.of(x));
              assertThat(value).as(name).isCloseTo(fixture.scalar("out." + name), within(1e-5));
              assertClose(name, x.gradient(), fixture.tensor("grad." + name), 1e-5);
              if (!name.equals("risk")) {
                assertThat(x.value().toArray())
                    .as(name + " keeps what it reads")
                    .isEqualTo(fixture.tensor(input(name)).toArray());
              }
            });
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void gradients_are_scaled_and_added_to_those_that_exist(Kernels kernels) {
    Fixture fixture = Fixture.load("added_losses");
    losses(fixture.tensor("in.other"), points(fixture), 0.5f)
        .forEach(
            (name, loss) -> {
              Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
              Variable x = tape.variable(fixture.tensor(input(name)));
              Tensor expected = fixture.tensor("grad." + name);
              kernels.scale(expected, 0.5f);
              if (name.equals("risk")) { // takes the place of the logits
                loss.apply(tape, List.of(x));
                assertClose(name, x.gradient(), expected, 1e-5);
                return;
              }
              x.gradient().fill(2f);
              loss.apply(tape, List.of(x));
              for (int i = 0; i < expected.size(); i++) {
                expected.data()[i] += 2f;
              }
              assertClose(name, x.gradient(), expected, 1e-5);
            });
  }

  @Test
  void all_have_the_gradient_that_differences_say() {
    Fixture fixture = Fixture.load("added_losses");
    losses(fixture.tensor("in.other"), points(fixture), 1f)
        .forEach(
            (name, loss) ->
                GradientCheck.ofLoss(loss)
                    .withInput(
                        name.equals("alignment")
                            ? positive(6, 4)
                            : name.equals("coverage") ? far(6, 4) : random(6, 7, 3))
                    .passes());
    GradientCheck.ofLoss(
            (tape, x) -> TokenLossOps.symmetricDivergence(tape, x.get(0), x.get(1), 1f))
        .withInput(6, 7)
        .withInput(6, 7)
        .passes();
  }

  private static Tensor positive(int rows, int columns) {
    Tensor x = random(rows, columns, 3);
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = 0.5f + Math.abs(x.data()[i]);
    }
    return x;
  }

  /** Weights whose minima do not change sides by a small step. */
  private static Tensor far(int rows, int columns) {
    Tensor x = Tensor.zeros(rows, columns);
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = 1 + i % 5 + 7 * (i / 12 % 2);
    }
    return x;
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void the_second_distribution_gets_a_gradient_too(Kernels kernels) {
    Fixture fixture = Fixture.load("added_losses");
    Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
    Variable logits = tape.variable(fixture.tensor("in.logits"));
    Variable other = tape.variable(fixture.tensor("in.other"));
    TokenLossOps.symmetricDivergence(tape, logits, other, 1f);
    assertClose("other", other.gradient(), fixture.tensor("grad.divergence_other"), 1e-5);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void nothing_is_added_to_constants_or_by_a_scale_of_zero(Kernels kernels) {
    Fixture fixture = Fixture.load("added_losses");
    for (float scale : new float[] {0f, 1f}) {
      losses(fixture.tensor("in.other"), points(fixture), scale)
          .forEach(
              (name, loss) -> {
                Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
                Tensor value = fixture.tensor(input(name));
                Variable x = scale == 0f ? tape.variable(value) : tape.constant(value);
                double sum = loss.apply(tape, List.of(x));
                assertThat(sum).as(name).isCloseTo(fixture.scalar("out." + name), within(1e-5));
                assertThat(x.hasGradient()).as(name).isFalse();
              });
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void cross_entropy_and_a_focal_loss_of_gamma_zero_are_that_which_gives_up_its_logits(
      Kernels kernels) {
    for (float smoothing : new float[] {0f, 0.1f}) {
      Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
      Variable given = tape.variable(random(6, 7, 9));
      Variable kept = tape.variable(random(6, 7, 9));
      Variable focal = tape.variable(random(6, 7, 9));
      Loss expected = LossOps.softmaxCrossEntropy(tape, given, GOLD, smoothing, 0.25f);
      assertThat(TokenLossOps.crossEntropy(tape, kept, GOLD, smoothing, 0.25f)).isEqualTo(expected);
      assertThat(kept.gradient().toArray()).isEqualTo(given.gradient().toArray());
      Loss without = TokenLossOps.focal(tape, focal, GOLD, smoothing, 0, -1, 0.25f);
      assertThat(without.loss()).isCloseTo(expected.loss(), within(1e-9));
      assertThat(without.negativeLogLikelihood())
          .isCloseTo(expected.negativeLogLikelihood(), within(1e-9));
      assertThat(without.correct()).isEqualTo(expected.correct());
      assertThat(without.rows()).isEqualTo(6);
      assertWithin("focal", focal.gradient(), given.gradient(), 1e-7);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, -1", "0.5, -1", "1, 1"})
  void a_focal_loss_is_finite_where_words_are_sure_or_hopeless(double gamma, double alpha) {
    Tensor values = Tensor.of(new float[] {80, 0, 0, -80, 0, 0}, 3);
    for (Kernels kernels : Implementations.all()) {
      Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
      Variable x = tape.variable(values);
      Loss loss = TokenLossOps.focal(tape, x, new int[2], 0f, gamma, alpha, 1f);
      assertThat(loss.loss()).isCloseTo(80 + Math.log(2), within(1e-3));
      for (float each : x.gradient().toArray()) {
        assertThat(each).isBetween(-1.01f, 1.01f);
      }
    }
  }

  @Test
  void equal_distributions_differ_by_nothing() {
    for (Kernels kernels : Implementations.all()) {
      Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
      Variable a = tape.variable(random(3, 5, 1));
      Variable b = tape.variable(random(3, 5, 1));
      assertThat(TokenLossOps.symmetricDivergence(tape, a, b, 1f)).isZero();
      assertThat(TokenLossOps.distillation(tape, a, b.value(), 3f, 1f)).isZero();
      assertThat(a.gradient().toArray()).containsOnly(0f);
      assertThat(b.gradient().toArray()).containsOnly(0f);
    }
  }

  @Test
  void one_candidate_has_its_risk_and_no_gradient() {
    for (Kernels kernels : Implementations.all()) {
      Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
      Variable x = tape.variable(random(4, 5, 1));
      CandidateSet one = new CandidateSet(new int[4], new int[1], new double[] {0.75});
      double risk = SequenceLossOps.expectedRisk(tape, x, new int[4], one, 1, new double[] {2}, 1f);
      assertThat(risk).isEqualTo(1.5);
      assertThat(x.gradient().toArray()).containsOnly(0f);
    }
  }

  @Test
  void candidates_of_equal_risk_have_no_gradient_and_better_ones_gain() {
    Kernels kernels = Implementations.all().get(0);
    Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
    int[] words = IntStream.range(0, 2).toArray();
    Variable x = tape.variable(Tensor.zeros(2, 3));
    CandidateSet two = new CandidateSet(new int[] {0, 1}, new int[2], new double[] {0.25, 0.75});
    double risk = SequenceLossOps.expectedRisk(tape, x, words, two, 1, new double[] {1}, 1f);
    assertThat(risk).isCloseTo(0.5, within(1e-7));
    assertThat(x.gradient().get(0, 0)).isNegative(); // the better one's word becomes likelier
    assertThat(x.gradient().get(1, 1)).isPositive();
  }

  @Test
  void shapes_that_do_not_fit_are_refused() {
    Kernels kernels = Implementations.all().get(0);
    Tape tape = Tape.training(kernels, new Arena(), new Gradients(List.of()), null);
    Variable x = tape.variable(Tensor.zeros(2, 3));
    assertThatThrownBy(() -> TokenLossOps.distillation(tape, x, Tensor.zeros(2, 4), 1f, 1f))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("distillation");
    assertThatThrownBy(() -> AttentionLossOps.coverage(tape, x, TARGET, 1f))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("coverage");
  }
}
