package io.dragoman.experiment;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The texts of a training run, one sentence a line, sides aligned by line.
 *
 * @param trainSource sentences to learn from
 * @param trainTarget their translations
 * @param validSource sentences to validate with
 * @param validTarget their translations
 * @param sourceVocabulary a vocabulary to use instead of counting the training text
 * @param targetVocabulary the same for the target
 * @param alignments which words of the training pairs translate each other, a line for each pair
 */
public record TrainingFiles(
    Path trainSource,
    Path trainTarget,
    Path validSource,
    Path validTarget,
    Optional<Path> sourceVocabulary,
    Optional<Path> targetVocabulary,
    Optional<Path> alignments) {

  /** Texts without alignments. */
  public TrainingFiles(
      Path trainSource,
      Path trainTarget,
      Path validSource,
      Path validTarget,
      Optional<Path> sourceVocabulary,
      Optional<Path> targetVocabulary) {
    this(
        trainSource,
        trainTarget,
        validSource,
        validTarget,
        sourceVocabulary,
        targetVocabulary,
        Optional.empty());
  }

  /** Four texts; vocabularies are counted. */
  public static TrainingFiles of(
      Path trainSource, Path trainTarget, Path validSource, Path validTarget) {
    return new TrainingFiles(
        trainSource, trainTarget, validSource, validTarget, Optional.empty(), Optional.empty());
  }
}
