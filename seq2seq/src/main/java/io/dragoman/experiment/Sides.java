package io.dragoman.experiment;

import io.dragoman.checkpoint.Checkpoint.Side;
import io.dragoman.config.DataConfig;
import io.dragoman.config.TextCase;
import io.dragoman.data.ParallelCorpus;
import io.dragoman.data.SentencePair;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.casing.CaseMarks;
import io.dragoman.tokenizers.subword.SubwordModel;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.tokenizers.vocab.VocabularyBuilder;
import io.dragoman.tokenizers.vocab.VocabularyFormat;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What turns the text of both sides into ids.
 *
 * @param source for the source
 * @param target for the target
 */
record Sides(Side source, Side target) {

  /**
   * Subwords and vocabularies of a new run, from files where they are given, else learned from and
   * counted in the training text.
   */
  static Sides learn(TrainingFiles files, DataConfig config) {
    Truecasing truecasing = Truecasing.learn(files, config);
    TextTokenizer sourceTokenizer = Codecs.sourceTokenizer(config, truecasing.source());
    TextTokenizer targetTokenizer = Codecs.targetTokenizer(config, truecasing.target());
    SubwordLearning subwords = SubwordLearning.of(files, config, sourceTokenizer, targetTokenizer);
    VocabularyBuilder source = new VocabularyBuilder();
    VocabularyBuilder target = new VocabularyBuilder();
    if (files.sourceVocabulary().isEmpty() || files.targetVocabulary().isEmpty()) {
      try (ParallelCorpus pairs = ParallelCorpus.open(files.trainSource(), files.trainTarget())) {
        while (pairs.hasNext()) {
          SentencePair pair = pairs.next();
          count(sourceTokenizer, pair.source(), subwords.source(), source);
          count(targetTokenizer, pair.target(), subwords.target(), target);
        }
      }
      if (config.textCase() == TextCase.MARKS) {
        keepMarks(source, config);
        keepMarks(target, config);
      }
    }
    int minimum = config.vocabularyMinFrequency();
    return new Sides(
        new Side(
            subwords.source(),
            vocabulary(files.sourceVocabulary(), source, config.sourceVocabularySize(), minimum),
            truecasing.source()),
        new Side(
            subwords.target(),
            vocabulary(files.targetVocabulary(), target, config.targetVocabularySize(), minimum),
            truecasing.target()));
  }

  /** Sees to it that a vocabulary has the marks even if the text has few capitals. */
  private static void keepMarks(VocabularyBuilder builder, DataConfig config) {
    for (int i = 0; i < config.vocabularyMinFrequency(); i++) {
      builder.addAll(CaseMarks.ALL);
    }
  }

  private static void count(
      TextTokenizer tokenizer, String line, SubwordModel subwords, VocabularyBuilder builder) {
    builder.addAll(subwords.subwords().split(tokenizer.tokenize(line)));
  }

  private static Vocabulary vocabulary(
      Optional<Path> file, VocabularyBuilder builder, int size, int minimum) {
    return file.map(VocabularyFormat::read).orElseGet(() -> builder.build(size, minimum));
  }

  Codecs codecs(DataConfig config) {
    return Codecs.of(config, source, target);
  }
}
