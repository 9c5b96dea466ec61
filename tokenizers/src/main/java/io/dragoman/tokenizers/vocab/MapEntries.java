package io.dragoman.tokenizers.vocab;

import com.google.common.collect.ImmutableList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the entries of a map from token to id, in any order, and checks them. */
final class MapEntries {
  private static final ImmutableList<String> EOS_NAMES =
      ImmutableList.of(SpecialTokens.EOS, "<EOS>", "eos");
  private static final ImmutableList<String> UNK_NAMES =
      ImmutableList.of(SpecialTokens.UNK, "<UNK>", "UNK");
  private static final ImmutableList<String> BOS_NAMES =
      ImmutableList.of(SpecialTokens.BOS, "<GO>");

  private final Path file;
  private final int idLimit;
  private final Object2IntOpenHashMap<String> lineOfToken = new Object2IntOpenHashMap<>();
  private final List<String> tokenOfId = new ArrayList<>();
  private final IntArrayList lineOfId = new IntArrayList();

  /**
   * No entries yet.
   *
   * @param file for messages
   * @param idLimit no file of this kind can hold this many entries
   */
  MapEntries(Path file, int idLimit) {
    this.file = file;
    this.idLimit = idLimit;
  }

  void add(String token, long id, int line) {
    if (token.isEmpty()) {
      throw new DataFormatException(file, line, "the token is empty", "remove the entry");
    }
    int earlier = lineOfToken.put(token, line);
    if (earlier != 0) {
      throw PlainFormat.repeated(file, line, token, earlier);
    }
    if (id < 0 || id >= idLimit) {
      String what = String.format(Locale.ROOT, "id %,d of token '%s' is out of range", id, token);
      throw new DataFormatException(file, line, what, "number the tokens from 0 without gaps");
    }
    while (tokenOfId.size() <= id) {
      tokenOfId.add(null);
      lineOfId.add(0);
    }
    String other = tokenOfId.set((int) id, token);
    if (other != null) {
      String what =
          String.format(
              Locale.ROOT,
              "id %,d of token '%s' is that of '%s' on line %,d",
              id,
              token,
              other,
              lineOfId.getInt((int) id));
      throw new DataFormatException(file, line, what, "give each token its own id");
    }
    lineOfId.set((int) id, line);
  }

  Vocabulary vocabulary() {
    int gap = tokenOfId.indexOf(null);
    if (gap >= 0) {
      String what =
          String.format(
              Locale.ROOT, "no token has id %,d but one has %,d", gap, tokenOfId.size() - 1);
      throw new DataFormatException(file, 0, what, "number the tokens from 0 without gaps");
    }
    rename(EOS_NAMES, true);
    rename(UNK_NAMES, true);
    rename(BOS_NAMES, false);
    try {
      return Vocabulary.of(tokenOfId);
    } catch (IllegalArgumentException e) {
      throw new DataFormatException(file, 0, e.getMessage(), "correct the file");
    }
  }

  /** Gives a special token our name for it, which is the first. */
  private void rename(List<String> names, boolean required) {
    for (String name : names) {
      if (lineOfToken.containsKey(name)) {
        tokenOfId.set(tokenOfId.indexOf(name), names.get(0));
        return;
      }
    }
    if (required) {
      throw new DataFormatException(
          file, 0, "has none of the tokens '" + String.join("', '", names) + "'", "add one");
    }
  }
}
