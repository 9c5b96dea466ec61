package io.dragoman.tokenizers.vocab;

import com.google.common.collect.ImmutableList;

/** The tokens that mark padding, begin and end of a sentence, and words outside the vocabulary. */
public final class SpecialTokens {
  /** Fills the shorter sentences of a batch. */
  public static final String PAD = "<pad>";

  /** Stands before the first target token. */
  public static final String BOS = "<s>";

  /** Ends a sentence. */
  public static final String EOS = "</s>";

  /** Stands for every token that the vocabulary lacks. */
  public static final String UNK = "<unk>";

  /** All four in the order of their ids (0 to 3) in vocabularies built here. */
  public static final ImmutableList<String> ALL = ImmutableList.of(PAD, BOS, EOS, UNK);

  private SpecialTokens() {}

  /** Whether the token is one of the four. */
  public static boolean contains(String token) {
    return token.startsWith("<") && ALL.contains(token);
  }
}
