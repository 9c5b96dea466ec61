package io.dragoman.plot;

import static io.dragoman.plot.SvgDocuments.elements;
import static io.dragoman.plot.SvgDocuments.number;
import static io.dragoman.plot.SvgDocuments.parse;
import static io.dragoman.plot.SvgDocuments.texts;
import static io.dragoman.plot.SvgDocuments.withTip;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class LearningCurveTest {

  private static LearningCurve threeCurves() {
    LearningCurve curve = new LearningCurve("German & English");
    for (int update = 100; update <= 1000; update += 100) {
      curve.addTraining(update, 6 - update / 250.0);
    }
    curve.addValidation(500, 4.5, 12);
    curve.addValidation(1000, 2.5, 31.25);
    return curve;
  }

  @Test
  void each_series_is_one_line_with_a_legend_entry() {
    Document picture = parse(threeCurves().svg());

    assertThat(elements(picture, "polyline")).hasSize(3 + 3);
    assertThat(elements(picture, "polyline"))
        .anySatisfy(line -> assertThat(line.getAttribute("points").split(" ")).hasSize(10))
        .anySatisfy(line -> assertThat(line.getAttribute("points").split(" ")).hasSize(2));
    assertThat(texts(picture))
        .contains(
            "German & English", "training loss", "validation loss", "validation BLEU (right)");
  }

  @Test
  void axes_have_round_ticks_and_names() {
    Document picture = parse(threeCurves().svg());

    assertThat(texts(picture))
        .contains("updates", "loss per token", "validation BLEU")
        .contains("0", "200", "400", "600", "800", "1,000")
        .contains("2", "3", "4", "5", "6")
        .contains("10", "20", "30", "40");
  }

  @Test
  void better_scores_stand_higher_and_lower_losses_lower() {
    Document picture = parse(threeCurves().svg());
    var early = withTip(picture, "circle", "update 500: validation BLEU 12.000");
    var late = withTip(picture, "circle", "update 1,000: validation BLEU 31.250");
    var loss = withTip(picture, "circle", "update 500: validation loss 4.500");
    var lower = withTip(picture, "circle", "update 1,000: validation loss 2.500");

    assertThat(number(late, "cy")).isLessThan(number(early, "cy"));
    assertThat(number(late, "cx")).isGreaterThan(number(early, "cx"));
    assertThat(number(lower, "cy")).isGreaterThan(number(loss, "cy"));
  }

  @Test
  void the_best_score_is_written_beside_its_point() {
    LearningCurve curve = threeCurves();
    curve.addValidation(1500, 2.6, 30);

    assertThat(texts(parse(curve.svg()))).contains("best 31.3").doesNotContain("best 30.0");
  }

  @Test
  void values_that_are_not_finite_are_left_out() {
    LearningCurve curve = new LearningCurve("");
    curve.addTraining(1, 3);
    curve.addTraining(2, Double.NaN);
    curve.addValidation(2, Double.POSITIVE_INFINITY, Double.NaN);
    Document picture = parse(curve.svg());

    assertThat(elements(picture, "circle")).hasSize(1);
    assertThat(texts(picture))
        .contains("training loss")
        .doesNotContain("validation loss", "validation BLEU");
  }

  @Test
  void scores_alone_have_an_axis_from_zero() {
    LearningCurve curve = new LearningCurve("scores");
    curve.addValidation(10, Double.NaN, 4);
    Document picture = parse(curve.svg());

    assertThat(texts(picture)).contains("0", "4", "best 4.0").doesNotContain("loss per token");
  }

  @Test
  void a_curve_without_points_says_so() {
    assertThat(texts(parse(new LearningCurve("x").svg()))).containsExactly("x", "no points yet");
  }
}
