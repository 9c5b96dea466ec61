package io.dragoman.examples.handwriting;

import io.dragoman.data.DataException;
import io.dragoman.examples.frames.TabbedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Digits in a file of two columns, {@code label} and points {@code x,y x,y ...}, as the pen digits
 * of the UCI repository come here.
 */
final class StrokeFile {
  private StrokeFile() {}

  /**
   * Reads all digits.
   *
   * @throws DataException if a label is no digit or a point is not two numbers from 0 to 100
   */
  static List<Stroke> read(Path file) {
    List<Stroke> strokes = new ArrayList<>();
    for (List<String> row : TabbedFile.read(file, "label", "points(x,y;8 of 0..100)")) {
      strokes.add(stroke(file, strokes.size() + 2, row.get(0), row.get(1)));
    }
    return strokes;
  }

  private static Stroke stroke(Path file, int line, String label, String text) {
    if (!label.matches("[0-9]")) {
      throw new DataException(
          "%s: line %,d: label '%s' is not a digit: write 0 to 9".formatted(file, line, label));
    }
    String[] points = text.split(" ", -1);
    float[] x = new float[points.length];
    float[] y = new float[points.length];
    for (int i = 0; i < points.length; i++) {
      if (!points[i].matches("([0-9]{1,2}|100),([0-9]{1,2}|100)")) {
        throw new DataException(
            "%s: line %,d: point %d is '%s': write x,y with numbers from 0 to 100"
                .formatted(file, line, i + 1, points[i]));
      }
      int comma = points[i].indexOf(',');
      x[i] = Integer.parseInt(points[i].substring(0, comma));
      y[i] = Integer.parseInt(points[i].substring(comma + 1));
    }
    return new Stroke(Integer.parseInt(label), x, y);
  }
}
