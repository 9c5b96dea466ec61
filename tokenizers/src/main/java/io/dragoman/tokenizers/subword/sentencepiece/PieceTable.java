package io.dragoman.tokenizers.subword.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.tokenizers.vocab.DataFormatException;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The pieces of a model by id and by text. */
final class PieceTable {
  private static final int BYTES = 256;
  private static final String[] BYTE_TEXTS =
      IntStream.range(0, BYTES)
          .mapToObj(value -> String.format(Locale.ROOT, "<0x%02X>", value))
          .toArray(String[]::new);

  private final List<Piece> pieces;
  private final Object2IntOpenHashMap<String> ids = new Object2IntOpenHashMap<>();
  private final ByteTrie found = new ByteTrie();
  private final ByteTrie userDefined = new ByteTrie();
  private final int[] bytes = new int[BYTES];
  private final int unknown;

  /**
   * Checks the pieces.
   *
   * @throws DataFormatException if a piece repeats another, the unknown piece is absent or byte
   *     pieces are
   */
  PieceTable(ModelSpec model, Path file) {
    pieces = model.pieces();
    ids.defaultReturnValue(ByteTrie.NONE);
    Arrays.fill(bytes, ByteTrie.NONE);
    int unknownId = ByteTrie.NONE;
    for (int id = 0; id < pieces.size(); id++) {
      Piece piece = pieces.get(id);
      int earlier = ids.put(piece.text(), id);
      if (earlier != ByteTrie.NONE) {
        throw damaged(file, "piece " + id + " repeats piece " + earlier);
      }
      switch (piece.type()) {
        case UNKNOWN -> unknownId = id;
        case BYTE -> bytes[byteOf(piece, id, file)] = id;
        case CONTROL -> {
          // Never found in text.
        }
        default -> found.put(piece.text().getBytes(UTF_8), id);
      }
      if (piece.type() == Piece.Type.USER_DEFINED) {
        userDefined.put(piece.text().getBytes(UTF_8), id);
      }
    }
    unknown = unknownId;
    if (unknown == ByteTrie.NONE) {
      throw damaged(file, "it has no unknown piece");
    }
    if (model.byteFallback() && Arrays.stream(bytes).anyMatch(id -> id == ByteTrie.NONE)) {
      throw damaged(file, "it has byte fallback but not all 256 bytes");
    }
  }

  private static int byteOf(Piece piece, int id, Path file) {
    for (int value = 0; value < BYTES; value++) {
      if (byteText(value).equals(piece.text())) {
        return value;
      }
    }
    throw damaged(file, "piece " + id + " '" + piece.text() + "' is no byte");
  }

  static String byteText(int value) {
    return BYTE_TEXTS[value];
  }

  private static DataFormatException damaged(Path file, String why) {
    return new DataFormatException(
        file, 0, "is a damaged model: " + why, "give the .model file as it was trained");
  }

  int size() {
    return pieces.size();
  }

  Piece get(int id) {
    return pieces.get(id);
  }

  float score(int id) {
    return pieces.get(id).score();
  }

  boolean isUnused(int id) {
    return pieces.get(id).type() == Piece.Type.UNUSED;
  }

  boolean isUserDefined(int id) {
    return pieces.get(id).type() == Piece.Type.USER_DEFINED;
  }

  /** The id of a piece, or that of the unknown piece. */
  int id(String text) {
    int id = ids.getInt(text);
    return id == ByteTrie.NONE ? unknown : id;
  }

  int unknown() {
    return unknown;
  }

  int byteId(int value) {
    return bytes[value];
  }

  /** Pieces that are found in text, with their ids. */
  ByteTrie found() {
    return found;
  }

  /** Pieces that are always whole. */
  ByteTrie userDefined() {
    return userDefined;
  }

  /** The id of a piece that is found in text, or {@link ByteTrie#NONE}. */
  int find(byte[] text, int start, int end) {
    int node = ByteTrie.ROOT;
    for (int i = start; i < end && node != ByteTrie.NONE; i++) {
      node = found.child(node, text[i]);
    }
    return node == ByteTrie.NONE ? ByteTrie.NONE : found.value(node);
  }
}
