package io.dragoman.tokenizers.analysis;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/** {@link WordScanner} as a Lucene tokenizer; it reads the whole text at once. */
public final class WordTokenizer extends Tokenizer {
  private static final int BUFFER = 1024;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);
  private final IntArrayList spans = new IntArrayList();
  private final List<WordKind> kinds = new ArrayList<>();
  private String text = "";
  private int next;

  /** A tokenizer that waits for its text. */
  public WordTokenizer() {}

  @Override
  public void reset() throws IOException {
    super.reset();
    next = 0;
    spans.clear();
    kinds.clear();
    text = readAll();
    WordScanner.scan(
        text,
        (start, end, kind) -> {
          spans.add(start);
          spans.add(end);
          kinds.add(kind);
        });
  }

  private String readAll() throws IOException {
    StringBuilder all = new StringBuilder();
    char[] buffer = new char[BUFFER];
    for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
      all.append(buffer, 0, read);
    }
    return all.toString();
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (next == kinds.size()) {
      return false;
    }
    int start = spans.getInt(2 * next);
    int end = spans.getInt(2 * next + 1);
    term.append(text, start, end);
    offset.setOffset(correctOffset(start), correctOffset(end));
    type.setType(kinds.get(next).type());
    next++;
    return true;
  }

  @Override
  public void end() throws IOException {
    super.end();
    int end = correctOffset(text.length());
    offset.setOffset(end, end);
  }
}
