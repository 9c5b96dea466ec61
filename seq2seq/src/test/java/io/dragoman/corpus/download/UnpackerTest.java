package io.dragoman.corpus.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.Compression;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackerTest {
  private static final UnpackLimits LIMITS = UnpackLimits.standard();

  @TempDir Path outer;

  private Path folder;

  @BeforeEach
  void make() throws IOException {
    folder = Files.createDirectory(outer.resolve("folder"));
  }

  private Map<String, String> unpacked(Path archive) throws IOException {
    Unpacker.unpack(archive, folder, LIMITS);
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        found.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return found;
  }

  private void refused(Path archive, UnpackLimits limits, String message) throws IOException {
    assertThatThrownBy(() -> Unpacker.unpack(archive, folder, limits))
        .isInstanceOf(DownloadException.class)
        .hasMessage(archive + ": " + message);
    try (Stream<Path> all = Files.list(outer)) {
      assertThat(all.filter(each -> !each.equals(archive))).containsExactly(folder);
    }
  }

  @Test
  void zips_are_unpacked_with_their_folders() throws IOException {
    Path zip = Archives.zip(outer.resolve("a.zip"), "de.txt", "Grüße\n", "sub/", "", "sub/b", "x");

    assertThat(unpacked(zip)).isEqualTo(Map.of("de.txt", "Grüße\n", "sub/b", "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.tar", "a.tar.gz", "a.tgz", "a.tar.zst", "A.TAR.GZ"})
  void tars_are_unpacked_however_they_are_compressed(String name) throws IOException {
    Path tar = Archives.tar(outer.resolve(name), "./", "", "./de.txt", "Grüße\n", "sub/b", "x");

    assertThat(unpacked(tar)).isEqualTo(Map.of("de.txt", "Grüße\n", "sub/b", "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"train.de.gz", "train.de.zst", "train.de"})
  void single_files_lose_the_end_of_their_names(String name) throws IOException {
    Path file = outer.resolve(name);
    try (OutputStream out = Compression.of(file).compress(Files.newOutputStream(file))) {
      out.write("eins\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    assertThat(unpacked(file)).isEqualTo(Map.of("train.de", "eins\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "a/../../evil",
        "..",
        "/tmp/evil",
        "//evil",
        "C:evil",
        "C:/evil",
        "a\\..\\..\\evil",
        "\\evil",
        "a//b",
        "a/./b",
        "a\nb",
        "x:stream",
        "1/2/3/4/5/6/7/8/9/10/11",
      })
  void names_that_lead_elsewhere_are_refused(String name) throws IOException {
    String message =
        "has an entry '"
            + name.replace('\n', '?')
            + "', which would not stay inside the folder: nothing is unpacked";
    Path zip = Archives.zip(outer.resolve("a.zip"), name, "x");
    // The writer of archives makes slashes of backslashes, as some readers would.
    if (name.indexOf('\\') < 0) {
      refused(zip, LIMITS, message);
    } else {
      assertThatThrownBy(() -> EntryName.below(folder, zip, name)).hasMessage(zip + ": " + message);
    }
    Files.delete(zip);
    if (name.indexOf('\\') < 0) {
      refused(Archives.tar(outer.resolve("a.tar.gz"), name, "x"), LIMITS, message);
    }
  }

  @Test
  void links_and_devices_are_refused() throws IOException {
    String message = "that is a link or a device: nothing is unpacked";
    Path zip = Archives.zipWithLink(outer.resolve("a.zip"), "/tmp");
    refused(zip, LIMITS, "has an entry 'link' " + message);
    Files.delete(zip);
    for (byte kind :
        List.of(
            TarConstants.LF_SYMLINK,
            TarConstants.LF_LINK,
            TarConstants.LF_CHR,
            TarConstants.LF_BLK,
            TarConstants.LF_FIFO)) {
      Path tar = Archives.tarWith(outer.resolve("a.tar.gz"), kind);
      refused(tar, LIMITS, "has an entry 'special' " + message);
    }
  }

  @Test
  void links_that_are_in_the_folder_are_not_written_through() throws IOException {
    Path precious = Files.writeString(outer.resolve("precious"), "keep");
    Files.createSymbolicLink(folder.resolve("de.txt"), precious);
    Path zip = Archives.zip(outer.resolve("a.zip"), "de.txt", "evil");

    assertThatThrownBy(() -> Unpacker.unpack(zip, folder, LIMITS))
        .isInstanceOf(DownloadException.class);
    assertThat(precious).hasContent("keep");
  }

  @Test
  void a_name_that_comes_twice_is_refused() throws IOException {
    refused(
        Archives.tar(outer.resolve("a.tar"), "x", "1", "x", "2"),
        LIMITS,
        "has 'x' twice: nothing is unpacked");
  }

  @Test
  void archives_that_hold_far_more_than_they_seem_are_refused() throws IOException {
    String zeros = "\0".repeat(17 << 20);

    refused(
        Archives.zip(outer.resolve("bomb.zip"), "x", zeros),
        LIMITS,
        "holds more than 16,777,216 bytes, which is the most for its size: nothing is unpacked");
    Files.delete(outer.resolve("bomb.zip"));
    folder = Files.createDirectory(outer.resolve("other"));
    Files.delete(outer.resolve("folder/x"));
    Files.delete(outer.resolve("folder"));
    refused(
        Archives.tar(outer.resolve("bomb.tar.gz"), "x", zeros),
        LIMITS,
        "holds more than 16,777,216 bytes, which is the most for its size: nothing is unpacked");
  }

  @Test
  void sizes_and_numbers_of_entries_are_limited() throws IOException {
    Path zip = Archives.zip(outer.resolve("a.zip"), "a", "xxx", "b", "xxx", "c", "xxx");

    refused(zip, new UnpackLimits(2, 100, 100), "has more than 2 entries: nothing is unpacked");
    folder = Files.createDirectory(outer.resolve("other"));
    assertThatThrownBy(() -> Unpacker.unpack(zip, folder, new UnpackLimits(9, 8, 100)))
        .hasMessage(
            zip + ": holds more than 8 bytes, which is the most for its size: nothing is unpacked");
    assertThat(LIMITS.bytesFor(10)).isEqualTo(UnpackLimits.FREE);
    assertThat(LIMITS.bytesFor(1 << 20)).isEqualTo(100L << 20);
    assertThat(LIMITS.bytesFor(1L << 40)).isEqualTo(LIMITS.bytes());
  }

  @Test
  void damaged_archives_are_one_line() throws IOException {
    String text = "Zeile mit Wörtern\n".repeat(5_000);
    for (String name : List.of("a.zip", "a.tar.gz", "a.tar.zst", "a.tgz")) {
      Path whole = outer.resolve(name);
      if (name.endsWith(".zip")) {
        Archives.zip(whole, "x", text);
      } else {
        Archives.tar(whole, "x", text);
      }
      byte[] bytes = Files.readAllBytes(whole);
      Path cut = outer.resolve("cut-" + name);
      for (int length : List.of(0, 1, 5, bytes.length / 2, bytes.length - 1)) {
        Files.write(cut, Arrays.copyOf(bytes, length));
        Path empty = Files.createTempDirectory(outer, "cut");
        assertThatThrownBy(() -> Unpacker.unpack(cut, empty, LIMITS))
            .as("%s with %d bytes", name, length)
            .isInstanceOf(DownloadException.class)
            .hasMessageStartingWith(cut + ": cannot be unpacked (")
            .message()
            .hasLineCount(1);
      }
    }
  }

  @Test
  void text_that_only_has_the_name_of_an_archive_is_refused() throws IOException {
    for (String name : List.of("a.zip", "a.tar.gz", "a.gz", "a.zst", "a.tgz")) {
      Path file = Files.writeString(outer.resolve(name), "<html>Please log in</html>".repeat(99));
      assertThatThrownBy(() -> Unpacker.unpack(file, folder, LIMITS))
          .isInstanceOf(DownloadException.class)
          .hasMessageStartingWith(file + ": cannot be unpacked (");
    }
  }
}
