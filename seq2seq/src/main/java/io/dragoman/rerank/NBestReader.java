package io.dragoman.rerank;

import com.google.common.collect.AbstractIterator;
import io.dragoman.data.DataException;
import io.dragoman.data.Utf8Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads an n-best list source line by source line.
 *
 * <p>Iterating throws {@link DataException} if a line is none of an n-best list, or if ids do not
 * ascend.
 */
public final class NBestReader extends AbstractIterator<List<NBestEntry>> {
  private final Utf8Lines lines;
  private NBestEntry ahead;

  /** Reads from lines, which the caller closes. */
  public NBestReader(Utf8Lines lines) {
    this.lines = lines;
  }

  @Override
  protected List<NBestEntry> computeNext() {
    NBestEntry entry = ahead == null ? read() : ahead;
    ahead = null;
    if (entry == null) {
      return endOfData();
    }
    List<NBestEntry> group = new ArrayList<>();
    int id = entry.id();
    while (entry != null && entry.id() == id) {
      group.add(entry);
      entry = read();
    }
    if (entry != null && entry.id() < id) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: line %,d: id %,d comes after id %,d: sort the list by its first field",
              lines.name(),
              entry.line(),
              entry.id(),
              id));
    }
    ahead = entry;
    return group;
  }

  private NBestEntry read() {
    String line = lines.next();
    return line == null ? null : NBestEntry.parse(line, lines.name(), lines.line());
  }
}
