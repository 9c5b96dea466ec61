package io.dragoman.tokenizers.subword.sentencepiece;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a unigram model is to have.
 *
 * @param size pieces of the model, those that are not learned among them
 * @param coverage part of the text whose characters are all pieces, above 0 and at most 1
 * @param byteFallback whether other characters become bytes, of which the model then has all 256
 * @param userDefined text that is always a piece by itself, whole
 */
public record UnigramOptions(
    int size, double coverage, boolean byteFallback, List<String> userDefined) {
  private static final Set<String> SPECIAL = Set.of("<unk>", "<s>", "</s>");
  private static final String BYTE = "<0x[0-9A-F]{2}>";

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if coverage is out of range or a user-defined piece is empty,
   *     repeated, a special piece or has a space
   */
  public UnigramOptions {
    Preconditions.checkArgument(
        coverage > 0 && coverage <= 1,
        "coverage is %s: it must be above 0 and at most 1",
        coverage);
    userDefined = ImmutableList.copyOf(userDefined);
    Set<String> seen = new HashSet<>(SPECIAL);
    for (String each : userDefined) {
      if (each.isEmpty() || each.indexOf(' ') >= 0 || each.matches(BYTE) || !seen.add(each)) {
        throw new IllegalArgumentException(
            "user-defined piece '%s': it must be text without spaces that is no special piece, once"
                .formatted(each));
      }
    }
  }

  /** Nothing but learned pieces. */
  public static UnigramOptions of(int size, double coverage) {
    return new UnigramOptions(size, coverage, false, List.of());
  }

  /** The same with bytes for characters that are no pieces. */
  public UnigramOptions withByteFallback(boolean bytes) {
    return new UnigramOptions(size, coverage, bytes, userDefined);
  }

  /** The same with other user-defined pieces. */
  public UnigramOptions withUserDefined(List<String> pieces) {
    return new UnigramOptions(size, coverage, byteFallback, pieces);
  }
}
