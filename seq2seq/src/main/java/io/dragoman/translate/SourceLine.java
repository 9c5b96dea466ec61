package io.dragoman.translate;

import io.dragoman.tokenizers.TextCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line to translate.
 *
 * @param number from 1
 * @param tokens none if there is nothing to translate
 * @param ids of the tokens and {@code </s>}
 * @param warning if the line was cut
 * @param guidance the constraints of its translation
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of ids, never compared
record SourceLine(
    long number,
    String text,
    List<String> tokens,
    int[] ids,
    Optional<String> warning,
    Guidance guidance) {

  /** Splits a line and cuts it to at most {@code limit} tokens. */
  static SourceLine of(long number, String text, TextCodec codec, int limit) {
    List<String> tokens = text.isBlank() ? List.of() : codec.tokens(text);
    Optional<String> warning = Optional.empty();
    if (tokens.size() > limit) {
      warning =
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "line %d: %,d tokens, only the first %,d are translated: split the line or raise"
                      + " the limit",
                  number,
                  tokens.size(),
                  limit));
      tokens = List.copyOf(tokens.subList(0, limit));
    }
    int[] ids = Arrays.copyOf(codec.vocabulary().ids(tokens), tokens.size() + 1);
    ids[tokens.size()] = codec.vocabulary().eos();
    return new SourceLine(number, text, tokens, ids, warning, Guidance.NONE);
  }

  /**
   * The line with constraints, terms found and, where there are placeholders for them, replaced.
   *
   * @throws TranslationException if they cannot be met
   */
  SourceLine with(LineConstraints constraints, Terminology terms) {
    try {
      Terminology.Found found = terms.find(tokens);
      Guidance guided = Guidance.of(constraints, found, terms.target(), terms.joints());
      List<String> words = found.tokens();
      int[] changed = Arrays.copyOf(terms.source().vocabulary().ids(words), words.size() + 1);
      changed[words.size()] = terms.source().vocabulary().eos();
      return new SourceLine(number, text, words, changed, warning, guided);
    } catch (IllegalArgumentException e) {
      throw new TranslationException(number, e);
    }
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  /** The number of ids. */
  int length() {
    return ids.length;
  }
}
