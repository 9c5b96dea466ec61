package io.dragoman.io;

import java.util.List;

/**
 * Where a tensor lies in a file.
 *
 * @param begin its first byte, counted from the end of the header
 * @param end the byte after its last
 */
record TensorEntry(String name, ElementType type, List<Long> shape, long begin, long end) {

  /** The number of values. */
  long size() {
    return (end - begin) / type.bytes();
  }

  /** Whether it is a matrix {@code (rows, columns)}; leading dimensions count as rows. */
  boolean fits(int rows, int columns) {
    long last = shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
    return last == columns && size() == (long) rows * columns;
  }
}
