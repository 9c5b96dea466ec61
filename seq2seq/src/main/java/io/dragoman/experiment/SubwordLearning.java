package io.dragoman.experiment;

import io.dragoman.config.DataConfig;
import io.dragoman.data.ParallelCorpora;
import io.dragoman.data.SentencePair;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.casing.CaseMarks;
import io.dragoman.tokenizers.subword.SubwordModel;
import io.dragoman.tokenizers.subword.SubwordSpec;
import io.dragoman.tokenizers.subword.SubwordType;
import io.dragoman.tokenizers.subword.bpe.BpeLearner;
import io.dragoman.tokenizers.subword.bpe.WordCounts;
import io.dragoman.tokenizers.subword.sentencepiece.SentencePieceSubwords;
import io.dragoman.tokenizers.subword.sentencepiece.UnigramLearner;
import io.dragoman.tokenizers.subword.sentencepiece.UnigramOptions;
import io.dragoman.tokenizers.tags.LineTags;
import java.nio.file.Path;

/**
 * The subwords of a new run.
 *
 * @param source for source tokens
 * @param target for target tokens
 */
record SubwordLearning(SubwordModel source, SubwordModel target) {
  private static final int MIN_FREQUENCY = 2;
  private static final double COVERAGE = 0.9995;

  /** Reads them or learns them from the training text, as the configuration says. */
  static SubwordLearning of(
      TrainingFiles files,
      DataConfig config,
      TextTokenizer sourceTokenizer,
      TextTokenizer targetTokenizer) {
    SubwordSpec source = SubwordSpec.parse(config.sourceSubwords());
    SubwordSpec target = SubwordSpec.parse(config.targetSubwords());
    WordCounts sourceWords = new WordCounts();
    WordCounts targetWords = new WordCounts();
    if (source.learns() || target.learns()) {
      LineTags tags = config.tags().all();
      try (ParallelCorpora pairs = files.openTraining()) {
        while (pairs.hasNext()) {
          SentencePair pair = pairs.next();
          count(sourceTokenizer, tags.rest(pair.source()), sourceWords);
          count(targetTokenizer, pair.target(), targetWords);
        }
      }
    }
    if (config.jointSubwords()) {
      sourceWords.addAll(targetWords);
      SubwordModel joint = model(source, sourceWords);
      return new SubwordLearning(joint, joint);
    }
    return new SubwordLearning(model(source, sourceWords), model(target, targetWords));
  }

  /** Counts all but case marks, which are never cut. */
  private static void count(TextTokenizer tokenizer, String line, WordCounts words) {
    for (String token : tokenizer.tokenize(line)) {
      if (!CaseMarks.contains(token)) {
        words.add(token, 1);
      }
    }
  }

  private static SubwordModel model(SubwordSpec spec, WordCounts words) {
    if (!spec.learns()) {
      return SubwordModel.read(spec.type(), Path.of(spec.file()));
    }
    if (spec.type() == SubwordType.BPE) {
      return SubwordModel.of(BpeLearner.learn(words, spec.size(), MIN_FREQUENCY, false));
    }
    WordCounts escaped = new WordCounts();
    words
        .inOrder()
        .forEach(
            each -> escaped.add(SentencePieceSubwords.escape(each.getKey()), each.getLongValue()));
    return SubwordModel.of(
        UnigramLearner.learn(
            escaped,
            UnigramOptions.of(spec.size(), COVERAGE).withByteFallback(spec.byteFallback())));
  }
}
