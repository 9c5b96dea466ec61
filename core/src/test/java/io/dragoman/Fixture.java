package io.dragoman;

import io.dragoman.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Numbers that PyTorch computed in float64, from {@code fixtures/NAME.txt}.
 *
 * <p>A line {@code # ...} is a note. Each tensor is a line {@code name dimensions...} followed by
 * its values, row after row. Names: {@code in.*} inputs, {@code par.*} parameters, {@code out.*}
 * results, {@code grad.*} gradients of {@code sum(out.* * cot.*)} with the given {@code cot.*}.
 */
public final class Fixture {
  private record Entry(int[] shape, double[] values) {}

  private final String name;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private Fixture(String name) {
    this.name = name;
  }

  /** Reads a fixture such as {@code cell_lstm}. */
  public static Fixture load(String name) {
    Fixture fixture = new Fixture(name);
    try (InputStream in = Fixture.class.getResourceAsStream("fixtures/" + name + ".txt")) {
      if (in == null) {
        throw new NoSuchElementException("no fixture " + name);
      }
      fixture.parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fixture;
  }

  private void parse(BufferedReader reader) throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("#")) {
        continue;
      }
      List<String> header = List.of(line.split(" "));
      int[] shape = header.stream().skip(1).mapToInt(Integer::parseInt).toArray();
      double[] values = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
      for (int filled = 0; filled < values.length; ) {
        StringTokenizer tokens = new StringTokenizer(reader.readLine());
        while (tokens.hasMoreTokens()) {
          values[filled++] = Double.parseDouble(tokens.nextToken());
        }
      }
      entries.put(header.get(0), new Entry(shape, values));
    }
  }

  /** The names of all tensors, in the order of the file. */
  public Set<String> names() {
    return entries.keySet();
  }

  /** The dimensions; empty for a scalar. */
  public int[] shape(String tensor) {
    return entry(tensor).shape.clone();
  }

  /** The values, row after row. */
  public double[] values(String tensor) {
    return entry(tensor).values.clone();
  }

  /** The single value of a scalar. */
  public double scalar(String tensor) {
    double[] values = entry(tensor).values;
    if (values.length != 1) {
      throw new IllegalArgumentException(
          name + ": " + tensor + " has " + values.length + " values");
    }
    return values[0];
  }

  /** The values of a tensor of ids or lengths. */
  public int[] ints(String tensor) {
    return Arrays.stream(entry(tensor).values).mapToInt(v -> Math.toIntExact((long) v)).toArray();
  }

  /**
   * A matrix: leading dimensions become rows, the last columns; a vector of n is (1, n), a scalar
   * (1, 1).
   */
  public Tensor tensor(String tensor) {
    Entry entry = entry(tensor);
    float[] data = new float[entry.values.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) entry.values[i];
    }
    int columns = entry.shape.length == 0 ? 1 : entry.shape[entry.shape.length - 1];
    return Tensor.of(data, columns);
  }

  /** The transpose of {@link #tensor}: PyTorch's weights are (out, in), ours (in, out). */
  public Tensor transposed(String tensor) {
    Tensor matrix = tensor(tensor);
    Tensor transpose = Tensor.zeros(matrix.columns(), matrix.rows());
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        transpose.set(column, row, matrix.get(row, column));
      }
    }
    return transpose;
  }

  private Entry entry(String tensor) {
    Entry entry = entries.get(tensor);
    if (entry == null) {
      throw new NoSuchElementException(name + ": no tensor " + tensor + " among " + names());
    }
    return entry;
  }
}
