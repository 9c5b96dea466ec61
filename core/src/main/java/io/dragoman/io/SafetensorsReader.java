package io.dragoman.io;

import io.dragoman.tensor.QuantizedMatrix;
import io.dragoman.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An open safetensors file whose header was checked; its data are read in chunks when asked. */
public final class SafetensorsReader implements AutoCloseable {
  private static final int LONGEST_HEADER = 100_000_000;
  private static final int CHUNK = 1 << 18;

  private final Path file;
  private final FileChannel channel;
  private final SafetensorsHeader header;
  private final long dataStart;

  private SafetensorsReader(
      Path file, FileChannel channel, SafetensorsHeader header, long dataStart) {
    this.file = file;
    this.channel = channel;
    this.header = header;
    this.dataStart = dataStart;
  }

  static SafetensorsReader open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file);
      try {
        return open(file, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw ParameterFileException.of(file, "read", e);
    }
  }

  private static SafetensorsReader open(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < 8) {
      throw new ParameterFileException(
          file + ": has " + size + " bytes but a safetensors file at least 8: copy it again");
    }
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    readFully(channel, length, 0);
    long headerLength = length.getLong(0);
    if (headerLength < 0 || headerLength > Math.min(LONGEST_HEADER, size - 8)) {
      throw new ParameterFileException(
          file
              + (": header of " + Long.toUnsignedString(headerLength) + " bytes in a file of ")
              + (size + ": the file is truncated or of another format"));
    }
    byte[] bytes = new byte[(int) headerLength];
    readFully(channel, ByteBuffer.wrap(bytes), 8);
    long dataStart = 8 + headerLength;
    SafetensorsHeader header = SafetensorsHeader.parse(file.toString(), bytes, size - dataStart);
    return new SafetensorsReader(file, channel, header, dataStart);
  }

  /** The names of the tensors, in the order of their data. */
  public Set<String> names() {
    return Collections.unmodifiableSet(header.entries().keySet());
  }

  /** The free text that was saved with the tensors. */
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(header.metadata());
  }

  /** The dimensions of a tensor; empty for a scalar. */
  public List<Long> shape(String name) {
    return entry(name).shape();
  }

  /**
   * The values of a floating point tensor, rounded to float where they are wider.
   *
   * @throws ParameterFileException if there is no such tensor or it holds whole numbers
   */
  public float[] floats(String name) {
    TensorEntry entry = floatEntry(name);
    float[] values = new float[arraySize(entry)];
    read(entry, (in, at, count) -> entry.type().decode(in, values, at, count));
    return values;
  }

  /**
   * The values of a tensor of whole numbers.
   *
   * @throws ParameterFileException if there is no such tensor or it is of floating point
   */
  public long[] longs(String name) {
    TensorEntry entry = entry(name);
    if (entry.type().isFloat()) {
      throw new ParameterFileException(
          where(name) + ": is " + entry.type() + " but must be I64, I32 or I8");
    }
    long[] values = new long[arraySize(entry)];
    read(entry, (in, at, count) -> entry.type().decode(in, values, at, count));
    return values;
  }

  /**
   * Reads a floating point tensor into a matrix; leading dimensions count as rows.
   *
   * @throws ParameterFileException if there is no such tensor or its shape or type differs
   */
  public void readInto(String name, Tensor target) {
    TensorEntry entry = floatEntry(name);
    if (!entry.fits(target.rows(), target.columns())) {
      throw new ParameterFileException(
          where(name) + ": is " + entry.shape() + " but must be " + target.shape());
    }
    read(
        entry,
        (in, at, count) -> entry.type().decode(in, target.data(), target.offset() + at, count));
  }

  /** Whether there is a tensor of that name that holds bytes (I8). */
  public boolean holdsBytes(String name) {
    TensorEntry entry = header.entries().get(name);
    return entry != null && entry.type() == ElementType.I8;
  }

  /**
   * Reads the whole file into matrices of the same names and shapes.
   *
   * @throws ParameterFileException before anything is read, naming everything that is missing, too
   *     many, or of another shape or type
   */
  public void readAll(Map<String, Tensor> targets) {
    readAll(targets, Map.of());
  }

  /**
   * Reads the whole file into matrices of the same names and shapes, some of them of bytes.
   *
   * @param bytes quantized matrices, whose scales are tensors named after them with the ending
   *     {@link Safetensors#SCALES}
   * @throws ParameterFileException before anything is read, naming everything that is missing, too
   *     many, or of another shape or type
   */
  public void readAll(Map<String, Tensor> floats, Map<String, QuantizedMatrix> bytes) {
    Map<String, Tensor> targets = new LinkedHashMap<>(floats);
    bytes.forEach((name, each) -> targets.put(name + Safetensors.SCALES, each.scales()));
    List<String> problems = new ArrayList<>();
    targets.forEach((name, target) -> check(name, target, problems));
    bytes.forEach((name, target) -> checkBytes(name, target, problems));
    for (String name : names()) {
      if (!targets.containsKey(name) && !bytes.containsKey(name)) {
        problems.add("'" + name + "' is too many");
      }
    }
    if (!problems.isEmpty()) {
      throw new ParameterFileException(
          file
              + (": does not fit: " + String.join(", ", problems))
              + ": use the configuration it was saved with");
    }
    targets.forEach(this::readInto);
    bytes.forEach(
        (name, target) -> read(entry(name), (in, at, count) -> in.get(target.values(), at, count)));
  }

  private void checkBytes(String name, QuantizedMatrix target, List<String> problems) {
    TensorEntry entry = header.entries().get(name);
    if (!holdsBytes(name)) {
      problems.add("'" + name + "' is not there as I8");
    } else if (!entry.fits(target.rows(), target.columns())) {
      problems.add("'" + name + "' is " + entry.shape() + " but must be " + target.shape());
    }
  }

  private void check(String name, Tensor target, List<String> problems) {
    TensorEntry entry = header.entries().get(name);
    if (entry == null) {
      problems.add("'" + name + "' is missing");
    } else if (!entry.type().isFloat()) {
      problems.add("'" + name + "' is " + entry.type() + " but must be of floating point");
    } else if (!entry.fits(target.rows(), target.columns())) {
      problems.add("'" + name + "' is " + entry.shape() + " but must be " + target.shape());
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw ParameterFileException.of(file, "read", e);
    }
  }

  private String where(String name) {
    return file + ": tensor '" + name + "'";
  }

  private TensorEntry entry(String name) {
    TensorEntry entry = header.entries().get(name);
    if (entry == null) {
      throw new ParameterFileException(where(name) + ": is missing: the file has " + names());
    }
    return entry;
  }

  private TensorEntry floatEntry(String name) {
    TensorEntry entry = entry(name);
    if (!entry.type().isFloat()) {
      throw new ParameterFileException(
          where(name) + ": is " + entry.type() + " but must be of floating point");
    }
    return entry;
  }

  private int arraySize(TensorEntry entry) {
    if (entry.size() > Integer.MAX_VALUE - 8) {
      throw new ParameterFileException(
          where(entry.name()) + ": has " + entry.size() + " values: one array holds fewer");
    }
    return (int) entry.size();
  }

  private interface Decoder {
    void decode(ByteBuffer in, int at, int count);
  }

  private void read(TensorEntry entry, Decoder decoder) {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    int perChunk = CHUNK / entry.type().bytes();
    try {
      for (long at = 0; at < entry.size(); at += perChunk) {
        int count = (int) Math.min(perChunk, entry.size() - at);
        buffer.clear().limit(count * entry.type().bytes());
        readFully(channel, buffer, dataStart + entry.begin() + at * entry.type().bytes());
        decoder.decode(buffer.flip(), (int) at, count);
      }
    } catch (IOException e) {
      throw ParameterFileException.of(file, "read", e);
    }
  }

  private static void readFully(FileChannel channel, ByteBuffer buffer, long position)
      throws IOException {
    long at = position;
    while (buffer.hasRemaining()) {
      int count = channel.read(buffer, at);
      if (count < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
      at += count;
    }
  }
}
