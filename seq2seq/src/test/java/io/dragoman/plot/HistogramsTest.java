package io.dragoman.plot;

import static io.dragoman.plot.SvgDocuments.elements;
import static io.dragoman.plot.SvgDocuments.number;
import static io.dragoman.plot.SvgDocuments.parse;
import static io.dragoman.plot.SvgDocuments.texts;
import static io.dragoman.plot.SvgDocuments.withTip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HistogramsTest {
  private static Histograms.Series series(String name, long... counts) {
    return new Histograms.Series(name, counts);
  }

  private static Document lengths() {
    Histograms picture = new Histograms("a & b");
    picture.add("tokens", -0.5, 1, List.of(series("a", 0, 6, 2), series("b", 1, 1, 2)));
    return parse(picture.svg());
  }

  @Test
  void bars_are_as_high_as_their_shares() {
    Document picture = lengths();
    Element large = withTip(picture, "rect", "1: a 75.00% (6)");
    Element small = withTip(picture, "rect", "2 and more: a 25.00% (2)");
    Element other = withTip(picture, "rect", "0: b 25.00% (1)");

    assertThat(number(large, "height") / number(small, "height")).isBetween(2.99, 3.01);
    assertThat(number(other, "height")).isEqualTo(number(small, "height"));
    double bottom = number(large, "y") + number(large, "height");
    assertThat(number(small, "y") + number(small, "height"))
        .isBetween(bottom - 0.02, bottom + 0.02);
  }

  @Test
  void bars_of_several_series_stand_side_by_side() {
    Document picture = lengths();
    Element left = withTip(picture, "rect", "1: a 75.00% (6)");
    Element right = withTip(picture, "rect", "1: b 25.00% (1)");
    Element next = withTip(picture, "rect", "2 and more: a 25.00% (2)");

    assertThat(number(left, "x") + number(left, "width"))
        .isBetween(number(right, "x") - 0.02, number(right, "x") + 0.02);
    assertThat(number(right, "x") + number(right, "width")).isLessThan(number(next, "x"));
    assertThat(left.getAttribute("fill")).isNotEqualTo(right.getAttribute("fill"));
  }

  @Test
  void empty_bins_have_no_bar() {
    assertThat(elements(lengths(), "rect").stream().map(Element::getTextContent))
        .noneMatch(tip -> tip.startsWith("0: a"));
  }

  @Test
  void axes_and_series_have_names() {
    assertThat(texts(lengths())).contains("a & b", "a", "b", "tokens", "0%", "80%", "0", "2");
  }

  @Test
  void wide_bins_and_fractions_tell_their_ranges() {
    Histograms picture = new Histograms("");
    picture.add("tokens", -0.5, 5, List.of(series("a", 1, 1, 1)));
    picture.add("ratio", 0, 0.05, List.of(series("r", 1, 1, 1)));
    Document document = parse(picture.svg());

    withTip(document, "rect", "5 to 9: a 33.33% (1)");
    withTip(document, "rect", "10 and more: a 33.33% (1)");
    withTip(document, "rect", "0.05 to 0.10: r 33.33% (1)");
    assertThat(texts(document)).contains("tokens", "ratio", "0.10");
  }

  @Test
  void panels_stand_below_each_other() {
    Histograms picture = new Histograms("");
    picture.add("first", -0.5, 1, List.of(series("one", 1)));
    picture.add("second", -0.5, 1, List.of(series("two", 1)));
    Document document = parse(picture.svg());

    Element above = withTip(document, "rect", "0 and more: one 100.00% (1)");
    Element below = withTip(document, "rect", "0 and more: two 100.00% (1)");
    assertThat(number(below, "y") - number(above, "y")).isEqualTo(320);
    assertThat(document.getDocumentElement().getAttribute("height")).isEqualTo("696");
  }

  @Test
  void nothing_counted_draws_no_bar() {
    Histograms picture = new Histograms("x");
    picture.add("tokens", 0, 1, List.of(series("a", 0, 0)));

    assertThat(elements(parse(picture.svg()), "rect")).hasSize(2); // page and legend
  }

  @Test
  void a_histogram_without_bins_is_refused() {
    assertThatThrownBy(() -> new Histograms("").add("tokens", 0, 1, List.of(series("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("histogram of tokens: give a series with a bin");
  }
}
