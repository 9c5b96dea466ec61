package io.dragoman.experiment;

import io.dragoman.config.DataConfig;
import io.dragoman.tokenizers.SubwordSampler;
import io.dragoman.tokenizers.subword.SubwordModel;
import io.dragoman.tokenizers.subword.SubwordSampling;
import io.dragoman.tokenizers.subword.SubwordType;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.tokenizers.vocab.VocabularyBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Counts the pieces of one side for its vocabulary. Those that only chance can make, where text is
 * cut at random, and the bytes of characters never seen count as seen once.
 */
final class PieceCounts {
  private final SubwordModel subwords;
  private final VocabularyBuilder counts = new VocabularyBuilder();
  private final Optional<SubwordSampler.Pieces> possible;

  PieceCounts(SubwordModel subwords, SubwordSampling sampling) {
    this.subwords = subwords;
    this.possible = subwords.sampler(sampling).map(SubwordSampler::pieces);
  }

  /** Counts the pieces of a line's tokens. */
  void add(List<String> tokens) {
    counts.addAll(subwords.subwords().split(tokens));
    possible.ifPresent(pieces -> pieces.add(tokens));
  }

  /** Sees to it that pieces get into the vocabulary however seldom they are. */
  void keep(Collection<String> pieces) {
    counts.require(pieces);
  }

  /**
   * The vocabulary.
   *
   * @param size most pieces; 0 is {@link DataConfig#WORDS} words or all pieces of subwords
   * @param minimum occurrences that a piece needs; 0 is {@link DataConfig#MIN_FREQUENCY} for words
   *     and 1 for pieces of subwords
   */
  Vocabulary build(int size, int minimum) {
    boolean words = subwords.type() == SubwordType.NONE;
    possible.ifPresent(pieces -> addUnseen(pieces.all()));
    addUnseen(subwords.bytes());
    int limit = size == 0 && words ? DataConfig.WORDS : size;
    int frequency = words ? DataConfig.MIN_FREQUENCY : 1;
    return counts.build(limit, minimum == 0 ? frequency : minimum);
  }

  private void addUnseen(Collection<String> pieces) {
    pieces.stream().filter(each -> counts.count(each) == 0).forEach(counts::add);
  }
}
