package io.dragoman.experiment;

import io.dragoman.checkpoint.Provenance.Corpus;
import io.dragoman.config.DataConfig;
import io.dragoman.config.RunConfig;
import io.dragoman.config.TextCase;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.EpochCorpus;
import io.dragoman.data.ParallelCorpus;
import io.dragoman.data.RecutCorpus;
import io.dragoman.tokenizers.normalization.TextNormalizer;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.training.LossInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The texts of a training run, read and encoded.
 *
 * @param codecs with the vocabularies
 * @param train pairs to learn from
 * @param validation pairs to validate with
 * @param losses what losses of the training need
 * @param provenance names and hashes of the files
 */
record Corpora(
    Codecs codecs,
    EpochCorpus train,
    ValidationCorpus validation,
    LossInputs losses,
    List<Corpus> provenance) {

  /**
   * Sentences to validate with: all as text, to be translated, and those that fit as ids.
   *
   * @param references as translations are wanted: lowercased if translations stay so
   */
  record ValidationCorpus(List<String> sources, List<String> references, EncodedCorpus encoded) {}

  /** Reads and encodes all texts. */
  static Corpora read(TrainingFiles files, RunConfig config, Sides sides) {
    List<Corpus> provenance = new ArrayList<>();
    Codecs codecs = sides.codecs(config);
    RandomSubwords random = RandomSubwords.of(config.data(), sides);
    EpochCorpus train = readTraining(files, config, codecs, random, provenance);
    ValidationCorpus validation = readValidation(files, config.data(), codecs, provenance);
    LossInputs losses = Losses.read(files, config, codecs, provenance);
    return new Corpora(codecs, train, validation, losses, provenance);
  }

  /** Reads and encodes the text to learn from, and notes names and hashes of its files. */
  static EpochCorpus readTraining(
      TrainingFiles files,
      RunConfig config,
      Codecs codecs,
      RandomSubwords random,
      List<Corpus> provenance) {
    int maxLength = config.data().maxLength();
    try (ParallelCorpus pairs =
        ParallelCorpus.open(files.trainSource(), files.trainTarget(), files.furtherTrain())) {
      EpochCorpus train =
          random.isNone()
              ? EpochCorpus.of(EncodedCorpus.read(pairs, codecs.pairs(), maxLength))
              : RecutCorpus.read(
                  pairs,
                  random.source(codecs.source()),
                  random.target(codecs.target()),
                  maxLength,
                  config.training().seed());
      provenance.add(corpus("train-source", files.trainSource(), pairs.sourceHash()));
      provenance.add(corpus("train-target", files.trainTarget(), pairs.targetHash()));
      addFurther("train-source", files.furtherTrain(), pairs, provenance);
      return train;
    }
  }

  private static ValidationCorpus readValidation(
      TrainingFiles files, DataConfig config, Codecs codecs, List<Corpus> provenance) {
    List<String> sources = new ArrayList<>();
    List<String> references = new ArrayList<>();
    EncodedCorpus encoded;
    try (ParallelCorpus pairs =
        ParallelCorpus.open(files.validSource(), files.validTarget(), files.furtherValid())) {
      encoded =
          EncodedCorpus.read(
              pairs,
              codecs.pairs(),
              pair -> {
                sources.add(pair.source());
                references.add(pair.target());
              },
              config.maxLength());
      provenance.add(corpus("valid-source", files.validSource(), pairs.sourceHash()));
      provenance.add(corpus("valid-target", files.validTarget(), pairs.targetHash()));
      addFurther("valid-source", files.furtherValid(), pairs, provenance);
    }
    references.replaceAll(TextNormalizer.of(config.targetNormalization())::normalize);
    if (config.textCase() == TextCase.LOWER) {
      references.replaceAll(line -> line.toLowerCase(Locale.ROOT));
    }
    return new ValidationCorpus(sources, references, encoded);
  }

  private static void addFurther(
      String role, List<Path> files, ParallelCorpus pairs, List<Corpus> provenance) {
    for (int n = 0; n < files.size(); n++) {
      provenance.add(corpus(role + (n + 2), files.get(n), pairs.furtherHash(n)));
    }
  }

  private static Corpus corpus(String role, Path file, String hash) {
    return new Corpus(role, file.toString(), hash);
  }

  Vocabulary sourceVocabulary() {
    return codecs.source().vocabulary();
  }

  Vocabulary targetVocabulary() {
    return codecs.target().vocabulary();
  }
}
