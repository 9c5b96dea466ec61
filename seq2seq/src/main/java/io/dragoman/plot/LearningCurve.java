package io.dragoman.plot;

import io.dragoman.plot.Svg.Anchor;
import io.dragoman.plot.Svg.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Draws how training went: loss on the left axis, validation BLEU on the right, over updates.
 *
 * <p>Values that are not finite are left out, so a curve can be drawn of a run that diverged.
 */
public final class LearningCurve {

  private static final String TRAINING = "#8fb8e8";
  private static final String VALIDATION = "#1f5fa8";
  private static final String BLEU = "#d9730d";

  private static final double WIDTH = 860;
  private static final double HEIGHT = 480;
  private static final double LEFT = 76;
  private static final double RIGHT = WIDTH - 76;
  private static final double TOP = 84;
  private static final double BOTTOM = HEIGHT - 60;

  /** A value after an update. */
  private record Point(double update, double value) {}

  private final String title;
  private final List<Point> training = new ArrayList<>();
  private final List<Point> validation = new ArrayList<>();
  private final List<Point> bleu = new ArrayList<>();

  /**
   * Starts a curve without points.
   *
   * @param title the title, empty for none
   */
  public LearningCurve(String title) {
    this.title = title;
  }

  /**
   * Adds a training loss.
   *
   * @param update updates done so far
   * @param loss training loss per token, base e
   */
  public void addTraining(long update, double loss) {
    add(training, update, loss);
  }

  /**
   * Adds the result of a validation.
   *
   * @param update updates done so far
   * @param loss validation loss per token, base e
   * @param score BLEU in percent, NaN if it was not measured
   */
  public void addValidation(long update, double loss, double score) {
    add(validation, update, loss);
    add(bleu, update, score);
  }

  private static void add(List<Point> series, long update, double value) {
    if (Double.isFinite(value)) {
      series.add(new Point((double) update, value));
    }
  }

  /**
   * Draws the points added so far.
   *
   * @return an SVG document
   */
  public String svg() {
    Svg svg = new Svg(WIDTH, HEIGHT, title.isEmpty() ? "Learning curve" : title);
    if (!title.isEmpty()) {
      svg.label(LEFT, 34, title, Style.of(18, Svg.INK, Anchor.START));
    }
    List<Point> losses = join(training, validation);
    List<Point> all = join(losses, bleu);
    if (all.isEmpty()) {
      svg.label(
          (LEFT + RIGHT) / 2,
          (TOP + BOTTOM) / 2,
          "no points yet",
          Style.of(14, Svg.FAINT_INK, Anchor.MIDDLE));
      return svg.document();
    }
    Axis updates = Axis.tight(0, greatest(all, Point::update), 8, LEFT, RIGHT);
    horizontalAxis(svg, updates);
    if (!losses.isEmpty()) {
      double least = -greatest(losses, p -> -p.value());
      Axis axis = Axis.covering(least, greatest(losses, Point::value), 6, BOTTOM, TOP);
      verticalAxis(svg, axis, true, "loss per token");
      curve(svg, training, updates, axis, new Look(TRAINING, 1.8, "training loss"));
      curve(svg, validation, updates, axis, new Look(VALIDATION, 2.4, "validation loss"));
    }
    if (!bleu.isEmpty()) {
      Axis axis = Axis.covering(0, Math.max(1, greatest(bleu, Point::value)), 6, BOTTOM, TOP);
      verticalAxis(svg, axis, losses.isEmpty(), "validation BLEU");
      curve(svg, bleu, updates, axis, new Look(BLEU, 2.4, "validation BLEU"));
      best(svg, updates, axis);
    }
    legend(svg);
    return svg.document();
  }

  /** How a curve looks. */
  private record Look(String color, double width, String name) {}

