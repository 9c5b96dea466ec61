package io.dragoman.examples.tasks;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** What is to be done with a sequence of symbols. */
enum ToyTask {
  /** The same symbols: the model must look at one place after the other. */
  COPY {
    @Override
    int[] answer(int[] symbols) {
      return symbols.clone();
    }
  },
  /** The last symbol first: the model must look from the end to the start. */
  REVERSE {
    @Override
    int[] answer(int[] symbols) {
      int[] reversed = new int[symbols.length];
      for (int i = 0; i < symbols.length; i++) {
        reversed[i] = symbols[symbols.length - 1 - i];
      }
      return reversed;
    }
  },
  /** In ascending order: the model must look by content. */
  SORT {
    @Override
    int[] answer(int[] symbols) {
      int[] sorted = symbols.clone();
      Arrays.sort(sorted);
      return sorted;
    }
  };

  /** The target of a source. */
  abstract int[] answer(int[] symbols);

  /** Random symbols {@code 0 .. alphabet - 1}, as many as {@code shortest} to {@code longest}. */
  static int[] draw(SplittableRandom random, int alphabet, int shortest, int longest) {
    int length = random.nextInt(shortest, longest + 1);
    return random.ints(length, 0, alphabet).toArray();
  }

  /** Symbols as a line, such as {@code s3 s17}. */
  static String line(int[] symbols) {
    return Arrays.stream(symbols).mapToObj(each -> "s" + each).collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
