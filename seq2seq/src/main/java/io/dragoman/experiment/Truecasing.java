package io.dragoman.experiment;

import io.dragoman.config.DataConfig;
import io.dragoman.config.TextCase;
import io.dragoman.data.ParallelCorpora;
import io.dragoman.data.SentencePair;
import io.dragoman.tokenizers.casing.TruecasedTokenizer.Learning;
import io.dragoman.tokenizers.casing.Truecaser;
import io.dragoman.tokenizers.tags.LineTags;
import java.util.Optional;

/**
 * The truecasers of a new run.
 *
 * @param source for source tokens; empty if the configuration asks for none
 * @param target for target tokens
 */
record Truecasing(Optional<Truecaser> source, Optional<Truecaser> target) {

  /** Learns them from the training text if the configuration asks for that. */
  static Truecasing learn(TrainingFiles files, DataConfig config) {
    if (config.textCase() != TextCase.TRUECASE) {
      return new Truecasing(Optional.empty(), Optional.empty());
    }
    Learning source = new Learning(Codecs.sourceTokenizer(config, Optional.empty()));
    Learning target = new Learning(Codecs.targetTokenizer(config, Optional.empty()));
    LineTags tags = config.tags().all();
    try (ParallelCorpora pairs = files.openTraining()) {
      while (pairs.hasNext()) {
        SentencePair pair = pairs.next();
        source.add(tags.rest(pair.source()));
        target.add(pair.target());
      }
    }
    return new Truecasing(Optional.of(source.learn()), Optional.of(target.learn()));
  }
}
