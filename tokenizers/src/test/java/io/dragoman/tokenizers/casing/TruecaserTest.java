package io.dragoman.tokenizers.casing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tokenizers.vocab.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected lines are those of {@code truecase.perl} and {@code detruecase.perl}. */
final class TruecaserTest {
  private static final Truecaser MODEL =
      Truecaser.parse(
          """
          the (90/100) The (9) THE (1)
          Apple (2/3) apple (1)
          Haus (7/7)
          cat (1/2) Cat (1)
          NASA (3/3)
          λόγοσ (2/2)
          """);

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "The Cat sat .! the Cat sat .",
        "( \" The Cat! ( \" the Cat",
        "&quot; THE END . THE END! &quot; the END . the END",
        "Apple . Apple apple APPLE : haus! Apple . Apple apple Apple : Haus",
        "haus HAUS Haus nasa Nasa! Haus Haus Haus NASA NASA",
        "The. The ? THE . The! The. The ? the . the",
        "unknown Unknown UNKNOWN! unknown Unknown UNKNOWN",
        "The|DT HAUS|NN The|DT! the|DT Haus|NN The|DT",
        "|x The |THE! |x The |THE",
        "~~! ~~",
        "~  The   CAT ~! the cat",
        "hello THE x&apos; THE! hello THE x&apos; THE",
        "ΛΌΓΟΣ ΛΌΓΟΣ λόγος! λόγοσ λόγοσ λόγος",
        "' The &#91; The [ The! ' the &#91; The [ The",
        "The\u00A0CAT\u2028Cat! the cat Cat",
      })
  void lines_come_out_as_from_moses(String line, String expected) {
    assertThat(TruecasedLines.apply(MODEL, line)).isEqualTo(expected);
  }

  @Test
  void tags_keep_their_place_and_count_for_nothing() {
    assertThat(TruecasedLines.apply(MODEL, "<seg id=\"The 1\"> The CAT </seg>"))
        .isEqualTo("<seg id=\"The 1\"> the cat </seg>");
    assertThat(TruecasedLines.apply(MODEL, "Haus<br/>THE x<The < The >"))
        .isEqualTo("Haus<br/>THE x<The < The >");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "the cat sat . the dog; The cat sat . The dog",
        "( the \" dog; ( The \" dog",
        "Hello ! ' you; Hello ! ' You",
        "ärger : über ? ßa; Ärger : Über ? SSa",
        "~  two   spaces  ~; Two spaces",
        "~~; ~~",
        "ﬁn . ǆep . 𐐨x; FIn . Ǆep . 𐐀x",
        "<b> the; <b> the",
        "e.g. the; E.g. the",
      })
  void undoing_capitalizes_sentences_as_moses_does(String line, String expected) {
    assertThat(TruecasedLines.undo(line)).isEqualTo(expected);
  }

  @Test
  void a_file_is_written_as_it_was_read() throws IOException {
    Path file = directory.resolve("model");
    MODEL.write(file);
    Truecaser read = Truecaser.read(file);

    assertThat(read.lines()).isEqualTo(MODEL.lines()).hasSize(6);
    assertThat(read.hash()).isEqualTo(MODEL.hash()).hasSize(64);
    assertThat(read.size()).isEqualTo(6);
    assertThat(Files.writeString(file, "the (1/1)")).satisfies(this::isRead);
  }

  private void isRead(Path file) {
    assertThat(Truecaser.read(file).truecase("THE", false)).isEqualTo("the");
    assertThat(Truecaser.read(file).hash()).isNotEqualTo(MODEL.hash());
  }

  @Test
  void fractions_of_counts_are_read() {
    assertThat(Truecaser.parse("hello (1/1.1) Hello (0.1)\n").truecase("Hello", false))
        .isEqualTo("Hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"word", "", "word (1)", "word (1/2) Word", "word (1/2) Word (1/2)", "a b"})
  void a_damaged_line_is_told_with_its_number(String line) throws IOException {
    Path file = Files.writeString(directory.resolve("model"), "the (1/1)\n" + line + "\nx (1/1)\n");

    assertThatThrownBy(() -> Truecaser.read(file))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(
            "%s: line 2: '%s' is not a word and its counts: write 'Word (5/7) word (2)'"
                .formatted(file, line));
  }
}
