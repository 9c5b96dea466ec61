package io.dragoman.io;

import io.dragoman.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An open {@code .npz} file: a zip archive of arrays of NumPy, as Marian, Nematus and {@code
 * numpy.savez} write them. All sizes are checked before values are read; nothing in a file is
 * executed.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the
 *     format</a>
 */
public final class NpzReader implements AutoCloseable {
  private static final String ENDING = ".npy";
  private static final int MOST_ARRAYS = 10_000;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_HEADER = 1 << 16;
  private static final int CHUNK = 1 << 18;

  /** A smaller array may be compressed as much as it likes: it may be all zeros. */
  private static final long SMALL = 16L << 20;

  private static final long MOST_COMPRESSION = 100;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private final Path file;
  private final ZipFile zip;
  private final Map<String, Item> items = new LinkedHashMap<>();

  /** An array and where its values begin. */
  private record Item(ZipEntry entry, NpyHeader header, int start) {}

  private NpzReader(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * Opens a file and checks the headers of all its arrays.
   *
   * @throws ParameterFileException if it cannot be read or is not a whole archive of arrays
   */
  public static NpzReader open(Path file) {
    if (!Files.exists(file)) {
      throw new ParameterFileException(file + ": does not exist: check the path");
    }
    try {
      NpzReader reader = new NpzReader(file, new ZipFile(file.toAbsolutePath().toFile()));
      try {
        reader.readHeaders();
        return reader;
      } catch (IOException | RuntimeException e) {
        reader.zip.close();
        throw e;
      }
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(file, e);
    }
  }

  private static ParameterFileException damaged(Path file, Exception e) {
    return new ParameterFileException(
        file
            + (": is no whole .npz archive (" + e.getMessage() + "): the file is truncated or of")
            + " another format");
  }

  private void readHeaders() throws IOException {
    if (zip.size() > MOST_ARRAYS) {
      throw new ParameterFileException(
          file + ": has " + zip.size() + " entries but at most " + MOST_ARRAYS + " are read");
    }
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (name.length() > LONGEST_NAME
          || !name.endsWith(ENDING)
          || name.contains("..")
          || name.chars().anyMatch(c -> c == '/' || c == '\\' || c < ' ')) {
        String shown = name.substring(0, Math.min(name.length(), 60)).replaceAll("\\p{Cntrl}", "?");
        throw new ParameterFileException(
            file + ": entry '" + shown + "' is no array of an .npz archive: remove it");
      }
      String array = name.substring(0, name.length() - ENDING.length());
      if (items.containsKey(array)) {
        throw new ParameterFileException(where(array) + ": is there twice: remove one");
      }
      checkSize(array, entry);
      items.put(array, readHeader(array, entry));
    }
  }

  private void checkSize(String name, ZipEntry entry) {
    long size = entry.getSize();
    long packed = entry.getCompressedSize();
    if (size > SMALL && size / MOST_COMPRESSION > packed) {
      throw new ParameterFileException(
          where(name)
              + (": would grow from " + packed + " bytes to " + size + ", as no weights do:")
              + " the file is not used");
    }
  }

