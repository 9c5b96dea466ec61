package io.dragoman.experiment;

import io.dragoman.checkpoint.Checkpoint.Side;
import io.dragoman.config.DataConfig;
import io.dragoman.config.TextCase;
import io.dragoman.data.ParallelCorpus;
import io.dragoman.data.SentencePair;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.casing.CaseMarks;
import io.dragoman.tokenizers.subword.SubwordSampling;
import io.dragoman.tokenizers.vocab.VocabularyFormat;

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
    SubwordSampling sampling = RandomSubwords.sampling(config);
    PieceCounts source = new PieceCounts(subwords.source(), sampling);
    PieceCounts target = new PieceCounts(subwords.target(), sampling);
    if (files.sourceVocabulary().isEmpty() || files.targetVocabulary().isEmpty()) {
      try (ParallelCorpus pairs = ParallelCorpus.open(files.trainSource(), files.trainTarget())) {
        while (pairs.hasNext()) {
          SentencePair pair = pairs.next();
          source.add(sourceTokenizer.tokenize(pair.source()));
          target.add(targetTokenizer.tokenize(pair.target()));
        }
      }
      if (config.textCase() == TextCase.MARKS) {
        source.keep(CaseMarks.ALL);
        target.keep(CaseMarks.ALL);
      }
    }
    int minimum = config.vocabularyMinFrequency();
    return new Sides(
        new Side(
            subwords.source(),
            files
                .sourceVocabulary()
                .map(VocabularyFormat::read)
                .orElseGet(() -> source.build(config.sourceVocabularySize(), minimum)),
            truecasing.source()),
        new Side(
            subwords.target(),
            files
                .targetVocabulary()
                .map(VocabularyFormat::read)
                .orElseGet(() -> target.build(config.targetVocabularySize(), minimum)),
            truecasing.target()));
  }

  Codecs codecs(DataConfig config) {
    return Codecs.of(config, source, target);
  }
}
