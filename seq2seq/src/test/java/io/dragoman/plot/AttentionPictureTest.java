package io.dragoman.plot;

import static io.dragoman.plot.SvgDocuments.elements;
import static io.dragoman.plot.SvgDocuments.number;
import static io.dragoman.plot.SvgDocuments.parse;
import static io.dragoman.plot.SvgDocuments.texts;
import static io.dragoman.plot.SvgDocuments.withTip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class AttentionPictureTest {

  private static final List<String> SOURCE = List.of("das", "Haus", "</s>");
  private static final List<String> TARGET = List.of("the", "house");
  private static final float[][] WEIGHTS = {{0.9f, 0.1f, 0}, {0.05f, 0.75f, 0.2f}};

  @Test
  void every_weight_has_a_cell_with_its_colour_and_tip() {
    Document picture = parse(AttentionPicture.svg(SOURCE, TARGET, WEIGHTS));

    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 3; column++) {
        String tip =
            SOURCE.get(column)
                + " → "
                + TARGET.get(row)
                + String.format(java.util.Locale.ROOT, ": %.3f", WEIGHTS[row][column]);
        Element cell = withTip(picture, "rect", tip);
        assertThat(cell.getAttribute("fill")).isEqualTo(ColorRamp.color(WEIGHTS[row][column]));
      }
    }
  }

  @Test
  void source_runs_to_the_right_and_target_downwards() {
    Document picture = parse(AttentionPicture.svg(SOURCE, TARGET, WEIGHTS));
    Element first = withTip(picture, "rect", "das → the: 0.900");
    Element right = withTip(picture, "rect", "Haus → the: 0.100");
    Element below = withTip(picture, "rect", "das → house: 0.050");

    assertThat(number(right, "x")).isGreaterThan(number(first, "x"));
    assertThat(number(right, "y")).isEqualTo(number(first, "y"));
    assertThat(number(below, "y")).isGreaterThan(number(first, "y"));
    assertThat(number(below, "x")).isEqualTo(number(first, "x"));
  }

  @Test
  void labels_name_every_token_and_the_scale() {
    Document picture = parse(AttentionPicture.svg("Attention", SOURCE, TARGET, WEIGHTS));

    assertThat(texts(picture))
        .containsExactly(
            "Attention",
            "das",
            "Haus",
            "</s>",
            "the",
            "house",
            "source →",
            "← target",
            "0.0",
            "0.5",
            "1.0");
    assertThat(elements(picture, "title").get(0).getTextContent()).isEqualTo("Attention");
  }

  @Test
  void source_labels_are_rotated() {
    Document picture = parse(AttentionPicture.svg(SOURCE, TARGET, WEIGHTS));

    assertThat(withTip(picture, "text", "Haus").getAttribute("transform")).startsWith("rotate(-50");
    assertThat(withTip(picture, "text", "house").hasAttribute("transform")).isFalse();
  }

  @Test
  void markup_and_control_characters_in_tokens_are_escaped() {
    List<String> source = List.of("<b>&\"'", "\u0001x", "\uD800");
    Document picture = parse(AttentionPicture.svg("a < b", source, TARGET, WEIGHTS));

    assertThat(texts(picture)).contains("a < b", "<b>&\"'", "\uFFFDx", "\uFFFD");
  }

  @Test
  void other_scripts_are_kept_as_text() {
    Document picture = parse(AttentionPicture.svg(List.of("見", "つ", "か"), TARGET, WEIGHTS));

    assertThat(texts(picture)).contains("見", "つ", "か");
  }

  @Test
  void long_tokens_are_cut_but_the_tip_has_them_whole() {
    String longest = "Donaudampfschifffahrtsgesellschaft";
    Document picture = parse(AttentionPicture.svg(List.of(longest, "b", "c"), TARGET, WEIGHTS));

    assertThat(texts(picture)).contains("Donaudampfschiff…").doesNotContain(longest);
    withTip(picture, "rect", longest + " → the: 0.900");
  }

  @Test
  void everything_lies_on_the_page() {
    List<String> many = Collections.nCopies(70, "Wörterbuch");
    Document picture = parse(AttentionPicture.svg("t", many, many, new float[70][70]));
    double width = number(picture.getDocumentElement(), "width");
    double height = number(picture.getDocumentElement(), "height");

    assertThat(elements(picture, "rect"))
        .hasSizeGreaterThan(70 * 70)
        .allSatisfy(
            cell -> {
              assertThat(number(cell, "x")).isNotNegative();
              assertThat(number(cell, "x") + number(cell, "width")).isLessThanOrEqualTo(width);
              assertThat(number(cell, "y") + number(cell, "height")).isLessThanOrEqualTo(height);
            });
    double lastLabel = number(elements(picture, "text").get(70), "x");
    assertThat(lastLabel + 10 * 0.58 * 8.5 * Math.cos(Math.toRadians(50))).isLessThan(width);
  }

  @Test
  void sides_and_weights_must_agree() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AttentionPicture.svg(SOURCE, List.of(), new float[0][]))
        .withMessage("attention picture: 3 source and 0 target tokens: give at least one of each");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AttentionPicture.svg(SOURCE, TARGET, new float[1][3]))
        .withMessage(
            "attention picture: weights have 1 rows for 2 target tokens: give one row per token");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AttentionPicture.svg(SOURCE, TARGET, new float[][] {{1, 0, 0}, {1}}))
        .withMessage(
            "attention picture: row 1 has 1 weights for 3 source tokens: give one per token");
    float[][] broken = {{1, 0, 0}, {0, Float.NaN, 0}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AttentionPicture.svg(SOURCE, TARGET, broken))
        .withMessage("attention picture: row 1, column 1 is NaN: weights must be finite");
  }
}
