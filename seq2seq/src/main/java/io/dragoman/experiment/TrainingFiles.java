package io.dragoman.experiment;

import io.dragoman.data.ParallelCorpora;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The texts of a training run, one sentence a line, sides aligned by line.
 *
 * @param trainSources sentences to learn from, one file for each corpus
 * @param trainTargets their translations
 * @param validSource sentences to validate with
 * @param validTarget their translations
 * @param sourceVocabulary a vocabulary to use instead of counting the training text
 * @param targetVocabulary the same for the target
 * @param alignments which words of the training pairs translate each other, a line for each pair;
 *     none, or one file for each corpus
 */
public record TrainingFiles(
    List<Path> trainSources,
    List<Path> trainTargets,
    Path validSource,
    Path validTarget,
    Optional<Path> sourceVocabulary,
    Optional<Path> targetVocabulary,
    List<Path> alignments) {

  /**
   * Keeps the files.
   *
   * @throws IllegalArgumentException if there are not as many of both sides, and of alignments
   */
  public TrainingFiles {
    trainSources = List.copyOf(trainSources);
    trainTargets = List.copyOf(trainTargets);
    alignments = List.copyOf(alignments);
    int corpora = trainSources.size();
    if (corpora == 0 || trainTargets.size() != corpora) {
      throw new IllegalArgumentException(
          "training text: there are %d source and %d target files: give one of each for every corpus"
              .formatted(corpora, trainTargets.size()));
    }
    if (!alignments.isEmpty() && alignments.size() != corpora) {
      throw new IllegalArgumentException(
          "training text: there are %d files of alignments for %d corpora: give one for each"
              .formatted(alignments.size(), corpora));
    }
  }

  /** One corpus with alignments. */
  public TrainingFiles(
      Path trainSource,
      Path trainTarget,
      Path validSource,
      Path validTarget,
      Optional<Path> sourceVocabulary,
      Optional<Path> targetVocabulary,
      Optional<Path> alignments) {
    this(
        List.of(trainSource),
        List.of(trainTarget),
        validSource,
        validTarget,
        sourceVocabulary,
        targetVocabulary,
        alignments.stream().toList());
  }

  /** One corpus. */
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

  /** The number of corpora to learn from. */
  int corpora() {
    return trainSources.size();
  }

  /** Opens the text to learn from. */
  ParallelCorpora openTraining() {
    return ParallelCorpora.open(trainSources, trainTargets);
  }
}
