package io.dragoman.experiment;

import com.google.common.collect.Iterators;
import io.dragoman.checkpoint.Provenance.Corpus;
import io.dragoman.config.CorpusWeights;
import io.dragoman.config.DataConfig;
import io.dragoman.config.RunConfig;
import io.dragoman.config.TextCase;
import io.dragoman.data.CorpusLine;
import io.dragoman.data.CorpusMix;
import io.dragoman.data.Curriculum;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.EpochCorpus;
import io.dragoman.data.EpochPairs;
import io.dragoman.data.ParallelCorpora;
import io.dragoman.data.ParallelCorpus;
import io.dragoman.data.RecutCorpus;
import io.dragoman.data.SentencePair;
import io.dragoman.tokenizers.normalization.TextNormalizer;
import io.dragoman.tokenizers.tags.LineTags;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.training.LossInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    TrainingCorpus train,
    ValidationCorpus validation,
    LossInputs losses,
    List<Corpus> provenance) {

  /**
   * Sentences to validate with: all as text, to be translated, and those that fit as ids.
   *
   * @param references as translations are wanted: lowercased if translations stay so
   */
  record ValidationCorpus(List<String> sources, List<String> references, EncodedCorpus encoded) {}

  /**
   * Pairs to learn from.
   *
   * @param corpus all of them
   * @param pairs those of each epoch
   * @param mix those of each epoch without a curriculum
   * @param names of the corpora that they are from
   */
  record TrainingCorpus(EpochCorpus corpus, EpochPairs pairs, CorpusMix mix, List<String> names) {}

  /** Reads and encodes all texts. */
  static Corpora read(TrainingFiles files, RunConfig config, Sides sides) {
    List<Corpus> provenance = new ArrayList<>();
    Codecs codecs = sides.codecs(config);
    RandomSubwords random = RandomSubwords.of(config.data(), sides);
    TrainingCorpus train = readTraining(files, config, codecs, random, provenance);
    ValidationCorpus validation = readValidation(files, config.data(), codecs, provenance);
    LossInputs losses = Losses.read(files, config, codecs, provenance);
    return new Corpora(codecs, train, validation, losses, provenance);
  }

  /** Reads and encodes the text to learn from, and notes names and hashes of its files. */
  static TrainingCorpus readTraining(
      TrainingFiles files,
      RunConfig config,
      Codecs codecs,
      RandomSubwords random,
      List<Corpus> provenance) {
    int maxLength = config.data().maxLength();
    long seed = config.training().seed();
    List<Double> weights = CorpusWeights.of(config.data().corpusWeights(), files.corpora());
    List<Optional<String>> tags = config.data().tags().ofCorpora(files.corpora());
    try (ParallelCorpora pairs = files.openTraining()) {
      Iterator<SentencePair> tagged = Iterators.transform(pairs, pair -> tagged(pair, tags));
      EpochCorpus train =
          random.isNone()
              ? EpochCorpus.of(
                  EncodedCorpus.read(tagged, pairs.name(), codecs.pairs(), pair -> {}, maxLength))
              : RecutCorpus.read(
                  tagged,
                  pairs.name(),
                  random.source(codecs.source()),
                  random.target(codecs.target()),
                  maxLength,
                  seed);
      List<String> names = new ArrayList<>();
      for (int i = 0; i < files.corpora(); i++) {
        ParallelCorpus each = pairs.corpus(i);
        names.add(each.name());
        provenance.add(
            corpus(role("train-source", i), files.trainSources().get(i), each.sourceHash()));
        provenance.add(
            corpus(role("train-target", i), files.trainTargets().get(i), each.targetHash()));
      }
      addFurther("train-source", files.furtherTrain(), pairs.corpus(0), provenance);
      EncodedCorpus all = train.epoch(0);
      CorpusMix mix = CorpusMix.of(all, names, weights, seed);
      EpochPairs each = Curriculum.of(config.training().curriculum(), all, mix);
      return new TrainingCorpus(train, each, mix, names);
    }
  }

  /** With the tag of its corpus, if that has one. */
  private static SentencePair tagged(SentencePair pair, List<Optional<String>> tags) {
    return tags.get(CorpusLine.corpus(pair.line()))
        .map(tag -> LineTags.before(tag, pair.source()))
        .map(source -> new SentencePair(pair.line(), source, pair.target()))
        .orElse(pair);
  }

  /** What the record calls a file of a corpus, which is counted from 0. */
  static String role(String kind, int corpus) {
    return corpus == 0 ? kind : kind + "-" + (corpus + 1);
  }

  private static ValidationCorpus readValidation(
      TrainingFiles files, DataConfig config, Codecs codecs, List<Corpus> provenance) {
    List<String> sources = new ArrayList<>();
    List<String> references = new ArrayList<>();
    EncodedCorpus encoded;
    Optional<String> tag = config.tags().ofValidation();
    try (ParallelCorpus pairs =
        ParallelCorpus.open(files.validSource(), files.validTarget(), files.furtherValid())) {
      encoded =
          EncodedCorpus.read(
              Iterators.transform(pairs, pair -> tagged(pair, List.of(tag))),
              pairs.name(),
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
