package io.dragoman.tokenizers.subword.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tokenizers.vocab.DataFormatException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class WireReaderTest {
  private static WireReader reader(int... bytes) {
    byte[] copy = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      copy[i] = (byte) bytes[i];
    }
    return new WireReader(Path.of("m"), copy);
  }

  private static WireReader reader(WireWriter writer) {
    return new WireReader(Path.of("m"), writer.toBytes());
  }

  @Test
  void fields_are_read_as_they_were_written() {
    WireReader reader =
        reader(
            new WireWriter()
                .number(1, Long.MAX_VALUE)
                .real(2, -1.5f)
                .text(300, "ü日")
                .flag(4, true)
                .number(5, -1)
                .message(6, new WireWriter().number(1, 7)));
    assertThat(reader.next()).isEqualTo(1);
    assertThat(reader.asLong()).isEqualTo(Long.MAX_VALUE);
    assertThat(reader.next()).isEqualTo(2);
    assertThat(reader.asFloat()).isEqualTo(-1.5f);
    assertThat(reader.next()).isEqualTo(300);
    assertThat(reader.asText()).isEqualTo("ü日");
    assertThat(reader.next()).isEqualTo(4);
    assertThat(reader.asBoolean()).isTrue();
    assertThat(reader.next()).isEqualTo(5);
    assertThat(reader.asLong()).isEqualTo(-1);
    assertThat(reader.next()).isEqualTo(6);
    WireReader inner = reader.asMessage();
    assertThat(inner.next()).isEqualTo(1);
    assertThat(inner.asLong()).isEqualTo(7);
    assertThat(inner.next()).isZero();
    assertThat(reader.next()).isZero();
  }

  @Test
  void fields_that_nobody_takes_are_skipped() {
    WireReader reader =
        reader(
            0x08, 0x96, 0x01, 0x11, 1, 2, 3, 4, 5, 6, 7, 8, 0x1A, 1, 9, 0x25, 1, 2, 3, 4, 0x28, 3);
    int last = 0;
    for (int field = reader.next(); field != 0; field = reader.next()) {
      last = field;
    }
    assertThat(last).isEqualTo(5);
  }

  @Test
  void damaged_messages_are_refused() {
    refused(reader(0x0A, 5, 1), "a part of 5 bytes goes beyond the end");
    refused(reader(0x0D, 1, 2), "it ends too early");
    refused(reader(0x08, 0x80), "it ends too early");
    refused(reader(0x0B), "field 1 has wire type 3");
    refused(reader(0x00, 0x00), "field number 0 is not in the format");
    refused(
        reader(0x08, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1),
        "a number is longer than 10 bytes");
    WireReader wrong = reader(0x08, 1);
    wrong.next();
    assertThatThrownBy(wrong::asText).hasMessageContaining("field 1 has wire type 0, not 2");
    WireReader text = reader(0x0A, 1, 0xFF);
    text.next();
    assertThatThrownBy(text::asText).hasMessageContaining("field 1 is not UTF-8");
  }

  private static void refused(WireReader reader, String why) {
    assertThatThrownBy(
            () -> {
              while (reader.next() != 0) {
                // Skips the field.
              }
            })
        .isInstanceOf(DataFormatException.class)
        .hasMessage(
            "m: is no SentencePiece model: " + why + ": give the .model file as it was trained");
  }
}
