package io.dragoman.experiment;

import io.dragoman.checkpoint.Checkpoint.Side;
import io.dragoman.config.DataConfig;
import io.dragoman.search.SpecialIds;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.Vocabulary;

/**
 * How text becomes ids and back on both sides.
 *
 * @param source lines to source ids
 * @param target lines to target ids and back
 */
record Codecs(TextCodec source, TextCodec target) {
  static Codecs of(DataConfig config, Side source, Side target) {
    return new Codecs(
        codec(sourceTokenizer(config), source), codec(targetTokenizer(config), target));
  }

  private static TextCodec codec(TextTokenizer tokenizer, Side side) {
    return new TextCodec(tokenizer, side.subwords().subwords(), side.vocabulary());
  }

  static TextTokenizer sourceTokenizer(DataConfig config) {
    return TextTokenizers.create(config.sourceTokenizer(), config.lowercase());
  }

  static TextTokenizer targetTokenizer(DataConfig config) {
    return TextTokenizers.create(config.targetTokenizer(), config.lowercase());
  }

  SpecialIds targetSpecials() {
    Vocabulary vocabulary = target.vocabulary();
    return new SpecialIds(vocabulary.pad(), vocabulary.bos(), vocabulary.eos(), vocabulary.unk());
  }
}
