package io.dragoman.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LineChartTest {
  private static final double[] X = {0, 1, 2, 3};

  @Test
  void curves_of_a_panel_share_axes_and_have_colours_and_names() {
    String svg =
        new LineChart("Growth")
            .panel("time", "size", false)
            .curve("a", X, new double[] {0, 1, 2, 3})
            .curve("b<c", X, new double[] {3, 2, 1, 0})
            .svg();
    assertThat(svg)
        .contains("<title>Growth</title>")
        .contains(">time</text>")
        .contains(">size</text>")
        .contains(">a</text>")
        .contains(">b&lt;c</text>")
        .contains("#1f5fa8")
        .contains("#d9730d");
    assertThat(svg.split("<polyline", -1)).hasSize(1 + 4); // two curves, two legends
  }

  @Test
  void a_logarithmic_scale_spaces_powers_evenly() {
    String svg =
        new LineChart("")
            .panel("t", "norm", true)
            .curve("n", new double[] {0, 1, 2}, new double[] {1e-6, 1e-3, 1})
            .svg();
    assertThat(svg).contains(">1e-6</text>").contains(">1e0</text>");
    assertThat(svg).contains("points=\"84,322 457,209 830,96\"");
  }

  @Test
  void values_that_cannot_be_drawn_are_left_out() {
    String svg =
        new LineChart("")
            .panel("t", "norm", true)
            .curve("n", X, new double[] {1, 0, Double.NaN, 10})
            .svg();
    assertThat(svg).doesNotContain("NaN").contains("points=\"84,322 830,96\"");
    String one =
        new LineChart("")
            .panel("t", "v", false)
            .curve("n", X, new double[] {2, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN})
            .svg();
    assertThat(one).contains("<circle");
    String none = new LineChart("").panel("t", "v", true).curve("n", X, new double[4]).svg();
    assertThat(none).contains(">no points</text>");
  }

  @Test
  void panels_lie_below_each_other() {
    LineChart chart = new LineChart("");
    chart.panel("first", "a", false).curve("a", X, X);
    chart.panel("second", "b", false).curve("b", X, X);
    assertThat(chart.svg()).contains("height=\"716\"").contains(">first</text>").contains("second");
  }

  @Test
  void says_what_is_missing() {
    assertThatThrownBy(() -> new LineChart("").curve("a", X, X))
        .hasMessage("line chart: no panel: begin one first");
    assertThatThrownBy(() -> new LineChart("").panel("", "", false).curve("a", X, new double[3]))
        .hasMessage("curve 'a': 4 x but 3 y: give as many");
  }
}
