package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusGetCommandTest {
  @TempDir Path folder;

  private HttpServer server;
  private String base;
  private byte[] archive;
  private long nanos;

  @BeforeEach
  void serve() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("deu.txt"));
      zip.write("Go.\tGeh.\tCC-BY\n".getBytes(UTF_8));
    }
    archive = bytes.toByteArray();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean there = exchange.getRequestURI().getPath().equals("/m/deu-eng.zip");
          exchange.sendResponseHeaders(there ? 200 : 404, there ? archive.length : -1);
          if (there) {
            exchange.getResponseBody().write(archive);
          }
          exchange.close();
        });
    server.start();
    base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_corpus_comes_with_its_terms_and_the_next_command() throws IOException {
    Path output = folder.resolve("tatoeba");

    CommandLineRun run =
        CommandLineRun.of(
            "corpus", "get", "tatoeba-de-en", "--mirror", base + "m", "--output", output);

    assertThat(run.err())
        .contains("terms: CC BY 2.0 FR")
        .contains("from " + base + "m, described at https://www.manythings.org/anki/\n")
        .endsWith(
            String.format(
                "next: dragoman corpus split --test 1000 --dev 1000 --input %1$s/all.de"
                    + " %1$s/all.en --output %1$s%n",
                output));
    assertThat(run.code()).isZero();
    assertThat(run.lines()).containsExactly(output + "/all.de", output + "/all.en");
    assertThat(output.resolve("all.de")).hasContent("Geh.\n");
  }

  @Test
  void an_address_can_take_the_place_of_the_corpus_home() {
    String hash = Hashing.sha256().hashBytes(archive).toString();

    CommandLineRun run =
        CommandLineRun.of(
            "corpus",
            "get",
            "--url",
            base + "m/deu-eng.zip",
            "--sha256",
            hash,
            "--output",
            folder.resolve("any"));

    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).containsExactly(folder.resolve("any/deu.txt").toString());
    assertThat(
            CommandLineRun.of(
                    "corpus",
                    "get",
                    "tatoeba-en-de",
                    "--url",
                    base + "m/deu-eng.zip",
                    "--output",
                    folder.resolve("named"))
                .lines())
        .containsExactly(folder.resolve("named/all.en") + "", folder.resolve("named/all.de") + "");
  }

  @Test
  void a_file_that_is_not_there_is_one_line() {
    CommandLineRun run =
        CommandLineRun.of(
            "corpus", "get", "--url", base + "none.gz", "--output", folder.resolve("x"));

    assertThat(run.err())
        .isEqualTo(
            "dragoman: "
                + base
                + "none.gz: not there (404): check the address, or give another server\n");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void the_list_names_corpora_and_terms() {
    CommandLineRun run = CommandLineRun.of("corpus", "get", "--list");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("multi30k-XX-YY", "tatoeba-en-XX", "iwslt15-en-vi")
        .contains("terms: CC BY 2.0 FR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "''|no corpus given: give its NAME, or --url, or --list",
        "multi30k-de-em|unknown corpus 'multi30k-de-em': did you mean 'multi30k-de-en'? --list"
            + " lists them",
        "wmt|unknown corpus 'wmt': --list lists them",
        "multi30k-de-en --url http://x/y|multi30k-de-en has 10 files: give --mirror in place of"
            + " --url",
        "tatoeba-en-de --url http://x/y --mirror http://x|--url and --mirror exclude each other:"
            + " give one",
        "tatoeba-en-de --attempts 0|--attempts is 0: must be at least 1",
        "multi30k-de-en --sha256 abc|--sha256 has no file name but there are 10 files: write"
            + " train.de.gz=HASH",
        "tatoeba-en-de --sha256 abc|'abc' is no SHA-256: give 64 hexadecimal digits",
      })
  void wrong_use_is_one_line_and_code_2(String line, String message) {
    String words = line.equals("''") ? "corpus get" : "corpus get " + line;

    CommandLineRun run = CommandLineRun.of((Object[]) words.split(" "));

    assertThat(run.err()).endsWith("dragoman: " + message + " (see dragoman corpus get --help)\n");
    assertThat(run.code()).isEqualTo(2);
  }

  private DownloadProgress progress(ByteArrayOutputStream err, int columns) {
    Console console =
        Console.of(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, columns);
    return new DownloadProgress(console, () -> nanos);
  }

  @Test
  void a_terminal_shows_a_bar_with_rate_and_time_left() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (DownloadProgress progress = progress(err, 100)) {
      progress.received("train.de.gz", 0, OptionalLong.of(4_000_000));
      nanos += 1_000_000_000;
      progress.received("train.de.gz", 1_000_000, OptionalLong.of(4_000_000));
      progress.retrying("train.de.gz", "cut off", Duration.ofSeconds(2));
    }

    assertThat(err.toString(UTF_8))
        .contains("train.de.gz ━━━━━┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ 25%  1.0 MB of 4.0 MB  1.0 MB/s  ETA 0:03")
        .endsWith("train.de.gz: cut off; again in 2 s\n");
  }

  @Test
  void a_narrow_terminal_is_not_overflown() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    DownloadProgress progress = progress(err, 30);
    nanos += 1_000_000_000;
    progress.received("a-very-long-name-of-a-file.tar.gz", 10, OptionalLong.of(100));

    assertThat(err.toString(UTF_8).replace("\r\u001B[K", "")).hasSize(29);
  }

  @Test
  void elsewhere_there_is_a_line_every_ten_seconds() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    DownloadProgress progress = progress(err, 0);
    for (int second = 0; second < 25; second++) {
      progress.received("x.zip", second * 500L, OptionalLong.empty());
      nanos += 1_000_000_000;
    }

    assertThat(err.toString(UTF_8)).isEqualTo("x.zip  5.0 kB  500 B/s\nx.zip  10.0 kB  500 B/s\n");
  }

  @Test
  void sizes_have_units() {
    assertThat(DownloadProgress.size(999)).isEqualTo("999 B");
    assertThat(DownloadProgress.size(999_960)).isEqualTo("1.0 MB");
    assertThat(DownloadProgress.size(34_500_000)).isEqualTo("34.5 MB");
    assertThat(DownloadProgress.size(Long.MAX_VALUE)).isEqualTo("9.2 EB");
  }
}
