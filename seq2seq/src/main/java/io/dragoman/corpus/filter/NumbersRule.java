package io.dragoman.corpus.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Both sides have the same numbers, in any order: runs of digits of any script, so that {@code
 * 1,000.5} and {@code 1.000,5} are the same, and {@code 12/31} and {@code 31.12}.
 */
public final class NumbersRule implements PairRule {
  @Override
  public String name() {
    return "numbers";
  }

  @Override
  public boolean accepts(CandidatePair pair) {
    return numbers(pair.text(Side.SOURCE)).equals(numbers(pair.text(Side.TARGET)));
  }

  private static List<String> numbers(String text) {
    List<String> numbers = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int digit = Character.digit(text.codePointAt(i), 10);
      if (digit >= 0) {
        run.append(digit);
      } else {
        end(run, numbers);
      }
    }
    end(run, numbers);
    Collections.sort(numbers);
    return numbers;
  }

  private static void end(StringBuilder run, List<String> numbers) {
    if (!run.isEmpty()) {
      numbers.add(run.toString());
      run.setLength(0);
    }
  }
}