  private static void horizontalAxis(Svg svg, Axis axis) {
    svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, Svg.FAINT_INK);
    for (double tick : axis.ticks()) {
      double x = axis.pixel(tick);
      svg.line(x, BOTTOM, x, BOTTOM + 5, Svg.FAINT_INK);
      svg.label(x, BOTTOM + 21, axis.text(tick), Style.of(13, Svg.FAINT_INK, Anchor.MIDDLE));
    }
    svg.label((LEFT + RIGHT) / 2, BOTTOM + 46, "updates", Style.of(14, Svg.INK, Anchor.MIDDLE));
  }

  /** The left axis with grid lines and the loss's colour, or the right one with the score's. */
  private static void verticalAxis(Svg svg, Axis axis, boolean grid, String name) {
    boolean loss = name.startsWith("loss");
    String color = loss ? VALIDATION : BLEU;
    Anchor anchor = loss ? Anchor.END : Anchor.START;
    for (double tick : axis.ticks()) {
      double y = axis.pixel(tick);
      if (grid && y < BOTTOM - 1) {
        svg.line(LEFT, y, RIGHT, y, Svg.GRID);
      }
      double x = loss ? LEFT - 10 : RIGHT + 10;
      svg.label(x, y + 4.5, axis.text(tick), Style.of(13, color, anchor));
    }
    double x = loss ? 24 : WIDTH - 22;
    double y = (TOP + BOTTOM) / 2;
    svg.label(x, y, name, Style.of(14, color, Anchor.MIDDLE).rotated(loss ? -90 : 90));
  }

  private static void curve(Svg svg, List<Point> series, Axis updates, Axis values, Look look) {
    List<double[]> path = new ArrayList<>();
    for (Point point : series) {
      path.add(new double[] {updates.pixel(point.update()), values.pixel(point.value())});
    }
    if (path.size() > 1) {
      svg.polyline(path, look.color(), look.width());
    }
    boolean dots = series.size() == 1 || (series.size() <= 60 && !look.color().equals(TRAINING));
    for (int i = 0; dots && i < path.size(); i++) {
      Point point = series.get(i);
      String tip = String.format(Locale.ROOT, "update %,.0f: ", point.update());
      tip += String.format(Locale.ROOT, "%s %.3f", look.name(), point.value());
      svg.dot(path.get(i)[0], path.get(i)[1], 4, look.color(), tip);
    }
  }

  /** Writes the best BLEU beside its point. */
  private void best(Svg svg, Axis updates, Axis values) {
    Point best = bleu.get(0);
    for (Point point : bleu) {
      best = point.value() > best.value() ? point : best;
    }
    double x = updates.pixel(best.update());
    String text = String.format(Locale.ROOT, "best %.1f", best.value());
    Anchor anchor = x > RIGHT - 80 ? Anchor.END : Anchor.START;
    svg.label(x, values.pixel(best.value()) - 10, text, Style.of(13, BLEU, anchor));
  }

  private void legend(Svg svg) {
    double x = LEFT;
    x = legendEntry(svg, x, training, new Look(TRAINING, 1.8, "training loss"));
    x = legendEntry(svg, x, validation, new Look(VALIDATION, 2.4, "validation loss"));
    legendEntry(svg, x, bleu, new Look(BLEU, 2.4, "validation BLEU (right)"));
  }

  private static double legendEntry(Svg svg, double x, List<Point> series, Look look) {
    if (series.isEmpty()) {
      return x;
    }
    svg.polyline(
        List.of(new double[] {x, 58}, new double[] {x + 22, 58}), look.color(), look.width());
    svg.label(x + 29, 62.5, look.name(), Style.of(13, Svg.INK, Anchor.START));
    return x + 29 + TextMetrics.width(look.name()) * 13 + 18;
  }

  private static List<Point> join(List<Point> first, List<Point> second) {
    List<Point> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  private static double greatest(List<Point> points, ToDoubleFunction<Point> value) {
    return points.stream().mapToDouble(value).max().orElseThrow();
  }
}
