package io.dragoman.examples.handwriting;

import io.dragoman.data.DataException;
import io.dragoman.data.Shuffling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Digits to learn from and digits that are held out, with strings joined from these.
 *
 * @param name for messages
 * @param train digits
 * @param dev held-out digits
 * @param strings held-out strings
 */
record HandwritingCorpus(
    String name, List<Stroke> train, List<Stroke> dev, List<WrittenString> strings) {
  private static final int HELD_OUT = 7; // one of so many
  private static final int GENERATED = 4000;
  private static final int STRINGS = 400;
  private static final int FEWEST_DIGITS = 3;
  private static final int MOST_DIGITS = 6;
  private static final long SEED = 1;

  /**
   * Reads a file and holds a seventh of its digits out, drawn at random: the file does not say who
   * wrote them, so the same writers are on both sides.
   *
   * @throws DataException if the file has a fault or fewer than 14 digits
   */
  static HandwritingCorpus read(Path file) {
    return split(file.toString(), StrokeFile.read(file));
  }

  /** Digits that the program writes itself. */
  static HandwritingCorpus generated() {
    return split("generated strokes", GeneratedStrokes.of(GENERATED, SEED));
  }

  static HandwritingCorpus split(String name, List<Stroke> all) {
    if (all.size() < 2 * HELD_OUT) {
      throw new DataException(name + ": " + all.size() + " digits: give at least " + 2 * HELD_OUT);
    }
    List<Stroke> shuffled = new ArrayList<>(all);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Stroke kept = shuffled.get(i);
      shuffled.set(i, shuffled.get(j));
      shuffled.set(j, kept);
    }
    List<Stroke> dev = List.copyOf(shuffled.subList(0, all.size() / HELD_OUT));
    List<Stroke> train = List.copyOf(shuffled.subList(dev.size(), all.size()));
    return new HandwritingCorpus(name, train, dev, strings(dev));
  }

  /** Strings of 3 to 6 of the digits; the same digits give the same strings. */
  static List<WrittenString> strings(List<Stroke> digits) {
    SplittableRandom random = new SplittableRandom(Shuffling.derive(SEED, digits.size()));
    List<WrittenString> strings = new ArrayList<>();
    for (int i = 0; i < STRINGS; i++) {
      strings.add(draw(digits, random.nextInt(FEWEST_DIGITS, MOST_DIGITS + 1), random));
    }
    return strings;
  }

  /** A string of so many digits drawn at random. */
  static WrittenString draw(List<Stroke> digits, int count, SplittableRandom random) {
    List<Stroke> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(digits.get(random.nextInt(digits.size())));
    }
    return WrittenString.join(drawn, random);
  }
}
