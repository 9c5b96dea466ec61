package io.dragoman.plot;

import static io.dragoman.plot.SvgDocuments.elements;
import static io.dragoman.plot.SvgDocuments.number;
import static io.dragoman.plot.SvgDocuments.parse;
import static io.dragoman.plot.SvgDocuments.texts;
import static io.dragoman.plot.SvgDocuments.withTip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class StrokePictureTest {
  private static final float[] X = {0, 50, 100};
  private static final float[] Y = {0, 100, 50};
  private static final float[][] WEIGHTS = {{0.7f, 0.2f, 0.1f}, {0, 0.05f, 0.95f}};

  @Test
  void each_symbol_has_the_way_with_a_dot_at_each_point() {
    Document picture = parse(StrokePicture.svg("1 7", List.of("1", "7"), WEIGHTS, X, Y));

    assertThat(elements(picture, "polyline")).hasSize(2);
    assertThat(elements(picture, "circle")).hasSize(6);
    assertThat(texts(picture)).containsExactly("1 7", "1", "7");
    Element large = withTip(picture, "circle", "1: 0.700");
    Element small = withTip(picture, "circle", "1: 0.100");
    assertThat(number(large, "r")).isGreaterThan(number(small, "r"));
    assertThat(large.getAttribute("fill")).isEqualTo(ColorRamp.color(0.15 + 0.85 * 0.7f));
  }

  @Test
  void points_go_right_and_up_and_the_second_symbol_stands_below() {
    Document picture = parse(StrokePicture.svg("1 7", List.of("1", "7"), WEIGHTS, X, Y));
    Element first = withTip(picture, "circle", "1: 0.700");
    Element second = withTip(picture, "circle", "1: 0.200");
    assertThat(number(second, "cx")).isGreaterThan(number(first, "cx"));
    assertThat(number(second, "cy")).isLessThan(number(first, "cy"));
    assertThat(number(withTip(picture, "circle", "7: 0.000"), "cy"))
        .isGreaterThan(number(first, "cy"));
  }

  @Test
  void a_single_point_is_drawn_too() {
    Document picture =
        parse(
            StrokePicture.svg(
                "1", List.of("1"), new float[][] {{1}}, new float[] {7}, new float[] {7}));
    assertThat(elements(picture, "circle")).hasSize(1);
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StrokePicture.svg("", List.of("1"), WEIGHTS, X, Y))
        .withMessage(
            "stroke picture: 1 symbols, 2 rows of weights, 3 and 3 coordinates: give a row for"
                + " each symbol and both coordinates of each point");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StrokePicture.svg("", List.of("1"), new float[][] {{1, 0}}, X, Y))
        .withMessage("stroke picture: 2 weights for 3 points: give one for each");
  }
}
