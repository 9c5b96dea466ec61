package io.dragoman.embeddings;

import io.dragoman.data.DataException;
import io.dragoman.data.Utf8Lines;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A word and its numbers on each line, with spaces between. */
final class TextVectors {
  private static final Pattern COUNTS = Pattern.compile("[0-9]{1,12} [0-9]{1,9}\\s*");

  private TextVectors() {}

  /**
   * Reads a file.
   *
   * @throws DataException if it cannot be read or a line has too few numbers or others than numbers
   */
  static void read(Path file, VectorTarget target) {
    try (Utf8Lines lines = Utf8Lines.open(file)) {
      String line = lines.next();
      if (line != null && COUNTS.matcher(line).matches()) {
        int size = Integer.parseInt(line.strip().split(" ")[1]);
        if (size != target.size()) {
          throw new DataException(target.mismatch(where(lines), size));
        }
        line = lines.next();
      }
      for (; line != null; line = lines.next()) {
        read(lines, line.stripTrailing(), target);
      }
    }
  }

  private static String where(Utf8Lines lines) {
    return lines.name() + ": line " + lines.line();
  }

  private static void read(Utf8Lines lines, String line, VectorTarget target) {
    if (line.isEmpty()) {
      return;
    }
    int start = startOfNumbers(line, target.size());
    boolean tooMany = start > 0 && lines.line() == 1 && line.lastIndexOf(' ', start - 2) >= 0;
    if (start <= 0 || tooMany) {
      long numbers = line.chars().filter(c -> c == ' ').count();
      if (lines.line() == 1) {
        throw new DataException(target.mismatch(where(lines), numbers));
      }
      throw new DataException(
          "%s: has %d numbers after the word but must have %d: is the file cut off?"
              .formatted(where(lines), numbers, target.size()));
    }
    String word = line.substring(0, start - 1); // some of GloVe's have spaces
    if (target.wants(word)) {
      target.put(word, numbers(lines, line.substring(start).split(" "), target.size()));
    }
  }

  /** Where the last {@code count} fields begin; 0 or less if there are not as many after a word. */
  private static int startOfNumbers(String line, int count) {
    int space = line.length();
    for (int i = 0; i < count && space >= 0; i++) {
      space = line.lastIndexOf(' ', space - 1);
    }
    return space + 1;
  }

  private static float[] numbers(Utf8Lines lines, String[] fields, int size) {
    float[] vector = new float[size];
    for (int i = 0; i < size; i++) {
      try {
        vector[i] = Float.parseFloat(fields[i]);
      } catch (NumberFormatException e) {
        vector[i] = Float.NaN;
      }
      if (!Float.isFinite(vector[i])) {
        throw new DataException(
            where(lines) + ": '" + fields[i] + "' is no number: the file is damaged");
      }
    }
    return vector;
  }
}
