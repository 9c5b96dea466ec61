package io.dragoman.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.Lists;
import com.google.common.primitives.Ints;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Temporary files of rows. Each has a range of keys, all below those of the next file. Where the
 * system allows it they have no name, so that none is left even if the process is killed.
 *
 * <p>A row is its key and for each column the length in bytes and the text.
 */
final class Buckets implements AutoCloseable {
  private static final int BUFFER = 1 << 14;

  private final Path folder;
  private final List<FileChannel> files = new ArrayList<>();
  private final List<DataOutputStream> outputs = new ArrayList<>();

  private Buckets(Path folder) {
    this.folder = folder;
  }

  /** Makes empty files in a new folder of an existing one. */
  static Buckets in(Path parent, int count) throws IOException {
    Buckets buckets = new Buckets(Files.createTempDirectory(parent, "dragoman-shuffle-"));
    try {
      for (int i = 0; i < count; i++) {
        FileChannel file =
            FileChannel.open(
                buckets.folder.resolve(Integer.toString(i)),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        buckets.files.add(file);
        buckets.outputs.add(
            new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER)));
      }
      return buckets;
    } catch (IOException e) {
      buckets.close();
      throw e;
    }
  }

  /** Adds a row to the file of its key. */
  void add(long key, List<String> row) throws IOException {
    long unsigned = key ^ Long.MIN_VALUE;
    DataOutputStream output = outputs.get((int) ((unsigned >>> 32) * outputs.size() >>> 32));
    output.writeLong(key);
    for (String column : row) {
      byte[] bytes = column.getBytes(UTF_8);
      output.writeInt(bytes.length);
      output.write(bytes);
    }
  }

  /** No more rows will come. */
  void finish() throws IOException {
    for (DataOutputStream output : outputs) {
      output.flush();
    }
    outputs.clear(); // and their buffers
  }

  /** Takes the rows of a file by ascending key, each made from bytes when it is asked for. */
  List<List<String>> take(int bucket, int columns) throws IOException {
    ByteBuffer bytes = content(files.get(bucket));
    LongArrayList keys = new LongArrayList();
    IntArrayList starts = new IntArrayList();
    while (bytes.hasRemaining()) {
      keys.add(bytes.getLong());
      starts.add(bytes.position());
      for (int column = 0; column < columns; column++) {
        int length = bytes.getInt();
        bytes.position(bytes.position() + length);
      }
    }
    int[] order = IntStream.range(0, keys.size()).toArray();
    LongArrays.quickSortIndirect(order, keys.elements(), 0, keys.size());
    return Lists.transform(Ints.asList(order), i -> row(bytes, starts.getInt(i), columns));
  }

  private static List<String> row(ByteBuffer bytes, int start, int columns) {
    List<String> row = new ArrayList<>(columns);
    int position = start;
    for (int column = 0; column < columns; column++) {
      int length = bytes.getInt(position);
      row.add(new String(bytes.array(), position + Integer.BYTES, length, UTF_8));
      position += Integer.BYTES + length;
    }
    return row;
  }

  /** Reads a file and gives its room back. */
  private static ByteBuffer content(FileChannel file) throws IOException {
    try (file) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
      file.position(0);
      while (bytes.hasRemaining() && file.read(bytes) >= 0) {
        // It may take several reads.
      }
      return bytes.flip();
    }
  }

  /** Removes all files. */
  @Override
  public void close() throws IOException {
    for (FileChannel file : files) {
      file.close();
    }
    Files.deleteIfExists(folder);
  }
}
