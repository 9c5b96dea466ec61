package io.dragoman.io;

import io.dragoman.tensor.QuantizedMatrix;
import io.dragoman.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The safetensors format: eight bytes with the length of the header (little-endian), the header in
 * JSON (type, shape and place of every tensor), then the values.
 *
 * @see <a href="https://huggingface.co/docs/safetensors">the format</a>
 */
public final class Safetensors {
  /** What is added to the name of a quantized matrix to name the tensor of its scales. */
  public static final String SCALES = ".scale";

  private static final int CHUNK = 1 << 18;

  private Safetensors() {}

  /**
   * Opens a file and checks its header.
   *
   * @throws ParameterFileException if it cannot be read or is not a whole safetensors file
   */
  public static SafetensorsReader open(Path file) {
    return SafetensorsReader.open(file);
  }

  /**
   * Writes matrices as F32 of two dimensions, in the order of their names, over any file of that
   * path; equal tensors and metadata give equal bytes.
   *
   * @throws ParameterFileException if the file cannot be written
   */
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
    write(file, tensors, Map.of(), metadata);
  }

  /**
   * Writes matrices as {@link #write(Path, Map, Map)} does, some of them as I8 with their scales as
   * F32 {@code (1, columns)} beside them under the same name and {@link #SCALES}.
   *
   * @throws ParameterFileException if the file cannot be written
   */
  public static void write(
      Path file,
      Map<String, Tensor> floats,
      Map<String, QuantizedMatrix> bytes,
      Map<String, String> metadata) {
    Map<String, Block> sorted = new TreeMap<>();
    floats.forEach((name, each) -> sorted.put(name, Block.of(each)));
    bytes.forEach(
        (name, each) -> {
          sorted.put(name, Block.of(each));
          sorted.put(name + SCALES, Block.of(each.scales()));
        });
    if (sorted.containsKey(SafetensorsHeader.METADATA)) {
      throw new ParameterFileException(
          file
              + ": tensor '"
              + SafetensorsHeader.METADATA
              + "': the name is reserved: choose another");
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      byte[] header = header(sorted, new TreeMap<>(metadata));
      ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      writeFully(channel, length.putLong(header.length).flip());
      writeFully(channel, ByteBuffer.wrap(header));
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
      for (Block each : sorted.values()) {
        writeValues(channel, buffer, each);
      }
      channel.force(true);
    } catch (IOException e) {
      throw ParameterFileException.of(file, "written", e);
    }
  }

  /** A matrix to write, and how its values get into a buffer. */
  private record Block(ElementType type, int rows, int columns, Encoder encoder) {
    static Block of(Tensor x) {
      return new Block(
          ElementType.F32,
          x.rows(),
          x.columns(),
          (out, at, count) -> out.asFloatBuffer().put(x.data(), x.offset() + at, count));
    }

    static Block of(QuantizedMatrix x) {
      return new Block(
          ElementType.I8,
          x.rows(),
          x.columns(),
          (out, at, count) -> out.duplicate().put(x.values(), at, count));
    }

    long bytes() {
      return (long) type.bytes() * rows * columns;
    }
  }

  private interface Encoder {
    void encode(ByteBuffer out, int at, int count);
  }

  private static void writeValues(FileChannel channel, ByteBuffer buffer, Block block)
      throws IOException {
    int perChunk = CHUNK / block.type().bytes();
    int size = block.rows() * block.columns();
    for (int at = 0; at < size; at += perChunk) {
      int count = Math.min(perChunk, size - at);
      buffer.clear().limit(count * block.type().bytes());
      block.encoder().encode(buffer, at, count);
      writeFully(channel, buffer);
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** The header, padded with spaces so that the values start at a multiple of eight bytes. */
  private static byte[] header(Map<String, Block> blocks, Map<String, String> metadata) {
    StringJoiner header = new StringJoiner(",", "{", "}");
    if (!metadata.isEmpty()) {
      StringJoiner pairs = new StringJoiner(",", "{", "}");
      metadata.forEach((key, value) -> pairs.add(quote(key) + ":" + quote(value)));
      header.add(quote(SafetensorsHeader.METADATA) + ":" + pairs);
    }
    long begin = 0;
    for (Map.Entry<String, Block> each : blocks.entrySet()) {
      Block block = each.getValue();
      long end = begin + block.bytes();
      header.add(
          quote(each.getKey())
              + (":{\"dtype\":\"" + block.type() + "\",\"shape\":[")
              + (block.rows() + "," + block.columns() + "],")
              + ("\"data_offsets\":[" + begin + "," + end + "]}"));
      begin = end;
    }
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = new byte[(text.length + 7) & ~7];
    Arrays.fill(padded, (byte) ' ');
    System.arraycopy(text, 0, padded, 0, text.length);
    return padded;
  }

  private static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
  }
}
