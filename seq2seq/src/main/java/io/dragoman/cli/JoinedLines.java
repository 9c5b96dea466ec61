package io.dragoman.cli;

import com.google.common.collect.AbstractIterator;
import io.dragoman.data.SourceCodec;
import io.dragoman.data.Utf8Lines;
import java.util.Iterator;
import java.util.List;

/** Joins the lines of a source with those of further sources. */
final class JoinedLines extends AbstractIterator<String> {
  private final Iterator<String> first;
  private final List<Utf8Lines> further;
  private long line;

  JoinedLines(Iterator<String> first, List<Utf8Lines> further) {
    this.first = first;
    this.further = further;
  }

  @Override
  protected String computeNext() {
    boolean goesOn = first.hasNext();
    StringBuilder text = new StringBuilder(goesOn ? first.next() : "");
    line++;
    for (Utf8Lines each : further) {
      String other = each.next();
      if ((other != null) != goesOn) {
        throw new CommandException(
            String.format(
                "%s: line %d: %s lines than the first source: give a line for each of its lines",
                each.name(), line, goesOn ? "fewer" : "more"));
      }
      text.append(SourceCodec.LINE_END).append(other);
    }
    return goesOn ? text.toString() : endOfData();
  }
}
