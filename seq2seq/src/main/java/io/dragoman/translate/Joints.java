package io.dragoman.translate;

import io.dragoman.search.WordJoints;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds out which pieces of a vocabulary are no whole words, by joining them with a word. */
final class Joints {
  private static final String WORD = "a";

  private Joints() {}

  static WordJoints of(TextCodec codec) {
    BitSet continuing = new BitSet();
    BitSet open = new BitSet();
    List<String> word = codec.subwords().split(List.of(WORD));
    for (int id = 0; id < codec.vocabulary().size(); id++) {
      String piece = codec.vocabulary().token(id);
      if (!SpecialTokens.contains(piece)) {
        continuing.set(id, isOne(codec, word, List.of(piece)));
        open.set(id, isOne(codec, List.of(piece), word));
      }
    }
    return new WordJoints(continuing, open);
  }

  /** Whether pieces together are one word, and more than the word that is joined. */
  private static boolean isOne(TextCodec codec, List<String> first, List<String> second) {
    List<String> pieces = new ArrayList<>(first);
    pieces.addAll(second);
    List<String> words = codec.subwords().join(pieces);
    return words.size() == 1 && !words.get(0).equals(WORD);
  }
}
