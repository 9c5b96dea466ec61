package io.dragoman.translate;

import io.dragoman.data.DataException;
import io.dragoman.data.EncodedSource;
import io.dragoman.data.SourceCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line to translate.
 *
 * @param number from 1
 * @param source none of whose tokens are there if there is nothing to translate
 * @param ids of the source and {@code </s>}
 * @param words source tokens and {@code </s>}
 * @param warning if the line was cut
 * @param guidance the constraints of its translation
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of ids, never compared
record SourceLine(
    long number,
    String text,
    EncodedSource source,
    int[] ids,
    int words,
    Optional<String> warning,
    Guidance guidance) {
  private static final EncodedSource NOTHING = new EncodedSource(List.of(), new int[0], List.of());

  /**
   * Splits a line and cuts it to at most {@code limit} tokens.
   *
   * @throws TranslationException if the line does not have what the model reads
   */
  static SourceLine of(long number, String text, SourceCodec codec, int limit) {
    String first = codec.form().sources() == 1 ? text : firstLine(text);
    if (first.isBlank()) {
      return new SourceLine(number, text, NOTHING, new int[1], 1, Optional.empty(), Guidance.NONE);
    }
    EncodedSource source;
    int length;
    try {
      source = codec.encode(text);
      length = codec.form().longest(source.ids());
      source = length > limit ? codec.encode(text, limit) : source;
    } catch (DataException e) {
      throw new TranslationException(number, e);
    }
    int[] ids = ended(source, codec.words().vocabulary());
    int words = codec.form().allWords(ids);
    return new SourceLine(
        number, text, source, ids, words, warning(number, length, limit), Guidance.NONE);
  }

  private static int[] ended(EncodedSource source, Vocabulary vocabulary) {
    int[] ids = Arrays.copyOf(source.ids(), source.ids().length + 1);
    ids[ids.length - 1] = vocabulary.eos();
    return ids;
  }

  private static Optional<String> warning(long number, int length, int limit) {
    return length <= limit
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "line %d: %,d tokens, only the first %,d are translated: split the line or raise"
                    + " the limit",
                number,
                length,
                limit));
  }

  private static String firstLine(String text) {
    int end = text.indexOf(SourceCodec.LINE_END);
    return end < 0 ? text : text.substring(0, end);
  }

  /**
   * The line with constraints, terms found and, where there are placeholders for them, replaced.
   *
   * @throws TranslationException if they cannot be met
   */
  SourceLine with(LineConstraints constraints, Terminology terms) {
    try {
      Terminology.Found found = terms.find(tokens());
      Guidance guided = Guidance.of(constraints, found, terms.target(), terms.joints());
      if (found.tokens().equals(tokens())) {
        return new SourceLine(number, text, source, ids, words, warning, guided);
      }
      Vocabulary vocabulary = terms.source().vocabulary();
      EncodedSource changed =
          new EncodedSource(found.tokens(), vocabulary.ids(found.tokens()), List.of());
      int[] all = ended(changed, vocabulary);
      return new SourceLine(number, text, changed, all, all.length, warning, guided);
    } catch (IllegalArgumentException e) {
      throw new TranslationException(number, e);
    }
  }

  List<String> tokens() {
    return source.pieces();
  }

  boolean isEmpty() {
    return source.pieces().isEmpty();
  }

  /** The number of words, {@code </s>} included. */
  int length() {
    return words;
  }
}
