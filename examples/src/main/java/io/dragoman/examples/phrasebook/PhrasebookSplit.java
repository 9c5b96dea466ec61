package io.dragoman.examples.phrasebook;

import java.util.List;

/**
 * A training, a validation and a test set without a common sentence on either side.
 *
 * @param train pairs to train on
 * @param valid pairs to choose a model by
 * @param test pairs to judge the chosen model by
 */
public record PhrasebookSplit(
    List<PhrasePair> train, List<PhrasePair> valid, List<PhrasePair> test) {

  /** Copies the lists. */
  public PhrasebookSplit {
    train = List.copyOf(train);
    valid = List.copyOf(valid);
    test = List.copyOf(test);
  }
}
