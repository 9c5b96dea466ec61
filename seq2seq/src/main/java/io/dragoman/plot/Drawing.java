package io.dragoman.plot;

import java.util.List;

/** What pictures are drawn with; lengths are in pixels, colours {@code #rrggbb}. */
interface Drawing {
  String INK = "#1f2733";
  String FAINT_INK = "#5b6675";
  String GRID = "#e4e8ee";

  /** Where a text's anchor point lies. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** How a text looks: size in pixels, colour, anchor, and rotation in degrees about its point. */
  record Style(double size, String color, Anchor anchor, double rotation) {
    static Style of(double size, String color, Anchor anchor) {
      return new Style(size, color, anchor, 0);
    }

    Style rotated(double degrees) {
      return new Style(size, color, anchor, degrees);
    }
  }

  /**
   * Draws a filled rectangle; a tip that is not empty shows when the pointer rests on it, if the
   * drawing can do that.
   */
  void rectangle(double x, double y, double width, double height, String fill, String tip);

  void line(double x1, double y1, double x2, double y2, String stroke);

  /** Joins points {x, y} with straight lines. */
  void polyline(List<double[]> points, String stroke, double width);

  /** Draws a dot with a white rim; the tip shows when the pointer rests on it. */
  void dot(double x, double y, double radius, String fill, String tip);

  /** Writes text whose base line starts, has its middle or ends at (x, y). */
  void label(double x, double y, String content, Style style);
}
