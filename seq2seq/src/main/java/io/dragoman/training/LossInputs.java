package io.dragoman.training;

import io.dragoman.model.EncoderDecoder;
import java.util.Optional;

/**
 * What losses need besides a model and its batches.
 *
 * @param teacher a model with the same vocabularies, to distil from
 * @param alignments where target words should look
 * @param risk what a translation costs
 */
public record LossInputs(
    Optional<EncoderDecoder> teacher, Optional<Alignments> alignments, Optional<Risk> risk) {
  /** Nothing: enough for cross-entropy and all that needs the model alone. */
  public static final LossInputs NONE =
      new LossInputs(Optional.empty(), Optional.empty(), Optional.empty());

  /** Which source words translate which target words, by the line of a pair. */
  @FunctionalInterface
  public interface Alignments {
    /**
     * The links of a pair: source and target position of one after the other, from 0; empty if
     * nothing is known. Both sides have the lengths that the pair has in batches.
     */
    int[] links(long line);
  }

  /** What a translation costs; may be asked by many threads at once. */
  @FunctionalInterface
  public interface Risk {
    /** From 0 for the best; both without {@code </s>}. */
    double of(int[] hypothesis, int[] reference);
  }
}
