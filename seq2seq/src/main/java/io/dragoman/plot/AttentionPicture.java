package io.dragoman.plot;

import io.dragoman.plot.Drawing.Anchor;
import io.dragoman.plot.Drawing.Style;
import java.util.List;
import java.util.Locale;

/**
 * Draws attention weights as a heat map: a column per source token, a row per target token, darker
 * for more weight, as in figure 3 of Bahdanau, Cho and Bengio (2015).
 */
public final class AttentionPicture {

  private static final double LARGEST_CELL = 32;
  private static final double SMALLEST_CELL = 11;
  private static final double GRID_SIDE = 880;
  private static final double LONGEST_LABEL = 10; // in font sizes: about 17 Latin letters
  private static final double MARGIN = 20;
  private static final double LEGEND = 92;
  private static final double SLOPE = Math.toRadians(50);

  private final List<String> source;
  private final List<String> target;
  private final float[][] weights; // [target][source]
  private final double cell;
  private final double font;
  private final double left;
  private final double top;

  private AttentionPicture(
      String title, List<String> source, List<String> target, float[][] weights) {
    this.source = source.stream().map(AttentionPicture::cut).toList();
    this.target = target.stream().map(AttentionPicture::cut).toList();
    this.weights = weights;
    int longer = Math.max(source.size(), target.size());
    cell = Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, GRID_SIDE / longer));
    font = Math.max(8.5, Math.min(14, cell * 0.52));
    left = MARGIN + 18 + widest(this.target) * font + 10;
    double slanted = widest(this.source) * font * Math.sin(SLOPE) + font;
    top = MARGIN + (title.isEmpty() ? 0 : 26) + 20 + slanted + 6;
  }

  /**
   * Draws the weights without a title.
   *
   * @param source source tokens, the columns
   * @param target target tokens, the rows
   * @param weights attention weights in [0, 1], {@code [target][source]}
   * @return an SVG document
   * @throws IllegalArgumentException if a side is empty, a size differs or a weight is not finite
   */
  public static String svg(List<String> source, List<String> target, float[][] weights) {
    return svg("", source, target, weights);
  }

  /**
   * Draws the weights under a title.
   *
   * @param title the title, empty for none
   * @param source source tokens, the columns
   * @param target target tokens, the rows
   * @param weights attention weights in [0, 1], {@code [target][source]}
   * @return an SVG document
   * @throws IllegalArgumentException if a side is empty, a size differs or a weight is not finite
   */
  public static String svg(
      String title, List<String> source, List<String> target, float[][] weights) {
    return of(title, source, target, weights).svg();
  }

  /** The same as a picture that may become an image too. */
  public static Picture of(
      String title, List<String> source, List<String> target, float[][] weights) {
    check(source, target, weights);
    return new AttentionPicture(title, source, target, weights).picture(title, source, target);
  }

  private static void check(List<String> source, List<String> target, float[][] weights) {
    if (source.isEmpty() || target.isEmpty()) {
      throw new IllegalArgumentException(
          "attention picture: %d source and %d target tokens: give at least one of each"
              .formatted(source.size(), target.size()));
    }
    if (weights.length != target.size()) {
      throw new IllegalArgumentException(
          "attention picture: weights have %d rows for %d target tokens: give one row per token"
              .formatted(weights.length, target.size()));
    }
    for (int row = 0; row < weights.length; row++) {
      if (weights[row].length != source.size()) {
        throw new IllegalArgumentException(
            "attention picture: row %d has %d weights for %d source tokens: give one per token"
                .formatted(row, weights[row].length, source.size()));
      }
      for (int column = 0; column < weights[row].length; column++) {
        if (!Float.isFinite(weights[row][column])) {
          throw new IllegalArgumentException(
              "attention picture: row %d, column %d is %s: weights must be finite"
                  .formatted(row, column, weights[row][column]));
        }
      }
    }
  }

  private Picture picture(String title, List<String> fullSource, List<String> fullTarget) {
    double gridWidth = cell * source.size();
    double gridHeight = cell * target.size();
    double overhang = widest(source) * font * Math.cos(SLOPE) - cell / 2;
    double right = left + gridWidth + Math.max(LEGEND, overhang + MARGIN);
    double width = Math.max(right, 2 * MARGIN + TextMetrics.width(title) * 17);
    double height = top + Math.max(gridHeight, 120) + MARGIN;
    return new Picture(
        width,
        height,
        title.isEmpty() ? "Attention weights" : title,
        drawing -> draw(drawing, title, fullSource, fullTarget));
  }

  private void draw(
      Drawing drawing, String title, List<String> fullSource, List<String> fullTarget) {
    double gridWidth = cell * source.size();
    double gridHeight = cell * target.size();
    if (!title.isEmpty()) {
      drawing.label(MARGIN, MARGIN + 16, title, Style.of(17, Drawing.INK, Anchor.START));
    }
    drawing.rectangle(left, top, gridWidth, gridHeight, Drawing.GRID, "");
    for (int row = 0; row < target.size(); row++) {
      for (int column = 0; column < source.size(); column++) {
        float weight = weights[row][column];
        String value = String.format(Locale.ROOT, "%.3f", weight);
        drawing.rectangle(
            left + column * cell + 0.5,
            top + row * cell + 0.5,
            cell - 1,
            cell - 1,
            ColorRamp.color(weight),
            fullSource.get(column) + " → " + fullTarget.get(row) + ": " + value);
      }
    }
    labels(drawing);
    legend(drawing, left + gridWidth + 28);
  }

  private void labels(Drawing drawing) {
    Style above = Style.of(font, Drawing.INK, Anchor.START).rotated(-Math.toDegrees(SLOPE));
    for (int column = 0; column < source.size(); column++) {
      drawing.label(left + (column + 0.5) * cell + font * 0.3, top - 7, source.get(column), above);
    }
    Style beside = Style.of(font, Drawing.INK, Anchor.END);
    for (int row = 0; row < target.size(); row++) {
      drawing.label(left - 8, top + (row + 0.5) * cell + font * 0.35, target.get(row), beside);
    }
    Style caption = Style.of(12, Drawing.FAINT_INK, Anchor.START);
    double slanted = widest(source) * font * Math.sin(SLOPE) + font;
    drawing.label(left, top - 6 - slanted - 6, "source →", caption);
    double captionEnd = top + Math.max(0, cell * target.size() / 2 - 26);
    drawing.label(
        MARGIN + 8,
        captionEnd,
        "← target",
        Style.of(12, Drawing.FAINT_INK, Anchor.END).rotated(-90));
  }

  /** A bar of the colours from 1 down to 0 with its scale. */
  private void legend(Drawing drawing, double x) {
    int steps = 50;
    double barHeight = 100;
    double barTop = top + 8;
    double stripe = barHeight / steps;
    for (int i = 0; i < steps; i++) {
      String color = ColorRamp.color(1 - (i + 0.5) / steps);
      drawing.rectangle(x, barTop + i * stripe, 14, stripe + 0.5, color, "");
    }
    Axis axis = Axis.covering(0, 1, 2, barTop + barHeight, barTop);
    for (double tick : axis.ticks()) {
      double y = axis.pixel(tick);
      drawing.line(x + 14, y, x + 18, y, Drawing.FAINT_INK);
      drawing.label(x + 22, y + 4, axis.text(tick), Style.of(11, Drawing.FAINT_INK, Anchor.START));
    }
  }

  private static String cut(String token) {
    return TextMetrics.cut(token, LONGEST_LABEL);
  }

  private static double widest(List<String> labels) {
    return labels.stream().mapToDouble(TextMetrics::width).max().orElse(0);
  }
}
