package io.dragoman.experiment;

import io.dragoman.config.ConfigException;
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
 * @param further texts of further sources, of the one corpus
 */
public record TrainingFiles(
    List<Path> trainSources,
    List<Path> trainTargets,
    Path validSource,
    Path validTarget,
    Optional<Path> sourceVocabulary,
    Optional<Path> targetVocabulary,
    List<Path> alignments,
    List<Further> further) {

  /**
   * Another source of the same sentences.
   *
   * @param train to learn from
   * @param valid to validate with
   */
  public record Further(Path train, Path valid) {}

  /**
   * Keeps the files.
   *
   * @throws IllegalArgumentException if there are not as many of both sides, and of alignments
   */
  public TrainingFiles {
    trainSources = List.copyOf(trainSources);
    trainTargets = List.copyOf(trainTargets);
    alignments = List.copyOf(alignments);
    further = List.copyOf(further);
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

  /** Several corpora of one source. */
  public TrainingFiles(
      List<Path> trainSources,
      List<Path> trainTargets,
      Path validSource,
      Path validTarget,
      Optional<Path> sourceVocabulary,
      Optional<Path> targetVocabulary,
      List<Path> alignments) {
    this(
        trainSources,
        trainTargets,
        validSource,
        validTarget,
        sourceVocabulary,
        targetVocabulary,
        alignments,
        List.of());
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
    return ParallelCorpora.open(trainSources, trainTargets, furtherTrain());
  }

  /** The same texts with other sources. */
  public TrainingFiles with(List<Further> sources) {
    return new TrainingFiles(
        trainSources,
        trainTargets,
        validSource,
        validTarget,
        sourceVocabulary,
        targetVocabulary,
        alignments,
        sources);
  }

  /** A further source with the target, as if it were the only one. */
  TrainingFiles withFurther(int index) {
    return new TrainingFiles(
        List.of(further.get(index).train()),
        trainTargets,
        further.get(index).valid(),
        validTarget,
        Optional.empty(),
        targetVocabulary,
        List.of(),
        List.of());
  }

  List<Path> furtherTrain() {
    return further.stream().map(Further::train).toList();
  }

  List<Path> furtherValid() {
    return further.stream().map(Further::valid).toList();
  }

  /**
   * Sees to it that there are as many sources as a model reads.
   *
   * @throws ConfigException if not, or if there are several corpora of several sources
   */
  void requireSources(int sources) {
    if (further.size() != sources - 1) {
      throw new ConfigException(
          String.format(
              "'model.encoder.sources' is %d but there are texts of %d: give --train-extra-source"
                  + " and --valid-extra-source for each source but the first",
              sources, further.size() + 1));
    }
    if (corpora() > 1 && sources > 1) {
      throw new ConfigException(
          String.format(
              "--train-source has %d files and --train-extra-source adds sources: join the corpora"
                  + " into one",
              corpora()));
    }
  }
}
