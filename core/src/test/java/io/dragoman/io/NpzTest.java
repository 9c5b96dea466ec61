package io.dragoman.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {
  @TempDir private Path directory;

  /** An array of NumPy's format 1.0 with any header. */
  private static byte[] npy(String header, byte[] values) {
    byte[] text = (header + "\n").getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(10 + text.length + values.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) text.length)
        .put(text)
        .put(values)
        .array();
  }

  private static String header(String type, boolean fortran, String shape) {
    return "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
        .formatted(type, fortran ? "True" : "False", shape);
  }

  private static byte[] floats(float... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  private static byte[] doubles(ByteOrder order, double... values) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(order);
    buffer.asDoubleBuffer().put(values);
    return buffer.array();
  }

  private Path zip(String entry, byte[] content) {
    Map<String, byte[]> one = new LinkedHashMap<>();
    one.put(entry, content);
    return zip(one);
  }

  private Path zip(Map<String, byte[]> entries) {
    Path file = directory.resolve("a.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static float[] values(Path file, String name) {
    try (NpzReader reader = NpzReader.open(file)) {
      Tensor x = reader.matrix(name);
      return Arrays.copyOfRange(x.data(), x.offset(), x.offset() + x.size());
    }
  }

  @Test
  void rows_and_columns_may_run_fastest() {
    Path rows = zip("a.npy", npy(header("<f4", false, "2, 3"), floats(1, 2, 3, 4, 5, 6)));
    assertThat(values(rows, "a")).containsExactly(1, 2, 3, 4, 5, 6);
    Path columns = zip("a.npy", npy(header("<f4", true, "2, 3"), floats(1, 4, 2, 5, 3, 6)));
    assertThat(values(columns, "a")).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void double_precision_and_both_byte_orders_are_read() {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      String type = order == ByteOrder.BIG_ENDIAN ? ">f8" : "<f8";
      Path file = zip("a.npy", npy(header(type, false, "2,"), doubles(order, 0.5, -1e-3)));
      assertThat(values(file, "a")).containsExactly(0.5f, -1e-3f);
    }
  }

  @Test
  void vectors_are_rows_and_single_values_too() {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("vector.npy", npy(header("<f4", false, "3,"), floats(1, 2, 3)));
    arrays.put("old.npy", npy(header("<f4", false, "2L, 1L"), floats(1, 2)));
    arrays.put("scalar.npy", npy(header("<f4", false, ""), floats(7)));
    try (NpzReader reader = NpzReader.open(zip(arrays))) {
      assertThat(reader.names()).containsExactly("vector", "old", "scalar");
      assertThat(reader.matrix("vector").shape().toString()).isEqualTo("(1, 3)");
      assertThat(reader.matrix("old").shape().toString()).isEqualTo("(2, 1)");
      assertThat(reader.matrix("scalar").get(0, 0)).isEqualTo(7);
      assertThat(reader.shape("scalar")).isEmpty();
    }
  }

  @Test
  void what_is_written_is_read_with_the_same_bits() {
    Random random = new Random(3);
    float[] data = new float[7 * 100_000];
    for (int i = 0; i < data.length; i++) {
      data[i] = Float.intBitsToFloat(random.nextInt() & 0xbf7fffff); // no infinity, no NaN
    }
    Path file = directory.resolve("b.npz");
    byte[] text = "type: s2s".getBytes(StandardCharsets.UTF_8);
    NpzWriter.write(file, Map.of("w", Tensor.of(data, 7)), Map.of("special:model.yml", text));
    assertThat(Arrays.equals(values(file, "w"), data)).isTrue();
    try (NpzReader reader = NpzReader.open(file)) {
      assertThat(reader.bytes("special:model.yml", 100)).isEqualTo(text);
      assertThat(reader.shape("w")).containsExactly(100_000L, 7L);
    }
  }

  @Test
  void equal_arrays_give_equal_files() throws IOException {
    Map<String, Tensor> arrays = Map.of("w", Tensor.of(new float[] {1, 2}, 2));
    NpzWriter.write(directory.resolve("1.npz"), arrays, Map.of());
    NpzWriter.write(directory.resolve("2.npz"), arrays, Map.of());
    assertThat(Files.mismatch(directory.resolve("1.npz"), directory.resolve("2.npz")))
        .isEqualTo(-1);
  }

  @Test
  void objects_are_never_read_but_do_not_stop_the_others() {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put(
        "pickle.npy",
        npy(header("|O", false, ""), "cos\nsystem\n".getBytes(StandardCharsets.UTF_8)));
    arrays.put("records.npy", npy("{'descr': [('a', '<f4')], 'shape': (1,)}", floats(1)));
    arrays.put("w.npy", npy(header("<f4", false, "1,"), floats(5)));
    Path file = zip(arrays);
    assertThat(values(file, "w")).containsExactly(5);
    for (String name : new String[] {"pickle", "records"}) {
      assertThatThrownBy(() -> values(file, name))
          .isInstanceOf(ParameterFileException.class)
          .hasMessage(
              file
                  + ": array '"
                  + name
                  + "': holds Python objects or records, which are never read: save numbers as"
                  + " float32");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'descr': '<f4', 'fortran_order': False} | its header is not NumPy's",
        "{'descr': '<f4', 'fortran_order': False, 'shape': exec('x'), } | its header is not NumPy's",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3) | its header is not NumPy's",
        "{'descr': '<U8', 'fortran_order': False, 'shape': (1,), } | is of type '<U8'",
        "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), } | is of type '<c8'",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), } | has the shape [3] of F32 but 8",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), } | which is none",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1,2), } | which is none",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999, 9999999999), } | but 8 bytes",
        "{'descr': '<f4', 'fortran_order': 'False', 'shape': (2,), } | its header is not NumPy's",
        "{} | its header is not NumPy's",
        "'' | has a header of 1 bytes"
      })
  void malformed_headers_are_refused(String header, String message) {
    Path file = zip("a.npy", npy(header, floats(1, 2)));
    assertThatThrownBy(() -> NpzReader.open(file))
        .isInstanceOf(ParameterFileException.class)
        .hasMessageStartingWith(file + ": array 'a': ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../a.npy", "/etc/a.npy", "a/b.npy", "..\\a.npy", "C:\\a.npy", "a.txt", ".npy.."})
  void entries_that_are_no_arrays_or_lead_out_are_refused(String name) {
    Path file = zip(name, npy(header("<f4", false, "1,"), floats(1)));
    assertThatThrownBy(() -> NpzReader.open(file))
        .isInstanceOf(ParameterFileException.class)
        .hasMessageStartingWith(file + ": entry '")
        .hasMessageEndingWith("' is no array of an .npz archive: remove it");
  }

  @Test
  void an_array_that_would_grow_beyond_measure_is_refused() {
    byte[] zeros = new byte[20 << 20];
    Path file = zip("a.npy", npy(header("<f4", false, (zeros.length / 4) + ","), zeros));
    assertThatThrownBy(() -> NpzReader.open(file))
        .isInstanceOf(ParameterFileException.class)
        .hasMessageContaining("array 'a': would grow from ")
        .hasMessageEndingWith(", as no weights do: the file is not used");
  }

  @Test
  void too_many_entries_are_refused() {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    for (int i = 0; i <= 10_000; i++) {
      arrays.put(i + ".npy", new byte[0]);
    }
    Path file = zip(arrays);
    assertThatThrownBy(() -> NpzReader.open(file))
        .hasMessage(file + ": has 10001 entries but at most 10000 are read");
  }

  @Test
  void a_file_that_is_cut_anywhere_is_refused_in_one_line() throws IOException {
    byte[] whole =
        Files.readAllBytes(zip("a.npy", npy(header("<f4", false, "3, 1"), floats(1, 2, 3))));
    Path cut = directory.resolve("cut.npz");
    for (int length = 0; length < whole.length; length++) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> values(cut, "a"))
          .isInstanceOf(ParameterFileException.class)
          .hasMessageStartingWith(cut + ": ")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void a_changed_byte_is_refused_or_changes_nothing() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Path file = directory.resolve("b.npz");
    NpzWriter.write(file, Map.of("a", Tensor.of(new float[] {1, 2, 3}, 3)), Map.of());
    written.write(Files.readAllBytes(file));
    for (int i = 0; i < written.size(); i++) {
      byte[] changed = written.toByteArray();
      changed[i] ^= 0x15;
      Files.write(file, changed);
      try {
        assertThat(values(file, "a")).containsExactly(1, 2, 3);
      } catch (ParameterFileException e) {
        assertThat(e).hasMessageStartingWith(file + ": ").hasMessageNotContaining("\n");
      }
    }
  }

  @Test
  void other_files_and_absent_ones_are_refused() throws IOException {
    Path text = Files.writeString(directory.resolve("x.npz"), "no archive");
    assertThatThrownBy(() -> NpzReader.open(text))
        .isInstanceOf(ParameterFileException.class)
        .hasMessageStartingWith(text + ": is no whole .npz archive (");
    Path absent = directory.resolve("absent.npz");
    assertThatThrownBy(() -> NpzReader.open(absent))
        .hasMessage(absent + ": does not exist: check the path");
  }

  @Test
  void wrong_uses_of_arrays_are_refused() {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("cube.npy", npy(header("<f4", false, "1, 1, 2"), floats(1, 2)));
    arrays.put("bytes.npy", npy(header("|i1", false, "3,"), new byte[3]));
    try (NpzReader reader = NpzReader.open(zip(arrays))) {
      assertThatThrownBy(() -> reader.matrix("cube")).hasMessageContaining("must be a matrix");
      assertThatThrownBy(() -> reader.matrix("bytes")).hasMessageContaining("floating point");
      assertThatThrownBy(() -> reader.bytes("bytes", 2)).hasMessageContaining("at most 2 bytes");
      assertThatThrownBy(() -> reader.bytes("cube", 2)).hasMessageContaining("at most 2 bytes");
      assertThatThrownBy(() -> reader.matrix("x")).hasMessageContaining("'x': is missing");
    }
  }
}