  private Item readHeader(String name, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] start = in.readNBytes(12);
      boolean magic = start.length == 12;
      for (int i = 0; magic && i < MAGIC.length; i++) {
        magic = start[i] == MAGIC[i];
      }
      if (!magic || start[6] < 1 || start[6] > 3) {
        throw new ParameterFileException(
            where(name) + ": is no array of NumPy: the file is damaged or of another format");
      }
      int length = (start[8] & 0xff) | (start[9] & 0xff) << 8;
      int offset = 10;
      if (start[6] > 1) {
        length |= (start[10] & 0xff) << 16 | (start[11] & 0xff) << 24;
        offset = 12;
      }
      if (length < 2 || length > LONGEST_HEADER) {
        throw new ParameterFileException(
            where(name) + ": has a header of " + length + " bytes: the file is damaged");
      }
      byte[] text = new byte[length];
      System.arraycopy(start, offset, text, 0, 12 - offset);
      int read = in.readNBytes(text, 12 - offset, length - (12 - offset));
      if (read < length - (12 - offset)) {
        throw new EOFException("array '" + name + "' ends in its header");
      }
      NpyHeader header =
          NpyHeader.parse(where(name), new String(text, StandardCharsets.ISO_8859_1));
      if (header.type() != null) {
        checkShape(name, entry, header, offset + length);
      }
      return new Item(entry, header, offset + length);
    }
  }

  private void checkShape(String name, ZipEntry entry, NpyHeader header, int start) {
    long bytes;
    try {
      bytes = Math.multiplyExact(header.size(), header.type().bytes());
    } catch (ArithmeticException e) {
      bytes = -1;
    }
    // Marian writes one byte for an array without values
    boolean empty = bytes == 0 && entry.getSize() - start <= 1;
    if (bytes != entry.getSize() - start && !empty) {
      throw new ParameterFileException(
          where(name)
              + (": has the shape " + header.shape() + " of " + header.type())
              + (" but " + (entry.getSize() - start) + " bytes of values: the file is damaged"));
    }
  }

  /** The names of the arrays, as they lie in the file. */
  public Set<String> names() {
    return Collections.unmodifiableSet(items.keySet());
  }

  /**
   * The dimensions of an array; none for a single value.
   *
   * @throws ParameterFileException if there is no such array
   */
  public List<Long> shape(String name) {
    return item(name).header().shape();
  }

  /**
   * An array of floating point as a matrix, rounded to float where it is wider; a vector is one
   * row.
   *
   * @throws ParameterFileException if there is no such array, it holds whole numbers, is no matrix,
   *     or its bytes are not those that were written
   */
  public Tensor matrix(String name) {
    Item item = item(name);
    NpyHeader header = item.header();
    if (!header.type().isFloat()) {
      throw new ParameterFileException(
          where(name) + ": is " + header.type() + " but must be of floating point");
    }
    if (header.shape().size() > 2 || header.size() > Integer.MAX_VALUE - 8) {
      throw new ParameterFileException(
          where(name) + ": has the shape " + header.shape() + " but must be a matrix");
    }
    int dimensions = header.shape().size();
    int columns = dimensions == 0 ? 1 : (int) (long) header.shape().get(dimensions - 1);
    int rows = dimensions < 2 ? 1 : (int) (long) header.shape().get(0);
    Tensor values = Tensor.zeros(rows, columns);
    read(
        item,
        name,
        (in, at, count) -> header.type().decode(in, values.data(), values.offset() + at, count));
    return header.columnMajor() && dimensions == 2 ? reordered(values) : values;
  }

  /** The values, which lie column by column, row by row. */
  private static Tensor reordered(Tensor columnMajor) {
    int rows = columnMajor.rows();
    int columns = columnMajor.columns();
    Tensor y = Tensor.zeros(rows, columns);
    int at = columnMajor.offset();
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        y.set(row, column, columnMajor.data()[at++]);
      }
    }
    return y;
  }

  /**
   * The bytes of an array of I8.
   *
   * @param most how many there may be
   * @throws ParameterFileException if there is no such array, it is of another type, longer, or its
   *     bytes are not those that were written
   */
  public byte[] bytes(String name, int most) {
    Item item = item(name);
    if (item.header().type() != ElementType.I8 || item.header().size() > most) {
      throw new ParameterFileException(
          where(name)
              + (": is " + item.header().shape() + " of " + item.header().type())
              + (" but must be at most " + most + " bytes (I8)"));
    }
    byte[] bytes = new byte[(int) item.header().size()];
    read(item, name, (in, at, count) -> in.get(bytes, at, count));
    return bytes;
  }

  private interface Decoder {
    void decode(ByteBuffer in, int at, int count);
  }

  private void read(Item item, String name, Decoder decoder) {
    NpyHeader header = item.header();
    int width = header.type().bytes();
    byte[] chunk = new byte[CHUNK];
    try (CheckedInputStream in =
        new CheckedInputStream(zip.getInputStream(item.entry()), new CRC32())) {
      in.readNBytes(item.start());
      int size = (int) header.size();
      for (int at = 0; at < size; at += CHUNK / width) {
        int count = Math.min(CHUNK / width, size - at);
        if (in.readNBytes(chunk, 0, count * width) < count * width) {
          throw new EOFException("array '" + name + "' ends early");
        }
        decoder.decode(ByteBuffer.wrap(chunk, 0, count * width).order(header.order()), at, count);
      }
      in.readNBytes(chunk, 0, 1); // of an array without values
      if (in.getChecksum().getValue() != item.entry().getCrc()) {
        throw new ParameterFileException(
            where(name) + ": its checksum differs: the file is damaged, copy it again");
      }
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw ParameterFileException.of(file, "read", e);
    }
  }

  private String where(String name) {
    return file + ": array '" + name + "'";
  }

  private Item item(String name) {
    Item item = items.get(name);
    if (item == null) {
      throw new ParameterFileException(where(name) + ": is missing: the file has " + names());
    }
    if (item.header().type() == null) {
      throw new ParameterFileException(
          where(name)
              + ": holds Python objects or records, which are never read: save numbers as float32");
    }
    return item;
  }
}
