package io.dragoman.translate;

import java.util.List;
import java.util.Map;

/**
 * What is done to words beside the model.
 *
 * @param replaceUnknown whether each {@code <unk>} of a translation becomes the source word that
 *     the decoder looked at most as it was produced (Luong et al. 2015, Addressing the rare word
 *     problem)
 * @param dictionary translations of source words that are put in place of those
 * @param terms how phrases of the source must be translated; the longest that fits goes first
 */
public record Rewriting(boolean replaceUnknown, Map<String, String> dictionary, List<Term> terms) {
  /** Nothing. */
  public static final Rewriting NONE = new Rewriting(false, Map.of(), List.of());

  /** Copies all. */
  public Rewriting {
    dictionary = Map.copyOf(dictionary);
    terms = List.copyOf(terms);
  }

  /**
   * A phrase and its translation.
   *
   * @param source words of the source language
   * @param target words of the target language
   */
  public record Term(String source, String target) {}
}
