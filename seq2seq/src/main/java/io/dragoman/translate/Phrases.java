package io.dragoman.translate;

import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.List;

/** Words that users name, as a model has them. */
public final class Phrases {
  private Phrases() {}

  /**
   * The pieces of a phrase; none is a special one such as {@code </s>}, since no tokenizer gives
   * those.
   *
   * @throws IllegalArgumentException if there are none
   */
  static List<String> tokens(String phrase, TextCodec codec) {
    List<String> tokens = codec.tokens(phrase);
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("phrase '" + phrase + "' has no words: remove it");
    }
    return tokens;
  }

  /**
   * The ids of a phrase, {@code <unk>} for words that the vocabulary lacks.
   *
   * @throws IllegalArgumentException if it has no words
   */
  public static IntList ids(String phrase, TextCodec codec) {
    return IntArrayList.wrap(codec.ids(tokens(phrase, codec)));
  }

  /**
   * The ids of phrases that a translation could have, all words being known.
   *
   * @throws IllegalArgumentException if one has no words
   */
  public static List<IntList> producible(List<String> phrases, TextCodec codec) {
    Vocabulary words = codec.vocabulary();
    return phrases.stream()
        .map(phrase -> ids(phrase, codec))
        .filter(ids -> !ids.contains(words.unk()))
        .toList();
  }
}
