package io.dragoman.tokenizers.subword.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import io.dragoman.tokenizers.Subwords;
import it.unimi.dsi.fastutil.bytes.ByteArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Every byte of UTF-8 is a piece such as {@code <0xC3>}, and {@code <0x20>} stands between two
 * tokens. {@link #join} gives any tokens back; bytes that are no character become U+FFFD.
 */
public final class ByteSubwords implements Subwords {
  private static final Splitter TOKENS = Splitter.on(' ').omitEmptyStrings();
  private static final Pattern BYTE = Pattern.compile("<0x[0-9A-F]{2}>");

  /** There is nothing to choose. */
  public ByteSubwords() {}

  /** All pieces, by their bytes. */
  public static List<String> pieces() {
    return IntStream.range(0, 256).mapToObj(PieceTable::byteText).toList();
  }

  @Override
  public List<String> split(List<String> tokens) {
    List<String> pieces = new ArrayList<>();
    for (byte each : String.join(" ", tokens).getBytes(UTF_8)) {
      pieces.add(PieceTable.byteText(each & 0xFF));
    }
    return pieces;
  }

  @Override
  public List<String> join(List<String> pieces) {
    StringBuilder text = new StringBuilder();
    ByteArrayList bytes = new ByteArrayList();
    for (String piece : pieces) {
      if (BYTE.matcher(piece).matches()) {
        bytes.add((byte) Integer.parseInt(piece, 3, 5, 16));
      } else {
        text.append(Utf8.decode(bytes.elements(), bytes.size())).append(piece);
        bytes.clear();
      }
    }
    text.append(Utf8.decode(bytes.elements(), bytes.size()));
    return new ArrayList<>(TOKENS.splitToList(text));
  }
}
