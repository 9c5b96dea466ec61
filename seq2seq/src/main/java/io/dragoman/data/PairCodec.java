package io.dragoman.data;

import io.dragoman.tokenizers.TextCodec;
import it.unimi.dsi.fastutil.ints.IntArrays;

/**
 * From pairs of lines to ids.
 *
 * @param source for source lines
 * @param target for target lines, whose words may be copied from the source
 */
public record PairCodec(SourceCodec source, TextCodec target) {

  /**
   * Encodes a pair.
   *
   * @throws DataException if the source does not have what the model reads
   */
  EncodedPair encode(SentencePair pair) {
    EncodedSource encoded = source.encode(pair.source());
    int[] ids = encoded.targetIds(target.tokens(pair.target()), target.vocabulary());
    if (target.rightToLeft()) {
      IntArrays.reverse(ids);
    }
    return new EncodedPair(pair.line(), encoded.ids(), ids);
  }
}
