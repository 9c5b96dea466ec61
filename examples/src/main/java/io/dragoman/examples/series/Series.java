package io.dragoman.examples.series;

import io.dragoman.examples.files.TextFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A column of numbers, one for each time. */
final class Series {
  private static final int DAY = 24;

  private Series() {}

  /**
   * Reads a column of a CSV file, with or without a line of names.
   *
   * @param column a name in the first line, or a number from 1; empty for the last column
   * @throws IllegalArgumentException if there is no such column or a value is no number
   * @throws io.dragoman.data.DataException if the file cannot be read
   */
  static double[] read(Path file, String column) {
    List<String> lines = TextFile.lines(file);
    int[] filled =
        IntStream.range(0, lines.size()).filter(at -> !lines.get(at).isBlank()).toArray();
    if (filled.length == 0) {
      throw new IllegalArgumentException(file + ": is empty: give a CSV file");
    }
    String[] first = cells(lines.get(filled[0]));
    int index = index(file, first, column);
    int names = isNumber(first[index]) ? 0 : 1;
    return IntStream.of(filled)
        .skip(names)
        .mapToDouble(at -> number(file, at + 1, cells(lines.get(at)), index))
        .toArray();
  }

  private static double number(Path file, int line, String[] cells, int index) {
    String cell = index < cells.length ? cells[index] : "";
    if (!isNumber(cell)) {
      throw new IllegalArgumentException(
          file
              + ": line "
              + line
              + ": column "
              + (index + 1)
              + " is no number: '"
              + cell
              + "': correct it");
    }
    return Double.parseDouble(cell);
  }

  private static int index(Path file, String[] names, String column) {
    if (column.isEmpty()) {
      return names.length - 1;
    }
    int named = Arrays.asList(names).indexOf(column);
    int index = named < 0 && column.matches("[0-9]{1,6}") ? Integer.parseInt(column) - 1 : named;
    if (index < 0 || index >= names.length) {
      throw new IllegalArgumentException(
          file + ": has no column '" + column + "': use one of " + String.join(", ", names));
    }
    return index;
  }

  private static String[] cells(String line) {
    String[] cells = line.split(",", -1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].strip().replaceAll("^\"|\"$", "");
    }
    return cells;
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")
        && Double.isFinite(Double.parseDouble(cell));
  }

  /** Hours of a load with days, weeks, weather that wanders, and noise. */
  static double[] generate(int hours, long seed) {
    Random random = new Random(seed);
    double[] values = new double[hours];
    double weather = 0;
    for (int t = 0; t < hours; t++) {
      weather = 0.98 * weather + 0.2 * random.nextGaussian();
      double day = StrictMath.sin(2 * Math.PI * t / DAY);
      double half = 0.5 * StrictMath.sin(4 * Math.PI * t / DAY + 1);
      double week = (t / DAY) % 7 >= 5 ? 0.5 : 1;
      values[t] = 10 + 2 * week * (day + half) + weather + 0.2 * random.nextGaussian();
    }
    return values;
  }
}
