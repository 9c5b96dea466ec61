package io.dragoman.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("m.safetensors");
  }

  private AbstractThrowableAssert<?, ?> open(long headerLength, byte[] header, int dataLength)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + dataLength);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(headerLength).put(header);
    Files.write(file, bytes.array());
    return assertThatThrownBy(() -> Safetensors.open(file))
        .isInstanceOf(ParameterFileException.class);
  }

  private AbstractThrowableAssert<?, ?> open(String header, int dataLength) throws IOException {
    byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
    return open(bytes.length, bytes, dataLength);
  }

  private static String tensor(String dtype, String shape, String offsets) {
    return "{'dtype':'%s','shape':%s,'data_offsets':%s}"
        .formatted(dtype, shape, offsets)
        .replace('\'', '"');
  }

  @Test
  void a_header_longer_than_the_file_is_refused_before_allocation() throws IOException {
    open(Long.MAX_VALUE, new byte[10], 0)
        .hasMessage(
            "%s: header of 9223372036854775807 bytes in a file of 18:"
                + " the file is truncated or of another format",
            file);
    open(-1, new byte[10], 0).hasMessageContaining("header of 18446744073709551615 bytes");
    open(11, new byte[10], 0).hasMessageContaining("header of 11 bytes in a file of 18");
  }

  @Test
  void a_file_without_a_header_length_is_refused() throws IOException {
    Files.write(file, new byte[7]);
    assertThatThrownBy(() -> Safetensors.open(file))
        .hasMessage("%s: has 7 bytes but a safetensors file at least 8: copy it again", file);
  }

  @Test
  void text_that_is_not_utf8_is_refused() throws IOException {
    open(4, new byte[] {'{', '"', (byte) 0xff, '"'}, 0)
        .hasMessage(
            "%s: header: is not valid UTF-8: the file is damaged or of another format", file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          F32; [2,3]; [0,20]; shape [2, 3] of F32 takes 24 bytes but data_offsets [0, 20] hold 20: the file is damaged
          F32; [2]; [8,0]; data_offsets [8, 0] must be a first byte and the byte after the last
          F32; [2]; [8]; data_offsets [8] must be a first byte and the byte after the last
          F8_E5M2; [1]; [0,1]; dtype 'F8_E5M2' cannot be read: convert it to one of [F32, F64, F16, BF16, I64, I32, I8]
          F32; [4294967296,4294967296,0]; [0,0]; shape [4294967296, 4294967296, 0] is too large: the file is damaged
          F32; ["2"]; [0,8]; shape is [2] but must be whole numbers
          F32; 2; [0,8]; shape is 2 but must be whole numbers
          """)
  void an_inconsistent_tensor_is_refused(String dtype, String shape, String offsets, String problem)
      throws IOException {
    open("{\"w\":" + tensor(dtype, shape, offsets) + "}", 24)
        .hasMessage("%s: tensor 'w': %s", file, problem);
  }

  @Test
  void an_entry_that_is_no_tensor_is_refused() throws IOException {
    open("{\"w\":{\"dtype\":\"F32\"}}", 0)
        .hasMessage(
            "%s: tensor 'w': is {dtype=F32} but must have dtype, shape and data_offsets", file);
    open("{\"w\":7}", 0).hasMessageContaining("tensor 'w': is 7 but must have dtype");
  }

  @Test
  void metadata_other_than_strings_is_refused() throws IOException {
    open("{\"__metadata__\":{\"step\":7}}", 0)
        .hasMessage("%s: metadata 'step': is 7 but must be a string", file);
    open("{\"__metadata__\":[]}", 0)
        .hasMessage("%s: header: __metadata__ is [] but must map strings to strings", file);
  }

  @Test
  void gaps_and_overlaps_are_refused() throws IOException {
    String first = "{\"a\":" + tensor("F32", "[2]", "[0,8]") + ",\"b\":";
    open(first + tensor("F32", "[1]", "[12,16]") + "}", 16)
        .hasMessage(
            "%s: tensor 'b': starts at byte 12 of the data but the tensor before it ends at 8:"
                + " tensors must follow each other without gap or overlap",
            file);
    open(first + tensor("F32", "[2]", "[4,12]") + "}", 12)
        .hasMessageContaining("tensor 'b': starts at byte 4 of the data but the tensor before it");
    open("{\"a\":" + tensor("F32", "[1]", "[4,8]") + "}", 8)
        .hasMessageContaining("tensor 'a': starts at byte 4 of the data");
  }

  @Test
  void a_truncated_or_lengthened_file_is_refused() throws IOException {
    String header = "{\"a\":" + tensor("F32", "[2]", "[0,8]") + "}";
    open(header, 7)
        .hasMessage(
            "%s: tensors end at byte 8 of the data but the file holds 7:"
                + " the file is truncated: copy it again",
            file);
    open(header, 9).hasMessageEndingWith("but the file holds 9: remove what follows");
  }

  @Test
  void every_truncation_of_a_real_file_is_refused() throws IOException {
    byte[] whole = real();
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Safetensors.open(file)).isInstanceOf(ParameterFileException.class);
    }
  }

  @Test
  void damaged_bytes_never_cause_anything_but_the_documented_exception() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = real();
      for (int j = 0; j <= i % 3; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      assertThatCode(this::openAndReadNames).doesNotThrowAnyException();
    }
  }

  private void openAndReadNames() {
    try (SafetensorsReader reader = Safetensors.open(file)) {
      for (String name : reader.names()) {
        reader.shape(name);
      }
    } catch (ParameterFileException expected) {
      assertThat(expected.getMessage()).startsWith(file + ": ");
    }
  }

  private static byte[] real() throws IOException {
    try (InputStream in = DamagedFileTest.class.getResourceAsStream("python_floats.safetensors")) {
      return in.readAllBytes();
    }
  }
}
