package io.dragoman.experiment;

import io.dragoman.config.ConfigException;
import java.nio.file.Path;
import java.util.List;
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
 * @param further texts of further sources
 */
public record TrainingFiles(
    Path trainSource,
    Path trainTarget,
    Path validSource,
    Path validTarget,
    Optional<Path> sourceVocabulary,
    Optional<Path> targetVocabulary,
    Optional<Path> alignments,
    List<Further> further) {

  /**
   * Another source of the same sentences.
   *
   * @param train to learn from
   * @param valid to validate with
   */
  public record Further(Path train, Path valid) {}

  /** Texts of one source. */
  public TrainingFiles(
      Path trainSource,
      Path trainTarget,
      Path validSource,
      Path validTarget,
      Optional<Path> sourceVocabulary,
      Optional<Path> targetVocabulary,
      Optional<Path> alignments) {
    this(
        trainSource,
        trainTarget,
        validSource,
        validTarget,
        sourceVocabulary,
        targetVocabulary,
        alignments,
        List.of());
  }

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

  /** The same texts with other sources. */
  public TrainingFiles with(List<Further> sources) {
    return new TrainingFiles(
        trainSource,
        trainTarget,
        validSource,
        validTarget,
        sourceVocabulary,
        targetVocabulary,
        alignments,
        List.copyOf(sources));
  }

  /** A further source with the target, as if it were the only one. */
  TrainingFiles withFurther(int index) {
    return new TrainingFiles(
        further.get(index).train(),
        trainTarget,
        further.get(index).valid(),
        validTarget,
        Optional.empty(),
        targetVocabulary,
        Optional.empty());
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
   * @throws ConfigException if not
   */
  void requireSources(int sources) {
    if (further.size() != sources - 1) {
      throw new ConfigException(
          String.format(
              "'model.encoder.sources' is %d but there are texts of %d: give --train-extra-source"
                  + " and --valid-extra-source for each source but the first",
              sources, further.size() + 1));
    }
  }
}
