package io.dragoman.io;

import io.dragoman.tensor.Tensor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes {@code .npz} files as {@code numpy.savez} does: without compression, row by row. */
public final class NpzWriter {
  private static final int ALIGNMENT = 16;

  private NpzWriter() {}

  /**
   * Writes arrays over any file of that path; equal arrays give equal bytes.
   *
   * @param matrices written as float32
   * @param bytes written as int8 of one dimension, behind the matrices
   * @throws ParameterFileException if the file cannot be written
   */
  public static void write(Path file, Map<String, Tensor> matrices, Map<String, byte[]> bytes) {
    Map<String, Source> arrays = new LinkedHashMap<>();
    matrices.forEach(
        (name, x) ->
            arrays.put(name, () -> join(header("<f4", x.rows() + ", " + x.columns()), values(x))));
    bytes.forEach(
        (name, each) -> arrays.put(name, () -> join(header("|i1", each.length + ","), each)));
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, Source> each : arrays.entrySet()) {
        byte[] content = each.getValue().content();
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(each.getKey() + ".npy");
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw ParameterFileException.of(file, "written", e);
    }
  }

  /** Makes the bytes of an array when it is its turn. */
  private interface Source {
    byte[] content();
  }

  private static byte[] values(Tensor x) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, x.size()))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(x.data(), x.offset(), x.size());
    return buffer.array();
  }

  /** Padded with spaces so that values begin at a multiple of 16. */
  private static byte[] header(String type, String shape) {
    String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
    int length = 10 + text.length() + 1;
    int padding = (ALIGNMENT - length % ALIGNMENT) % ALIGNMENT;
    byte[] line = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    byte[] start = {
      (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) line.length, (byte) (line.length >> 8)
    };
    return join(start, line);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] all = new byte[first.length + second.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
