package io.dragoman.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {
  /** {@code printf 'eins\nzwei\n' | zstd}, version 1.5.4: one frame with a checksum. */
  private static final byte[] ZSTD =
      HexFormat.of().parseHex("28b52ffd240a510000" + "65696e730a7a7765690a" + "e1de44fc");

  @TempDir Path folder;

  @Test
  void names_tell_the_compression() {
    assertThat(Compression.of(Path.of("a/train.de.gz"))).isEqualTo(Compression.GZIP);
    assertThat(Compression.of(Path.of("TRAIN.DE.ZST"))).isEqualTo(Compression.ZSTD);
    assertThat(Compression.of(Path.of("x.gz/train.de"))).isEqualTo(Compression.NONE);
    assertThat(Compression.nameWithin(Path.of("a/train.de.zst"))).isEqualTo("train.de");
    assertThat(Compression.nameWithin(Path.of("a.gz/train.de"))).isEqualTo("train.de");
  }

  @ParameterizedTest
  @EnumSource
  void what_is_compressed_comes_back(Compression compression) throws IOException {
    byte[] text = text(300_000);

    byte[] stored = compress(compression, text);

    assertThat(compression.decompress(new ByteArrayInputStream(stored)).readAllBytes())
        .isEqualTo(text);
    assertThat(compress(compression, text)).as("the same file again").isEqualTo(stored);
    if (compression != Compression.NONE) {
      assertThat(stored.length).isLessThan(text.length * 2 / 3);
    }
  }

  @Test
  void zstd_frames_follow_each_other_and_some_are_skipped() throws IOException {
    byte[] skippable = HexFormat.of().parseHex("5f2a4d18" + "05000000" + "0102030405");
    byte[] second = compress(Compression.ZSTD, "drei\n".getBytes(UTF_8));

    assertThat(lines("x.zst", ZSTD)).containsExactly("eins", "zwei");
    assertThat(lines("x.zst", Bytes.concat(ZSTD, second))).containsExactly("eins", "zwei", "drei");
    assertThat(lines("x.zst", Bytes.concat(skippable, ZSTD, skippable, second, skippable)))
        .containsExactly("eins", "zwei", "drei");
  }

  @Test
  void large_texts_of_many_blocks_are_read_through_zstd() throws IOException {
    byte[] text = text(600_000);
    byte[] stored = compress(Compression.ZSTD, text);

    assertThat(String.join("\n", lines("big.zst", Bytes.concat(stored, stored))) + "\n")
        .isEqualTo(new String(text, UTF_8).repeat(2));
  }

  @Test
  void data_that_are_cut_anywhere_are_refused() throws IOException {
    byte[] whole = Bytes.concat(ZSTD, ZSTD);
    for (int length = 1; length < whole.length; length++) {
      if (length == ZSTD.length) {
        continue;
      }
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> lines("cut.zst", cut))
          .as("%d bytes", length)
          .isInstanceOf(DataException.class)
          .hasMessageMatching(
              ".*cut\\.zst: (damaged zstd data after line \\d \\(the file is cut off\\)"
                  + "|not in zstd format, which its name promises)");
    }
  }

  @Test
  void wrong_data_are_refused() throws IOException {
    byte[] wrong = ZSTD.clone();
    wrong[wrong.length - 1] ^= 1;

    assertThatThrownBy(() -> lines("sum.zst", wrong))
        .isInstanceOf(DataException.class)
        .hasMessageMatching(".*sum\\.zst: damaged zstd data after line \\d \\(Bad checksum.*\\)");
    assertThatThrownBy(() -> lines("junk.zst", Bytes.concat(ZSTD, "junk".getBytes(UTF_8))))
        .hasMessageEndingWith(
            "junk.zst: damaged zstd data after line 0 (no frame starts where one must)");
    assertThatThrownBy(() -> lines("text.zst", "plain text".getBytes(UTF_8)))
        .hasMessageEndingWith("text.zst: not in zstd format, which its name promises");
    assertThatThrownBy(() -> lines("empty.zst", new byte[0]))
        .hasMessageEndingWith("empty.zst: not in zstd format, which its name promises");
  }

  @Test
  void any_changed_byte_gives_other_text_or_a_readable_error() throws IOException {
    byte[] stored = compress(Compression.ZSTD, text(3_000));
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] changed = stored.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        lines("x.zst", changed);
      } catch (DataException e) {
        assertThat(e).hasMessageStartingWith(folder.resolve("x.zst").toString());
      }
    }
  }

  @Test
  void a_window_that_is_too_large_is_named_with_the_remedy() {
    byte[] long27 = HexFormat.of().parseHex("28b52ffd" + "04" + "88" + "010000");
    byte[] single = HexFormat.of().parseHex("28b52ffd" + "a0" + "01000008" + "010000");
    byte[] endless = HexFormat.of().parseHex("28b52ffd" + "e0" + "ffffffffffffffff" + "010000");

    assertThatThrownBy(() -> decompress(long27))
        .hasMessage("a window of 128 MiB, and 8 is the most: compress it again without --long");
    assertThatThrownBy(() -> decompress(single))
        .hasMessage("a window of 128 MiB, and 128 is the most: compress it again without --long");
    assertThatThrownBy(() -> decompress(endless))
        .hasMessageEndingWith("and 128 is the most: compress it again without --long");
  }

  private static void decompress(byte[] bytes) throws IOException {
    Compression.ZSTD.decompress(new ByteArrayInputStream(bytes)).close();
  }

  private List<String> lines(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    List<String> all = new ArrayList<>();
    try (Utf8Lines lines = Utf8Lines.open(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        all.add(line);
      }
    }
    return all;
  }

  private static byte[] compress(Compression compression, byte[] bytes) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = compression.compress(stored)) {
      out.write(bytes);
    }
    return stored.toByteArray();
  }

  /** Lines of random words, which compress but not to nothing. */
  private static byte[] text(int length) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append("Wörter")
          .append(random.nextInt(100_000))
          .append(random.nextInt(8) == 0 ? "\n" : " ");
    }
    return text.append("Ende\n").toString().getBytes(UTF_8);
  }
}
