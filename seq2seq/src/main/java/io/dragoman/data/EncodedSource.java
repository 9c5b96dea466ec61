package io.dragoman.data;

import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * A source sentence as a model reads it.
 *
 * @param pieces of the first source
 * @param ids in the model's {@link io.dragoman.model.SourceForm}, without the last {@code </s>}
 * @param unknown pieces that the target vocabulary lacks and that may be copied: the first has the
 *     id behind the vocabulary's last, and so on
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of ids, never compared
public record EncodedSource(List<String> pieces, int[] ids, List<String> unknown) {

  /** The ids of target pieces, of which some may be copied from this source. */
  public int[] targetIds(List<String> target, Vocabulary vocabulary) {
    int[] result = vocabulary.ids(target);
    for (int i = 0; i < result.length && !unknown.isEmpty(); i++) {
      int place = vocabulary.contains(target.get(i)) ? -1 : unknown.indexOf(target.get(i));
      result[i] = place < 0 ? result[i] : vocabulary.size() + place;
    }
    return result;
  }

  /** The target pieces of ids, of which some may be copied from this source. */
  public List<String> targetPieces(int[] target, Vocabulary vocabulary) {
    List<String> result = new ArrayList<>(target.length);
    for (int id : target) {
      result.add(
          id < vocabulary.size() ? vocabulary.token(id) : unknown.get(id - vocabulary.size()));
    }
    return result;
  }
}
