package io.dragoman.corpus.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import io.dragoman.data.Compression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusGetterTest {
  private static final CorpusHome TATOEBA = KnownCorpora.find("tatoeba-de-en").orElseThrow();
  private static final String TABLE = "Go.\tGeh.\tCC-BY a\nHi.\tGrüß Gott!\tCC-BY b\n";

  @TempDir Path outer;

  private BadServer server;
  private Path folder;

  @BeforeEach
  void start() throws IOException {
    server = new BadServer();
    folder = outer.resolve("data");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CorpusGetter getter(boolean force, Map<String, String> hashes) {
    DownloadOptions options = DownloadOptions.standard("test").withAttempts(1);
    return new CorpusGetter(
        new Downloader(options, DownloadListener.NONE, time -> {}),
        new GetOptions(Optional.of(server.uri("/mirror")), hashes, force, UnpackLimits.standard()));
  }

  private CorpusGetter getter() {
    return getter(false, Map.of());
  }

  private void serve(String name, byte[] bytes) {
    server.on("/mirror/" + name, BadServer.file(bytes, "\"" + bytes.length + "\""));
  }

  private byte[] zip(String... namesAndTexts) throws IOException {
    Path file = Archives.zip(outer.resolve("made.zip"), namesAndTexts);
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = Compression.GZIP.compress(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String hash(byte[] bytes) {
    return Hashing.sha256().hashBytes(bytes).toString();
  }

  private List<String> names(Path place) throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  /** A small corpus of two parts in compressed files. */
  private CorpusHome small(long trainLines) {
    return new CorpusHome(
        "small",
        "title",
        "terms",
        URI.create("https://example.org/"),
        URI.create("https://example.org/files/"),
        Stream.of("train.de.gz", "train.en.gz", "val.de.gz", "val.en.gz")
            .map(CorpusFile::of)
            .toList(),
        Optional.empty(),
        "de",
        "en",
        List.of(new TextPart("train", trainLines), new TextPart("val", 0)));
  }

  private void serveSmall() throws IOException {
    serve("train.de.gz", gzip("eins\nzwei\n"));
    serve("train.en.gz", gzip("one\ntwo\n"));
    serve("val.de.gz", gzip("drei\n"));
    serve("val.en.gz", gzip("three\n"));
  }

  @Test
  void columns_of_the_table_become_files_in_the_wanted_direction() throws IOException {
    byte[] archive = zip("deu.txt", TABLE, "_about.txt", "About\n");
    serve("deu-eng.zip", archive);

    List<Path> files = getter().get(TATOEBA, folder);

    assertThat(files).containsExactly(folder.resolve("all.de"), folder.resolve("all.en"));
    assertThat(files.get(0)).hasContent("Geh.\nGrüß Gott!\n");
    assertThat(files.get(1)).hasContent("Go.\nHi.\n");
    assertThat(names(folder))
        .containsExactly("_about.txt", "all.de", "all.en", "deu.txt", "downloads");
    assertThat(folder.resolve("downloads/SHA256SUMS"))
        .hasContent(hash(archive) + "  deu-eng.zip\n");
  }

  @Test
  void all_parts_are_unpacked() throws IOException {
    serveSmall();

    assertThat(getter().get(small(2), folder)).hasSize(4);
    assertThat(folder.resolve("train.de")).hasContent("eins\nzwei\n");
    assertThat(folder.resolve("val.en")).hasContent("three\n");
    assertThat(Files.readAllLines(folder.resolve("downloads/SHA256SUMS"))).hasSize(4);
  }

  @Test
  void what_is_complete_is_not_asked_for_again() throws IOException {
    serveSmall();
    getter().get(small(2), folder);
    int asked = server.requests().size();

    assertThat(getter().get(small(2), folder)).hasSize(4);
    Files.delete(folder.resolve("train.de"));
    assertThatThrownBy(() -> getter().get(small(2), folder))
        .hasMessage(
            folder.resolve("train.en")
                + ": is there already: remove it, or replace it with --force");
    for (String name : List.of("train.en", "val.de", "val.en")) {
      Files.delete(folder.resolve(name));
    }
    getter().get(small(2), folder);

    assertThat(server.requests()).hasSize(asked);
    assertThat(folder.resolve("train.de")).hasContent("eins\nzwei\n");
  }

  @Test
  void a_file_that_was_put_there_by_other_means_is_used() throws IOException {
    Files.createDirectories(folder.resolve("downloads"));
    Files.write(folder.resolve("downloads/deu-eng.zip"), zip("deu.txt", TABLE));

    getter().get(TATOEBA, folder);

    assertThat(folder.resolve("all.en")).hasContent("Go.\nHi.\n");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void a_file_that_is_another_than_the_first_time_is_refused_unless_forced() throws IOException {
    byte[] first = zip("deu.txt", TABLE);
    byte[] second = zip("deu.txt", TABLE + "Run!\tLauf!\tc\n");
    serve("deu-eng.zip", first);
    getter().get(TATOEBA, folder);
    for (String name : List.of("all.de", "all.en", "deu.txt", "downloads/deu-eng.zip")) {
      Files.delete(folder.resolve(name));
    }
    serve("deu-eng.zip", second);

    assertThatThrownBy(() -> getter().get(TATOEBA, folder))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("its SHA-256 is " + hash(second) + " and not " + hash(first));
    assertThat(folder.resolve("all.en")).doesNotExist();

    getter(true, Map.of()).get(TATOEBA, folder);
    assertThat(folder.resolve("all.en")).hasContent("Go.\nHi.\nRun!\n");
    assertThat(folder.resolve("downloads/SHA256SUMS")).hasContent(hash(second) + "  deu-eng.zip\n");
  }

  @Test
  void a_changed_download_is_noticed() throws IOException {
    serve("deu-eng.zip", zip("deu.txt", TABLE));
    getter().get(TATOEBA, folder);
    Path archive = folder.resolve("downloads/deu-eng.zip");
    Files.write(archive, zip("deu.txt", "x\ty\n"));
    Files.delete(folder.resolve("all.de"));
    Files.delete(folder.resolve("all.en"));

    assertThatThrownBy(() -> getter().get(TATOEBA, folder))
        .hasMessageMatching(
            ".*deu-eng\\.zip: its SHA-256 is \\w{64} and not \\w{64}: remove it, or download it"
                + " again with --force");
  }

  @Test
  void a_demanded_hash_must_be_met() throws IOException {
    byte[] archive = zip("deu.txt", TABLE);
    serve("deu-eng.zip", archive);
    String wrong = "0".repeat(64);

    assertThatThrownBy(() -> getter(false, Map.of("deu-eng.zip", wrong)).get(TATOEBA, folder))
        .hasMessageContaining("its SHA-256 is " + hash(archive) + " and not " + wrong);
    getter(false, Map.of("deu-eng.zip", hash(archive))).get(TATOEBA, folder);
    assertThat(folder.resolve("all.de")).exists();
    assertThatThrownBy(() -> getter(false, Map.of("deu-eng.zip", "abc")))
        .hasMessage("'abc' is no SHA-256: give 64 hexadecimal digits");
  }

  @Test
  void published_hashes_are_checked() throws IOException {
    CorpusHome iwslt = KnownCorpora.find("iwslt15-en-vi").orElseThrow();
    serve("train.en", "not the talks\n".getBytes(UTF_8));

    assertThatThrownBy(() -> getter().get(iwslt, folder))
        .hasMessageContaining(
            " and not c26dfeed74b6bf3752f5ca552f2412456f0de153f7c804df8717931fb3a5c78a");
    assertThat(names(folder.resolve("downloads"))).isEmpty();
  }

  @Test
  void hostile_archives_leave_nothing_behind_and_are_removed() throws IOException {
    serve("deu-eng.zip", zip("deu.txt", TABLE, "../evil", "x"));

    assertThatThrownBy(() -> getter().get(TATOEBA, folder))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("has an entry '../evil'")
        .hasMessageEndingWith("the download is removed: get it again, or from another server");
    assertThat(names(outer)).containsExactly("data");
    assertThat(names(folder)).containsExactly("downloads");
    assertThat(names(folder.resolve("downloads"))).containsExactly("SHA256SUMS");
  }

  @Test
  void files_that_are_not_the_corpus_are_refused() throws IOException {
    serveSmall();
    assertThatThrownBy(() -> getter().get(small(3), folder))
        .hasMessage(
            "small: train has 2 lines in de and 2 in en and must have 3: the server's files are"
                + " not the corpus");
    serve("deu-eng.zip", zip("deu.txt", "only one column\n"));
    assertThatThrownBy(() -> getter().get(TATOEBA, outer.resolve("other")))
        .hasMessageStartingWith("tatoeba-de-en: not as expected: ")
        .hasMessageContaining("line 1: has no column 2, only 1");
    assertThat(names(folder)).containsExactly("downloads");
  }

  @Test
  void sides_of_different_lengths_are_refused() throws IOException {
    serveSmall();
    serve("val.en.gz", gzip("three\nfour\n"));

    assertThatThrownBy(() -> getter().get(small(0), folder))
        .hasMessage(
            "small: val has 1 lines in de and 2 in en: the server's files are not the corpus");
  }

  @Test
  void any_archive_is_unpacked_from_its_address() throws IOException {
    Path tar = Archives.tar(outer.resolve("m.tar.gz"), "m/train.de", "eins\n", "README", "x\n");
    server.on("/m.tar.gz", BadServer.chunked(Files.readAllBytes(tar)));

    assertThat(getter().get(server.uri("/m.tar.gz?version=2"), folder))
        .containsExactly(folder.resolve("README"), folder.resolve("m/train.de"));
    assertThatThrownBy(() -> getter().get(server.uri("/m.tar.gz"), folder))
        .hasMessage(
            folder.resolve("README") + ": is there already: remove it, or replace it with --force");
    assertThatThrownBy(() -> getter().get(server.uri("/"), folder))
        .hasMessageEndingWith("names no file: give the address of one");
  }

  @Test
  void the_one_file_of_a_corpus_can_be_elsewhere() throws IOException {
    server.on("/copy/pairs.zip", BadServer.chunked(zip("deu.txt", TABLE)));
    CorpusGetter getter =
        new CorpusGetter(
            new Downloader(DownloadOptions.standard("test"), DownloadListener.NONE),
            GetOptions.standard());

    getter.get(TATOEBA.at(server.uri("/copy/pairs.zip")), folder);

    assertThat(folder.resolve("all.de")).hasContent("Geh.\nGrüß Gott!\n");
  }

  @Test
  void a_damaged_list_of_hashes_is_named() throws IOException {
    Files.createDirectories(folder.resolve("downloads"));
    Path list = Files.writeString(folder.resolve("downloads/SHA256SUMS"), "no hash\n");

    assertThatThrownBy(() -> getter().get(TATOEBA, folder))
        .hasMessage(list + ": line 1: is not a SHA-256 and a name: remove it");
  }

  @Test
  void names_lead_to_homes() {
    CorpusHome multi30k = KnownCorpora.find("Multi30k-de-EN").orElseThrow();
    assertThat(multi30k.files().get(0).uri(multi30k.base()))
        .hasToString(
            "https://raw.githubusercontent.com/multi30k/dataset/master/data/task1/raw/train.de.gz");
    assertThat(multi30k.textNames())
        .startsWith("train.de", "train.en", "val.de", "val.en", "test_2016_flickr.de")
        .hasSize(10);
    assertThat(KnownCorpora.find("multi30k-cs-en").orElseThrow().textNames()).hasSize(6);
    assertThat(KnownCorpora.find("tatoeba-en-zh").orElseThrow().files().get(0).uri(TATOEBA.base()))
        .hasToString("https://www.manythings.org/anki/cmn-eng.zip");
    assertThat(KnownCorpora.find("tatoeba-en-tok").orElseThrow().textNames())
        .containsExactly("all.en", "all.tok");
    for (String none :
        List.of(
            "multi30k",
            "multi30k-de-de",
            "multi30k-de-pl",
            "tatoeba-de-fr",
            "tatoeba-en-eng",
            "tatoeba-en-xx1",
            "tatoeba-en-../",
            "iwslt15-en-de",
            "wmt-en-de")) {
      assertThat(KnownCorpora.find(none)).as(none).isEmpty();
    }
  }
}
