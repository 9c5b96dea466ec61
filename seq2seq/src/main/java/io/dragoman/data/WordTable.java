package io.dragoman.data;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/** Numbers words in the order in which they come, so that text is kept as numbers. */
final class WordTable {
  private static final int ABSENT = -1;

  private final List<String> words = new ArrayList<>();
  private final Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();

  WordTable() {
    numbers.defaultReturnValue(ABSENT);
  }

  /** The numbers of words, new ones for those that have none yet. */
  int[] numbers(List<String> line) {
    int[] result = new int[line.size()];
    int place = 0;
    for (String word : line) {
      int number = numbers.getInt(word);
      if (number == ABSENT) {
        number = words.size();
        words.add(word);
        numbers.put(word, number);
      }
      result[place++] = number;
    }
    return result;
  }

  /** A view of the words that have these numbers. */
  List<String> words(int[] line) {
    return new Line(words, line);
  }

  /** Words by their numbers. */
  private static final class Line extends AbstractList<String> implements RandomAccess {
    private final List<String> words;
    private final int[] numbers;

    Line(List<String> words, int[] numbers) {
      this.words = words;
      this.numbers = numbers;
    }

    @Override
    public String get(int index) {
      return words.get(numbers[index]);
    }

    @Override
    public int size() {
      return numbers.length;
    }
  }
}
