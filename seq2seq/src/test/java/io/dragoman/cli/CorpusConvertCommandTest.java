package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.data.Compression;
import io.dragoman.data.Utf8Lines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusConvertCommandTest {
  private static final String TMX =
      "<tmx version='1.4'><body>"
          + "<tu><tuv xml:lang='de-DE'><seg>Ein <bpt i='1'>[b]</bpt>Haus</seg></tuv>"
          + "<tuv xml:lang='en'><seg>A\nhouse</seg></tuv></tu>"
          + "<tu><tuv xml:lang='en'><seg>Alone</seg></tuv></tu>"
          + "<tu><tuv xml:lang='en'><seg>Yes</seg></tuv><tuv xml:lang='de'><seg>Ja</seg></tuv></tu>"
          + "</body></tmx>";

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Compression.of(file).compress(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private List<String> lines(String name) {
    List<String> all = new ArrayList<>();
    try (Utf8Lines lines = Utf8Lines.open(folder.resolve(name))) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        all.add(line);
      }
    }
    return all;
  }

  @Test
  void a_memory_becomes_two_files_of_lines() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "corpus",
            "convert",
            "--input",
            write("m.tmx.gz", TMX),
            "--source-lang",
            "de",
            "--target-lang",
            "en",
            "--output-source",
            folder.resolve("m.de.zst"),
            "--output-target",
            folder.resolve("m.en"));

    assertThat(run.err()).isEqualTo("2 pairs; 1 units lack text in a language\n");
    assertThat(run.code()).isZero();
    assertThat(lines("m.de.zst")).containsExactly("Ein Haus", "Ja");
    assertThat(lines("m.en")).containsExactly("A house", "Yes");
    assertThat(Compression.of(folder.resolve("m.de.zst"))).isEqualTo(Compression.ZSTD);
  }

  @Test
  void codes_stay_if_they_are_wanted() throws IOException {
    CommandLineRun.of(
        "corpus",
        "convert",
        "--tags",
        "keep",
        "--input",
        write("memory", TMX),
        "--format",
        "tmx",
        "--source-lang=de",
        "--target-lang=en",
        "--output",
        folder.resolve("m.tsv"));

    assertThat(lines("m.tsv")).containsExactly("Ein [b]Haus\tA house", "Ja\tYes");
  }

  @Test
  void a_table_becomes_lines_and_lines_become_a_table() throws IOException {
    write("t.tsv", "1\tGo.\tGeh.\n2\tHi.\tHallo!\n");
    CommandLineRun.of(
        "corpus",
        "convert",
        "--input",
        folder.resolve("t.tsv"),
        "--source-column",
        3,
        "--target-column",
        2,
        "--output-source",
        folder.resolve("t.de"),
        "--output-target",
        folder.resolve("t.en"));
    assertThat(lines("t.de")).containsExactly("Geh.", "Hallo!");
    Files.writeString(folder.resolve("t.en"), "Go.\twith a tab\nHi.\n");

    CommandLineRun run =
        CommandLineRun.of(
            "corpus",
            "convert",
            "--source",
            folder.resolve("t.de"),
            "--target",
            folder.resolve("t.en"),
            "--output",
            folder.resolve("u.tsv.gz"));

    assertThat(run.err()).isEqualTo("2 pairs\n");
    assertThat(lines("u.tsv.gz")).containsExactly("Geh.\tGo. with a tab", "Hallo!\tHi.");
  }

  @Test
  void a_hostile_file_is_one_line_and_leaves_no_output() throws IOException {
    Path file = write("evil.tmx", "<!DOCTYPE tmx [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + TMX);
    CommandLineRun run =
        CommandLineRun.of(
            "corpus",
            "convert",
            "--input",
            file,
            "--source-lang=de",
            "--target-lang=en",
            "--output-source",
            folder.resolve("o.de"),
            "--output-target",
            folder.resolve("o.en"));

    assertThat(run.err())
        .isEqualTo(
            "dragoman: "
                + file
                + ": line 1: the document type declares entities or elements, which is not"
                + " allowed: remove the part in [ ]\n");
    assertThat(run.code()).isEqualTo(1);
    assertThat(folder.resolve("o.de")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--input x.tmx --output a|x.tmx: give the languages to take: --source-lang and"
            + " --target-lang",
        "--input x --output a|x: its name tells no format: give --format tsv, tmx or xliff",
        "--input x --source y --target z --output a|give either --input, or --source and --target",
        "--source y --output a|give either --input, or --source and --target",
        "--output a|give either --input, or --source and --target",
        "--input x.tsv --output a --output-source b|give either --output, or --output-source and"
            + " --output-target",
        "--input x.tsv --output-source a|give either --output, or --output-source and"
            + " --output-target",
        "--input x.tsv --output-source a --output-target ./a|a would be written twice: give"
            + " different files",
        "--input x.tsv --source-column 0 --output a|columns are 0 and 2: give two different"
            + " ones, the first is 1",
        "--input x.tmx --source-lang de --target-lang de-AT --output a|languages 'de' and"
            + " 'de-AT' overlap: give two such as de and en",
      })
  void wrong_use_is_one_line_and_code_2(String line, String message) {
    CommandLineRun run = CommandLineRun.of((Object[]) ("corpus convert " + line).split(" "));

    assertThat(run.err())
        .isEqualTo("dragoman: " + message + " (see dragoman corpus convert --help)\n");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void commands_that_read_text_read_zstd() throws IOException {
    Path file = write("x.de.zst", "ein Haus\nein Hund\n");

    assertThat(CommandLineRun.of("subword", "vocab", "--input", file).lines())
        .containsExactly("ein 2", "Haus 1", "Hund 1");
  }

  @Test
  void help_fits_the_terminal() {
    for (String command : List.of("convert", "get")) {
      CommandLineRun run = CommandLineRun.of("corpus", command, "--help");
      assertThat(run.code()).isZero();
      assertThat(run.out()).contains("Usage: dragoman corpus " + command);
      assertThat(run.out().lines()).allMatch(each -> each.length() <= 80);
    }
  }
}
