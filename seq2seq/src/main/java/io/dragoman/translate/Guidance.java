package io.dragoman.translate;

import io.dragoman.search.SentenceConstraints;
import io.dragoman.search.WordJoints;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The constraints of a line as the search needs them, and the words that they are about.
 *
 * @param constraints as ids
 * @param unknown the words that the vocabulary lacks, by {@link SentenceConstraints#unknown}
 * @param placeholders the translation of each placeholder
 */
public record Guidance(
    SentenceConstraints constraints, List<String> unknown, Map<String, String> placeholders) {
  /** No constraints. */
  public static final Guidance NONE = new Guidance(SentenceConstraints.NONE, List.of(), Map.of());

  boolean isNone() {
    return equals(NONE);
  }

  /**
   * Turns a line's constraints and terms into ids.
   *
   * @param joints which target ids are no whole words
   * @throws IllegalArgumentException if a phrase has no words, or they contradict each other
   */
  static Guidance of(
      LineConstraints line, Terminology.Found terms, TextCodec target, WordJoints joints) {
    if (line.equals(LineConstraints.NONE) && terms.required().isEmpty()) {
      return NONE;
    }
    List<String> unknown = new ArrayList<>();
    Vocabulary words = target.vocabulary();
    IntList prefix =
        line.prefix().isBlank()
            ? IntArrayList.of()
            : ids(Phrases.tokens(line.prefix(), target), words, unknown);
    List<IntList> required = new ArrayList<>();
    for (String each : line.required()) {
      required.add(ids(Phrases.tokens(each, target), words, unknown));
    }
    for (String each : terms.required()) {
      boolean placeholder = terms.placeholders().containsKey(each);
      List<String> tokens = placeholder ? List.of(each) : Phrases.tokens(each, target);
      required.add(ids(tokens, words, unknown));
    }
    List<IntList> forbidden = Phrases.producible(line.forbidden(), target);
    SentenceConstraints constraints = new SentenceConstraints(prefix, required, forbidden, joints);
    return new Guidance(constraints, List.copyOf(unknown), terms.placeholders());
  }

  /** The ids of tokens, and for those without one the id of their place among the unknown. */
  private static IntList ids(List<String> tokens, Vocabulary words, List<String> unknown) {
    IntList ids = new IntArrayList(tokens.size());
    for (String token : tokens) {
      if (words.contains(token)) {
        ids.add(words.id(token));
      } else {
        if (!unknown.contains(token)) {
          unknown.add(token);
        }
        ids.add(SentenceConstraints.unknown(unknown.indexOf(token)));
      }
    }
    return ids;
  }

  /** The word of an id that a search gave. */
  public String word(int id, Vocabulary words) {
    return id < 0 ? unknown.get(SentenceConstraints.unknown(id)) : words.token(id);
  }
}
