package io.dragoman.benchmarks;

import io.dragoman.examples.files.TextFile;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The text that benchmarks of text work on. */
final class BenchmarkText {
  /** Asks for text that is made up. */
  static final String GENERATED = "generated";

  private static final int LINES = 20_000;
  private static final int WORDS = 40_000;
  private static final String[] ONSET = "b d f g k l m n p r s t v w z sch st tr".split(" ");
  private static final String[] RHYME = "a e i o u an en in on er el au ei".split(" ");

  private BenchmarkText() {}

  /**
   * The lines of files, or made up.
   *
   * @param where {@link #GENERATED}, or files with what separates paths on this system between them
   * @throws io.dragoman.data.DataException if a file cannot be read
   */
  static List<String> lines(String where) {
    if (where.equals(GENERATED)) {
      return generated(LINES, 1);
    }
    List<String> lines = new ArrayList<>();
    for (String file : where.split(File.pathSeparator)) {
      lines.addAll(TextFile.lines(Path.of(file)));
    }
    return lines;
  }

  /** Lines of 1 to 20 words; the word of rank r has a frequency of about 1/r, as Zipf has it. */
  static List<String> generated(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      StringBuilder line = new StringBuilder();
      for (int left = random.nextInt(1, 21); left > 0; left--) {
        double rank = Math.exp(random.nextDouble() * Math.log(WORDS));
        line.append(word((int) rank)).append(left == 1 ? "." : left % 7 == 0 ? ", " : " ");
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** A word of one syllable or more, the longer the rarer it is. */
  private static String word(int rank) {
    StringBuilder word = new StringBuilder();
    for (int rest = rank; rest > 0; rest /= ONSET.length * RHYME.length) {
      word.append(ONSET[rest % ONSET.length]).append(RHYME[rest / ONSET.length % RHYME.length]);
    }
    return word.toString();
  }

  /** Words that spaces separate. */
  static long words(List<String> lines) {
    return lines.stream().mapToLong(BenchmarkText::words).sum();
  }

  private static long words(String line) {
    long words = 0;
    for (int i = 0; i < line.length(); i++) {
      boolean starts = line.charAt(i) != ' ' && (i == 0 || line.charAt(i - 1) == ' ');
      words += starts ? 1 : 0;
    }
    return words;
  }
}
