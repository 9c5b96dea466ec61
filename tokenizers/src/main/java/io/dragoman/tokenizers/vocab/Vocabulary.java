package io.dragoman.tokenizers.vocab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.List;
import java.util.Locale;

/**
 * An immutable, bijective map between tokens and the ids 0 to size - 1.
 *
 * <p>A token outside the vocabulary has the id of {@code <unk>}. Safe for use by many threads.
 */
public final class Vocabulary {
  private static final int ABSENT = -1;

  private final ImmutableList<String> tokens;
  private final Object2IntOpenHashMap<String> ids;
  private final int pad;
  private final int bos;
  private final int eos;
  private final int unk;

  private Vocabulary(ImmutableList<String> tokens, Object2IntOpenHashMap<String> ids) {
    this.tokens = tokens;
    this.ids = ids;
    this.pad = ids.getInt(SpecialTokens.PAD);
    this.bos = ids.getInt(SpecialTokens.BOS);
    this.eos = ids.getInt(SpecialTokens.EOS);
    this.unk = ids.getInt(SpecialTokens.UNK);
  }

  /**
   * A vocabulary whose ids are the positions in the list.
   *
   * @throws IllegalArgumentException if a token is empty, repeated or holds half a surrogate pair,
   *     or if {@code </s>} or {@code <unk>} is absent
   */
  public static Vocabulary of(List<String> tokens) {
    ImmutableList<String> copy = ImmutableList.copyOf(tokens);
    Object2IntOpenHashMap<String> ids = new Object2IntOpenHashMap<>(copy.size());
    ids.defaultReturnValue(ABSENT);
    for (int id = 0; id < copy.size(); id++) {
      String token = copy.get(id);
      requireText(token, id);
      int earlier = ids.putIfAbsent(token, id);
      if (earlier != ABSENT) {
        throw new IllegalArgumentException(
            "vocabulary: token '%s' of id %d repeats id %d: remove one"
                .formatted(token, id, earlier));
      }
    }
    for (String special : List.of(SpecialTokens.EOS, SpecialTokens.UNK)) {
      if (!ids.containsKey(special)) {
        throw new IllegalArgumentException(
            "vocabulary: token '%s' is missing among %,d: add it".formatted(special, copy.size()));
      }
    }
    return new Vocabulary(copy, ids);
  }

  private static void requireText(String token, int id) {
    if (token.isEmpty()) {
      throw new IllegalArgumentException(
          "vocabulary: token of id %d is empty: remove it".formatted(id));
    }
    if (hasLoneSurrogate(token)) {
      throw new IllegalArgumentException(
          "vocabulary: token of id %d holds half a surrogate pair: remove it".formatted(id));
    }
  }

  private static boolean hasLoneSurrogate(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (Character.isSurrogate(token.charAt(i))) {
        if (Character.isBmpCodePoint(token.codePointAt(i))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** How many tokens there are, special ones included. */
  public int size() {
    return tokens.size();
  }

  /** The token's id, or that of {@code <unk>}. */
  public int id(String token) {
    int id = ids.getInt(token);
    return id == ABSENT ? unk : id;
  }

  /** Whether the token has an id of its own. */
  public boolean contains(String token) {
    return ids.containsKey(token);
  }

  /**
   * The token of an id.
   *
   * @throws IndexOutOfBoundsException if the id is not in 0 to size - 1
   */
  public String token(int id) {
    if (id < 0 || id >= tokens.size()) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT, "vocabulary: id %,d is not in 0 to %,d", id, tokens.size() - 1));
    }
    return tokens.get(id);
  }

  /** The ids of the tokens, in order, with {@code <unk>} for unknown ones. */
  public int[] ids(List<String> line) {
    int[] result = new int[line.size()];
    int position = 0;
    for (String token : line) {
      result[position++] = id(token);
    }
    return result;
  }

  /**
   * The tokens of the ids, in order.
   *
   * @throws IndexOutOfBoundsException if an id is not in 0 to size - 1
   */
  public List<String> tokens(int[] line) {
    ImmutableList.Builder<String> result = ImmutableList.builderWithExpectedSize(line.length);
    for (int id : line) {
      result.add(token(id));
    }
    return result.build();
  }

  /** All tokens in the order of their ids. */
  public List<String> tokens() {
    return tokens;
  }

  /** The id of {@code <pad>}, or -1 if there is none. */
  public int pad() {
    return pad;
  }

  /** The id of {@code <s>}, or -1 if there is none. */
  public int bos() {
    return bos;
  }

  /** The id of {@code </s>}. */
  public int eos() {
    return eos;
  }

  /** The id of {@code <unk>}. */
  public int unk() {
    return unk;
  }

  /**
   * SHA-256, in hexadecimal, of the tokens in order, each followed by a line feed, in UTF-8: the
   * checksum of the plain file.
   */
  public String hash() {
    Hasher hasher = Hashing.sha256().newHasher();
    for (String token : tokens) {
      hasher.putString(token, UTF_8).putByte((byte) '\n');
    }
    return hasher.hash().toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary that && tokens.equals(that.tokens);
  }

  @Override
  public int hashCode() {
    return tokens.hashCode();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Vocabulary(%,d tokens)", tokens.size());
  }
}
