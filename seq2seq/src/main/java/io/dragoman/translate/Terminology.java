package io.dragoman.translate;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.dragoman.search.WordJoints;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds terms in source lines.
 *
 * <p>If both vocabularies have placeholders, the words {@code <term1>}, {@code <term2>} ..., the
 * first terms of a line are replaced by them, and they by the terms' translations in the
 * translation; of all other terms the translations are required phrases.
 */
final class Terminology {
  private static final String PLACEHOLDER = "<term%d>";

  private final Map<List<String>, String> translations = new HashMap<>();
  private final List<String> placeholders = new ArrayList<>();
  private final int longest;
  private final TextCodec source;
  private final TextCodec target;
  private final Supplier<WordJoints> joints;

  /**
   * What was found in a line.
   *
   * @param tokens of the line, some replaced by placeholders
   * @param required translations to require
   * @param placeholders the translation of each placeholder in the line
   */
  record Found(List<String> tokens, List<String> required, Map<String, String> placeholders) {}

  /**
   * Prepares to find terms.
   *
   * @throws IllegalArgumentException if one has no words
   */
  Terminology(List<Rewriting.Term> terms, TextCodec source, TextCodec target) {
    int most = 0;
    for (Rewriting.Term term : terms) {
      List<String> tokens = Phrases.tokens(term.source(), source);
      Phrases.tokens(term.target(), target);
      translations.putIfAbsent(tokens, term.target());
      most = Math.max(most, tokens.size());
    }
    longest = most;
    this.source = source;
    this.target = target;
    joints = Suppliers.memoize(() -> Joints.of(target));
    Vocabulary from = source.vocabulary();
    Vocabulary to = target.vocabulary();
    String next = PLACEHOLDER.formatted(1);
    while (from.contains(next) && to.contains(next)) {
      placeholders.add(next);
      next = PLACEHOLDER.formatted(placeholders.size() + 1);
    }
  }

  TextCodec source() {
    return source;
  }

  TextCodec target() {
    return target;
  }

  /** Which target ids are no whole words; found out when first asked for. */
  WordJoints joints() {
    return joints.get();
  }

  /** Looks for terms from left to right, at each place for the longest. */
  Found find(List<String> tokens) {
    List<String> rest = new ArrayList<>();
    List<String> required = new ArrayList<>();
    Map<String, String> replaced = new LinkedHashMap<>();
    int at = 0;
    while (at < tokens.size()) {
      int length = termAt(tokens, at);
      if (length == 0) {
        rest.add(tokens.get(at++));
        continue;
      }
      List<String> term = tokens.subList(at, at + length);
      if (replaced.size() < placeholders.size()) {
        String placeholder = placeholders.get(replaced.size());
        replaced.put(placeholder, translations.get(term));
        required.add(placeholder);
        rest.add(placeholder);
      } else {
        required.add(translations.get(term));
        rest.addAll(term);
      }
      at += length;
    }
    return new Found(List.copyOf(rest), required, replaced);
  }

  /** The tokens of the longest term that begins at a place; 0 without one. */
  private int termAt(List<String> tokens, int at) {
    for (int length = Math.min(longest, tokens.size() - at); length > 0; length--) {
      if (translations.containsKey(tokens.subList(at, at + length))) {
        return length;
      }
    }
    return 0;
  }
}
