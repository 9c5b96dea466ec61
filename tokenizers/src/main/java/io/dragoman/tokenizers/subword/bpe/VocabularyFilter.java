package io.dragoman.tokenizers.subword.bpe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Undoes merges whose piece a vocabulary lacks, until the vocabulary has the parts or they are
 * characters.
 */
final class VocabularyFilter {
  private final MergeTable merges;
  private final Set<String> vocabulary;
  private final String separator;

  VocabularyFilter(MergeTable merges, Set<String> vocabulary, String separator) {
    this.merges = merges;
    this.vocabulary = vocabulary;
    this.separator = separator;
  }

  String[] filter(String[] pieces) {
    List<String> result = new ArrayList<>();
    for (int i = 0; i < pieces.length; i++) {
      keepOrSplit(pieces[i], i == pieces.length - 1, result);
    }
    return result.toArray(String[]::new);
  }

  private void keepOrSplit(String piece, boolean last, List<String> result) {
    if (vocabulary.contains(last ? piece : piece + separator)) {
      result.add(piece);
      return;
    }
    BpeCodes.Merge origin = merges.origin(last ? piece + BpeCodes.END_OF_WORD : piece);
    if (origin == null) {
      result.add(piece);
      return;
    }
    String right = origin.right();
    int end = right.length() - (last ? BpeCodes.END_OF_WORD.length() : 0);
    keepOrSplit(origin.left(), false, result);
    if (end > 0) { // codes of version 0.1 may end a word with a symbol of its own
      keepOrSplit(right.substring(0, end), last, result);
    }
  }
}
