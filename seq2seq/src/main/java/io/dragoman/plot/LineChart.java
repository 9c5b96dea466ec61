package io.dragoman.plot;

import io.dragoman.plot.Drawing.Anchor;
import io.dragoman.plot.Drawing.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws curves over a common axis, in panels below each other, on a linear or a logarithmic scale.
 *
 * <p>Values that are not finite, and on a logarithmic scale those that are not positive, are left
 * out.
 */
public final class LineChart {
  private static final List<String> COLORS =
      List.of("#1f5fa8", "#d9730d", "#3b8f5a", "#8a4fa3", "#b03a48", "#5b6675", "#8fb8e8");

  private static final double WIDTH = 860;
  private static final double LEFT = 84;
  private static final double RIGHT = WIDTH - 30;
  private static final double HEAD = 56;
  private static final double PANEL = 330;
  private static final double ABOVE = 40;
  private static final double BELOW = 64;
  private static final double SMALLEST = 1e-300;

  /** A curve; points with equal index belong together. */
  private record Series(String name, double[] x, double[] y) {}

  /** Curves with axes of their own. */
  private static final class Panel {
    private final String xName;
    private final String yName;
    private final boolean logarithmic;
    private final List<Series> series = new ArrayList<>();

    Panel(String xName, String yName, boolean logarithmic) {
      this.xName = xName;
      this.yName = yName;
      this.logarithmic = logarithmic;
    }

    /** The height of a value in units of the axis. */
    double height(double y) {
      return logarithmic ? Math.log10(Math.max(SMALLEST, y)) : y;
    }

    boolean isDrawn(double x, double y) {
      return Double.isFinite(x) && Double.isFinite(y) && (!logarithmic || y > 0);
    }
  }

  private final String title;
  private final List<Panel> panels = new ArrayList<>();

  /**
   * A picture without curves.
   *
   * @param title the title, empty for none
   */
  public LineChart(String title) {
    this.title = title;
  }

  /** Begins a panel, to which the next curves belong. */
  public LineChart panel(String xName, String yName, boolean logarithmic) {
    panels.add(new Panel(xName, yName, logarithmic));
    return this;
  }

  /**
   * Adds a curve to the last panel.
   *
   * @throws IllegalArgumentException if the numbers of x and y differ
   * @throws IllegalStateException if there is no panel
   */
  public LineChart curve(String name, double[] x, double[] y) {
    if (panels.isEmpty()) {
      throw new IllegalStateException("line chart: no panel: begin one first");
    }
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "curve '" + name + "': " + x.length + " x but " + y.length + " y: give as many");
    }
    panels.get(panels.size() - 1).series.add(new Series(name, x.clone(), y.clone()));
    return this;
  }

  /**
   * Draws all panels.
   *
   * @return an SVG document
   */
  public String svg() {
    return picture().svg();
  }

  /** The same as a picture that may become an image too. */
  public Picture picture() {
    double height = HEAD + panels.size() * PANEL;
    return new Picture(WIDTH, height, title.isEmpty() ? "Curves" : title, this::draw);
  }

  private void draw(Drawing drawing) {
    if (!title.isEmpty()) {
      drawing.label(LEFT, 34, title, Style.of(18, Drawing.INK, Anchor.START));
    }
    for (int i = 0; i < panels.size(); i++) {
      draw(drawing, panels.get(i), HEAD + i * PANEL);
    }
  }

  /** The least and greatest x and height of all points that are drawn. */
  private static double[] bounds(Panel panel) {
    double[] bounds = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE};
    for (Series each : panel.series) {
      for (int i = 0; i < each.x.length; i++) {
        if (panel.isDrawn(each.x[i], each.y[i])) {
          double height = panel.height(each.y[i]);
          bounds[0] = Math.min(bounds[0], each.x[i]);
          bounds[1] = Math.max(bounds[1], each.x[i]);
          bounds[2] = Math.min(bounds[2], height);
          bounds[3] = Math.max(bounds[3], height);
        }
      }
    }
    return bounds;
  }

  private static void draw(Drawing drawing, Panel panel, double y) {
    double top = y + ABOVE;
    double bottom = y + PANEL - BELOW;
    double[] bounds = bounds(panel);
    if (bounds[0] > bounds[1]) {
      Style faint = Style.of(14, Drawing.FAINT_INK, Anchor.MIDDLE);
      drawing.label((LEFT + RIGHT) / 2, (top + bottom) / 2, "no points", faint);
      return;
    }
    Axis across = Axis.tight(bounds[0], bounds[1], 8, LEFT, RIGHT);
    Axis up = Axis.covering(bounds[2], bounds[3], 5, bottom, top);
    for (double tick : up.ticks()) {
      double at = up.pixel(tick);
      drawing.line(LEFT, at, RIGHT, at, Drawing.GRID);
      String text = panel.logarithmic ? power(tick) : up.text(tick);
      drawing.label(LEFT - 10, at + 4.5, text, Style.of(13, Drawing.FAINT_INK, Anchor.END));
    }
    for (double tick : across.ticks()) {
      double at = across.pixel(tick);
      drawing.line(at, bottom, at, bottom + 5, Drawing.FAINT_INK);
      drawing.label(
          at, bottom + 21, across.text(tick), Style.of(13, Drawing.FAINT_INK, Anchor.MIDDLE));
    }
    drawing.line(LEFT, bottom, RIGHT, bottom, Drawing.FAINT_INK);
    Style caption = Style.of(14, Drawing.INK, Anchor.MIDDLE);
    drawing.label((LEFT + RIGHT) / 2, bottom + 44, panel.xName, caption);
    drawing.label(20, (top + bottom) / 2, panel.yName, caption.rotated(-90));
    double x = LEFT;
    for (int i = 0; i < panel.series.size(); i++) {
      String color = COLORS.get(i % COLORS.size());
      curve(drawing, panel, panel.series.get(i), across, up, color);
      x = legend(drawing, x, y + 18, panel.series.get(i).name, color);
    }
  }

  private static String power(double exponent) {
    return exponent == Math.rint(exponent)
        ? String.format(Locale.ROOT, "1e%.0f", exponent + 0.0)
        : String.format(Locale.ROOT, "%.1e", Math.pow(10, exponent));
  }

  private static void curve(
      Drawing drawing, Panel panel, Series series, Axis across, Axis up, String color) {
    List<double[]> path = new ArrayList<>();
    for (int i = 0; i < series.x.length; i++) {
      if (panel.isDrawn(series.x[i], series.y[i])) {
        double height = up.pixel(panel.height(series.y[i]));
        path.add(new double[] {across.pixel(series.x[i]), height});
      }
    }
    if (path.size() > 1) {
      drawing.polyline(path, color, 1.8);
    } else if (path.size() == 1) {
      drawing.dot(path.get(0)[0], path.get(0)[1], 4, color, series.name);
    }
  }

  private static double legend(Drawing drawing, double x, double y, String name, String color) {
    drawing.polyline(List.of(new double[] {x, y}, new double[] {x + 22, y}), color, 1.8);
    drawing.label(x + 29, y + 4.5, name, Style.of(13, Drawing.INK, Anchor.START));
    return x + 29 + TextMetrics.width(name) * 13 + 18;
  }
}
