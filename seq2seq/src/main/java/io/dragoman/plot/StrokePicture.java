package io.dragoman.plot;

import io.dragoman.plot.Drawing.Anchor;
import io.dragoman.plot.Drawing.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws where a recognizer of handwriting looked: the way of the pen once for each symbol that it
 * wrote, with a dot at each point as large and dark as its attention weight.
 */
public final class StrokePicture {
  private static final double WIDTH = 420;
  private static final double MARGIN = 20;
  private static final double LABEL = 40;
  private static final double LARGEST_DOT = 9;
  private static final double GAP = 26;

  private final float[] x;
  private final float[] y;
  private final double scale;
  private final double least;
  private final double most;
  private final double start;

  private StrokePicture(float[] x, float[] y) {
    this.x = x;
    this.y = y;
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int n = 0; n < x.length; n++) {
      first = Math.min(first, x[n]);
      last = Math.max(last, x[n]);
      low = Math.min(low, y[n]);
      high = Math.max(high, y[n]);
    }
    start = first;
    least = low;
    most = high;
    scale = Math.min(WIDTH / Math.max(1, last - first), 90 / Math.max(1, high - low));
  }

  /**
   * Draws a string of symbols.
   *
   * @param title what was recognized
   * @param symbols one for each row of weights
   * @param weights {@code [symbol][point]}, from 0 to 1
   * @param x of each point, to the right
   * @param y of each point, upwards
   * @return an SVG document
   * @throws IllegalArgumentException if there are no symbols or points, or sizes differ
   */
  public static String svg(
      String title, List<String> symbols, float[][] weights, float[] x, float[] y) {
    return of(title, symbols, weights, x, y).svg();
  }

  /** The same as a picture that may become an image too. */
  public static Picture of(
      String title, List<String> symbols, float[][] weights, float[] x, float[] y) {
    if (symbols.isEmpty()
        || x.length == 0
        || x.length != y.length
        || weights.length != symbols.size()) {
      throw new IllegalArgumentException(
          "stroke picture: %d symbols, %d rows of weights, %d and %d coordinates: give a row for"
                  .formatted(symbols.size(), weights.length, x.length, y.length)
              + " each symbol and both coordinates of each point");
    }
    for (float[] row : weights) {
      if (row.length != x.length) {
        throw new IllegalArgumentException(
            "stroke picture: %d weights for %d points: give one for each"
                .formatted(row.length, x.length));
      }
    }
    return new StrokePicture(x, y).picture(title, symbols, weights);
  }

  private Picture picture(String title, List<String> symbols, float[][] weights) {
    double panel = scale * (most - least) + GAP;
    double width = MARGIN + LABEL + WIDTH + MARGIN;
    double height = 2 * MARGIN + 24 + panel * symbols.size();
    return new Picture(
        width, height, title, drawing -> draw(drawing, panel, title, symbols, weights));
  }

  private void draw(
      Drawing drawing, double panel, String title, List<String> symbols, float[][] weights) {
    drawing.label(MARGIN, MARGIN + 14, title, Style.of(16, Drawing.INK, Anchor.START));
    for (int symbol = 0; symbol < symbols.size(); symbol++) {
      double bottom = MARGIN + 24 + panel * (symbol + 1);
      Style beside = Style.of(15, Drawing.INK, Anchor.START);
      drawing.label(MARGIN, bottom - panel / 2 + 10, symbols.get(symbol), beside);
      panel(drawing, bottom, symbols.get(symbol), weights[symbol]);
    }
  }

  private void panel(Drawing drawing, double bottom, String symbol, float[] weights) {
    List<double[]> way = new ArrayList<>();
    for (int n = 0; n < x.length; n++) {
      way.add(
          new double[] {MARGIN + LABEL + scale * (x[n] - start), bottom - scale * (y[n] - least)});
    }
    drawing.polyline(way, "#c3cad4", 1.5);
    for (int n = 0; n < x.length; n++) {
      double radius = 2 + (LARGEST_DOT - 2) * Math.sqrt(Math.max(0, weights[n]));
      String tip = String.format(Locale.ROOT, "%s: %.3f", symbol, weights[n]);
      String color = ColorRamp.color(0.15 + 0.85 * weights[n]);
      drawing.dot(way.get(n)[0], way.get(n)[1], radius, color, tip);
    }
  }
}
