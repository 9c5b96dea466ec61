package io.dragoman.cli;

import com.google.common.collect.AbstractIterator;
import io.dragoman.data.Utf8Lines;

/** Reads lines one by one, and shows what was written before it waits for more. */
final class LineIterator extends AbstractIterator<String> {
  private final Utf8Lines lines;
  private final Output output;

  LineIterator(Utf8Lines lines, Output output) {
    this.lines = lines;
    this.output = output;
  }

  @Override
  protected String computeNext() {
    output.flush();
    String line = lines.next();
    return line == null ? endOfData() : line;
  }
}
