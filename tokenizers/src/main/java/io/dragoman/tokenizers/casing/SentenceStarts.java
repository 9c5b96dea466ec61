package io.dragoman.tokenizers.casing;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Set;

/**
 * After which words a sentence starts.
 *
 * @param delaying words such as an opening bracket, after which the start is still to come
 * @param delaysLearning whether that holds for learning in the middle of a line too
 */
record SentenceStarts(ImmutableSet<String> delaying, boolean delaysLearning) {
  private static final Set<String> ENDS = Set.of(".", ":", "?", "!");

  /** As the scripts of Moses have it. */
  static final SentenceStarts MOSES =
      new SentenceStarts(
          ImmutableSet.of("(", "[", "\"", "'", "&apos;", "&quot;", "&#91;", "&#93;"), false);

  /** With other opening quotation marks too, which the tokenizer of Moses makes {@code &quot;}. */
  static final SentenceStarts RAW =
      new SentenceStarts(
          Sets.union(
                  MOSES.delaying,
                  Set.of("„", "“", "”", "‚", "‘", "’", "«", "»", "‹", "›", "¿", "¡", "-", "–", "—"))
              .immutableCopy(),
          true);

  boolean ends(String word) {
    return ENDS.contains(word);
  }

  boolean delays(String word) {
    return delaying.contains(word);
  }

  /** Whether a sentence starts after a word, before which one did or did not. */
  boolean after(String word, boolean before) {
    return ends(word) || (before && delays(word));
  }
}
