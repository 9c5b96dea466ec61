package io.dragoman.examples.phrasebook;

import io.dragoman.examples.phrasebook.ResourceTable.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The phrasebook: a lexicon and the patterns over it. */
public final class Phrasebook {

  private final Lexicon lexicon;
  private final List<Pattern> patterns;

  private Phrasebook(Lexicon lexicon, List<Pattern> patterns) {
    this.lexicon = lexicon;
    this.patterns = List.copyOf(patterns);
  }

  /**
   * Reads the phrasebook from the class path.
   *
   * @throws IllegalArgumentException if a resource is malformed; the message names file and line
   */
  public static Phrasebook load() {
    Lexicon lexicon = Lexicon.load();
    List<Pattern> patterns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Row row : ResourceTable.read("patterns.txt", 4)) {
      if (!names.add(row.cell(0))) {
        throw row.failure("pattern '" + row.cell(0) + "' is already defined: rename one");
      }
      patterns.add(new Pattern(row, lexicon));
    }
    return new Phrasebook(lexicon, patterns);
  }

  /** The number of lexical entries. */
  public int entryCount() {
    return lexicon.size();
  }

  /**
   * Draws three disjoint sets of sentence pairs, the same for the same seed. Half of the validation
   * and test pairs combine a pattern with a word the training set has only apart from each other;
   * each pattern and each word form of them occurs in training.
   *
   * @param seed random seed
   * @param train number of training pairs, say 20,000
   * @param valid number of validation pairs, say 500
   * @param test number of test pairs, say 500
   * @throws IllegalArgumentException if a size is negative or larger than the grammar allows
   */
  public PhrasebookSplit generate(long seed, int train, int valid, int test) {
    return new Splitter(patterns, seed).split(train, valid, test);
  }

  List<Pattern> patterns() {
    return patterns;
  }
}
