package io.dragoman.plot;

import io.dragoman.plot.Drawing.Anchor;
import io.dragoman.plot.Drawing.Style;
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
    return picture().svg();
  }

  /** The same as a picture that may become an image too. */
  public Picture picture() {
    return new Picture(WIDTH, HEIGHT, title.isEmpty() ? "Learning curve" : title, this::draw);
  }

  private void draw(Drawing drawing) {
    if (!title.isEmpty()) {
      drawing.label(LEFT, 34, title, Style.of(18, Drawing.INK, Anchor.START));
    }
    List<Point> losses = join(training, validation);
    List<Point> all = join(losses, bleu);
    if (all.isEmpty()) {
      drawing.label(
          (LEFT + RIGHT) / 2,
          (TOP + BOTTOM) / 2,
          "no points yet",
          Style.of(14, Drawing.FAINT_INK, Anchor.MIDDLE));
      return;
    }
    Axis updates = Axis.tight(0, greatest(all, Point::update), 8, LEFT, RIGHT);
    horizontalAxis(drawing, updates);
    if (!losses.isEmpty()) {
      double least = -greatest(losses, p -> -p.value());
      Axis axis = Axis.covering(least, greatest(losses, Point::value), 6, BOTTOM, TOP);
      verticalAxis(drawing, axis, true, "loss per token");
      curve(drawing, training, updates, axis, new Look(TRAINING, 1.8, "training loss"));
      curve(drawing, validation, updates, axis, new Look(VALIDATION, 2.4, "validation loss"));
    }
    if (!bleu.isEmpty()) {
      Axis axis = Axis.covering(0, Math.max(1, greatest(bleu, Point::value)), 6, BOTTOM, TOP);
      verticalAxis(drawing, axis, losses.isEmpty(), "validation BLEU");
      curve(drawing, bleu, updates, axis, new Look(BLEU, 2.4, "validation BLEU"));
      best(drawing, updates, axis);
    }
    legend(drawing);
  }

  /** How a curve looks. */
  private record Look(String color, double width, String name) {}

  private static void horizontalAxis(Drawing drawing, Axis axis) {
    drawing.line(LEFT, BOTTOM, RIGHT, BOTTOM, Drawing.FAINT_INK);
    for (double tick : axis.ticks()) {
      double x = axis.pixel(tick);
      drawing.line(x, BOTTOM, x, BOTTOM + 5, Drawing.FAINT_INK);
      drawing.label(
          x, BOTTOM + 21, axis.text(tick), Style.of(13, Drawing.FAINT_INK, Anchor.MIDDLE));
    }
    drawing.label(
        (LEFT + RIGHT) / 2, BOTTOM + 46, "updates", Style.of(14, Drawing.INK, Anchor.MIDDLE));
  }

  /** The left axis with grid lines and the loss's colour, or the right one with the score's. */
  private static void verticalAxis(Drawing drawing, Axis axis, boolean grid, String name) {
    boolean loss = name.startsWith("loss");
    String color = loss ? VALIDATION : BLEU;
    Anchor anchor = loss ? Anchor.END : Anchor.START;
    for (double tick : axis.ticks()) {
      double y = axis.pixel(tick);
      if (grid && y < BOTTOM - 1) {
        drawing.line(LEFT, y, RIGHT, y, Drawing.GRID);
      }
      double x = loss ? LEFT - 10 : RIGHT + 10;
      drawing.label(x, y + 4.5, axis.text(tick), Style.of(13, color, anchor));
    }
    double x = loss ? 24 : WIDTH - 22;
    double y = (TOP + BOTTOM) / 2;
    drawing.label(x, y, name, Style.of(14, color, Anchor.MIDDLE).rotated(loss ? -90 : 90));
  }

  private static void curve(
      Drawing drawing, List<Point> series, Axis updates, Axis values, Look look) {
    List<double[]> path = new ArrayList<>();
    for (Point point : series) {
      path.add(new double[] {updates.pixel(point.update()), values.pixel(point.value())});
    }
    if (path.size() > 1) {
      drawing.polyline(path, look.color(), look.width());
    }
    boolean dots = series.size() == 1 || (series.size() <= 60 && !look.color().equals(TRAINING));
    for (int i = 0; dots && i < path.size(); i++) {
      Point point = series.get(i);
      String tip = String.format(Locale.ROOT, "update %,.0f: ", point.update());
      tip += String.format(Locale.ROOT, "%s %.3f", look.name(), point.value());
      drawing.dot(path.get(i)[0], path.get(i)[1], 4, look.color(), tip);
    }
  }

  /** Writes the best BLEU beside its point. */
  private void best(Drawing drawing, Axis updates, Axis values) {
    Point best = bleu.get(0);
    for (Point point : bleu) {
      best = point.value() > best.value() ? point : best;
    }
    double x = updates.pixel(best.update());
    String text = String.format(Locale.ROOT, "best %.1f", best.value());
    Anchor anchor = x > RIGHT - 80 ? Anchor.END : Anchor.START;
    drawing.label(x, values.pixel(best.value()) - 10, text, Style.of(13, BLEU, anchor));
  }

  private void legend(Drawing drawing) {
    double x = LEFT;
    x = legendEntry(drawing, x, training, new Look(TRAINING, 1.8, "training loss"));
    x = legendEntry(drawing, x, validation, new Look(VALIDATION, 2.4, "validation loss"));
    legendEntry(drawing, x, bleu, new Look(BLEU, 2.4, "validation BLEU (right)"));
  }

  private static double legendEntry(Drawing drawing, double x, List<Point> series, Look look) {
    if (series.isEmpty()) {
      return x;
    }
    drawing.polyline(
        List.of(new double[] {x, 58}, new double[] {x + 22, 58}), look.color(), look.width());
    drawing.label(x + 29, 62.5, look.name(), Style.of(13, Drawing.INK, Anchor.START));
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
