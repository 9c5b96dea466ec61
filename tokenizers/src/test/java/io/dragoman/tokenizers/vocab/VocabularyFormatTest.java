package io.dragoman.tokenizers.vocab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VocabularyFormatTest {
  private static final String SPECIALS = "<pad>\n<s>\n</s>\n<unk>\n";
  private static final List<String> ODD =
      List.of(
          "<pad>",
          "<s>",
          "</s>",
          "<unk>",
          "yes",
          "no",
          "null",
          "~",
          "true",
          "on",
          "y",
          "1",
          "1.5",
          "0x1F",
          "1_000",
          "2001-01-01",
          "12:30:45",
          ":",
          "#",
          "-",
          "?",
          "!",
          "&a",
          "*a",
          "%",
          "@",
          "`",
          "|",
          ">",
          "{",
          "}",
          "[",
          "]",
          ",",
          "'",
          "\"",
          "''",
          "\\",
          "\\n",
          "<<",
          "=",
          "---",
          "...",
          "a: b",
          "a #b",
          " a",
          "a ",
          " ",
          "\u00A0",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "\u200B",
          "\u007F",
          "\u0001",
          "\t",
          "é",
          "e\u0301",
          "日本",
          "😀",
          "￭.",
          "￭％0020￭",
          "\uE000",
          "key: 1",
          "\uFFFD",
          ".inf",
          ".nan");

  @TempDir private Path directory;

  private Path file(String name, String content) {
    try {
      return Files.writeString(directory.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refuses(String name, String content, String message) {
    Path file = file(name, content);
    assertThatThrownBy(() -> VocabularyFormat.read(file))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(file + ": " + message);
  }

  @Test
  void plain_lines_are_ids_in_order() {
    Vocabulary vocabulary = VocabularyFormat.read(file("v.txt", SPECIALS + "ein\nHaus"));
    assertThat(vocabulary.id("Haus")).isEqualTo(5);
    assertThat(VocabularyFormat.read(file("w.txt", SPECIALS.replace("\n", "\r\n") + "x\r\n")))
        .isEqualTo(Vocabulary.of(List.of("<pad>", "<s>", "</s>", "<unk>", "x")));
  }

  @Test
  void plain_and_yaml_keep_every_odd_token() {
    Vocabulary odd = Vocabulary.of(ODD);
    VocabularyFormat.write(odd, directory.resolve("v.vocab"));
    VocabularyFormat.writeYaml(odd, directory.resolve("v.yml"));
    assertThat(VocabularyFormat.read(directory.resolve("v.vocab")).tokens()).isEqualTo(ODD);
    assertThat(VocabularyFormat.read(directory.resolve("v.yml")).tokens()).isEqualTo(ODD);
  }

  @Test
  void yaml_keeps_line_breaks_and_very_long_tokens() throws IOException {
    List<String> tokens = new ArrayList<>(List.of("</s>", "<unk>", "a\nb", "\r"));
    tokens.add("長".repeat(3_000));
    tokens.add("z".repeat(1_020));
    Path file = directory.resolve("v.yaml");
    VocabularyFormat.writeYaml(Vocabulary.of(tokens), file);
    assertThat(VocabularyFormat.read(file).tokens()).isEqualTo(tokens);
    assertThat(Files.readString(file)).startsWith("\"</s>\": 0\n\"<unk>\": 1\n\"a\\u000Ab\": 2\n");
  }

  @Test
  void the_hash_is_the_checksum_of_the_plain_file() throws IOException {
    Vocabulary vocabulary = Vocabulary.of(ODD);
    Path file = directory.resolve("v.txt");
    VocabularyFormat.write(vocabulary, file);
    assertThat(vocabulary.hash())
        .isEqualTo(MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString());
  }

  @Test
  void marian_yaml_is_read_as_text() {
    String yaml = "</s>: 0\n<unk>: 1\n\"the\": 2\nyes: 3\n~: 4\n'it''s': 6\n2001-01-01: 5\n";
    for (String name : List.of("v.yml", "v.YAML", "v.txt")) {
      Vocabulary vocabulary = VocabularyFormat.read(file(name, yaml));
      assertThat(vocabulary.tokens())
          .containsExactly("</s>", "<unk>", "the", "yes", "~", "2001-01-01", "it's");
      assertThat(vocabulary.pad()).isEqualTo(-1);
    }
  }

  @Test
  void nematus_json_is_read_with_its_escapes() {
    String json =
        "{\n  \"eos\": 0,\n  \"UNK\": 1,\n  \"\\u00e9\\ud83d\\ude00\": 3, \"a\\\"\": 2}\n";
    for (String name : List.of("v.json", "v.dict")) {
      Vocabulary vocabulary = VocabularyFormat.read(file(name, json));
      assertThat(vocabulary.tokens()).containsExactly("</s>", "<unk>", "a\"", "é😀");
      assertThat(vocabulary.eos()).isZero();
    }
    String newer = "{\"<EOS>\": 0, \"<GO>\": 1, \"<UNK>\": 2, \"eos\": 3}";
    assertThat(VocabularyFormat.read(file("n.json", newer)).tokens())
        .containsExactly("</s>", "<s>", "<unk>", "eos");
  }

  @Test
  void plain_vocabularies_with_brackets_are_not_taken_for_json() {
    String plain = "{\n\"\n:\n" + SPECIALS;
    assertThat(VocabularyFormat.read(file("v", plain)).token(0)).isEqualTo("{");
  }

  @Test
  void plain_faults_name_their_line() {
    StringBuilder many = new StringBuilder(SPECIALS);
    for (int i = 0; i < 1_200; i++) {
      many.append("w").append(i).append('\n');
    }
    refuses("v", many + "w1\n", "line 1,205: token 'w1' repeats line 6: remove one");
    refuses("v", SPECIALS + "a\n\nb\n", "line 6: is empty: remove the line");
    refuses("v", "", "is empty: write one token per line");
    refuses(
        "v",
        "<pad>\n<s>\n</s>\n",
        "line 3: the file ends without token '<unk>': add it on a line of its own");
    refuses(
        "v",
        "\uFEFF" + SPECIALS,
        "line 1: starts with a byte order mark: save it as UTF-8 without one");
  }

  @Test
  void bytes_that_are_not_utf8_name_line_and_byte() throws IOException {
    Path file = directory.resolve("v.txt");
    Files.write(file, (SPECIALS + "Stra\u00DFe\nM\u00FCll\n").getBytes(UTF_8));
    byte[] latin = (SPECIALS + "ok\nM\u00FCll\n").getBytes(ISO_8859_1);
    assertThat(VocabularyFormat.read(file).contains("Straße")).isTrue();
    Files.write(file, latin);
    assertThatThrownBy(() -> VocabularyFormat.read(file))
        .isInstanceOfSatisfying(
            DataFormatException.class,
            e -> {
              assertThat(e.line()).isEqualTo(6);
              assertThat(e.file()).isEqualTo(file.toString());
            })
        .hasMessage(
            file
                + ": line 6: byte 0xFC at byte 2 of the line is not UTF-8:"
                + " convert the file to UTF-8");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xE2, (byte) 0x82});
    assertThatThrownBy(() -> VocabularyFormat.read(file))
        .hasMessageContaining("line 2: byte 0xE2 at byte 1 of the line is not UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "</s>: 0;<unk>: 1;a: 1|line 3: id 1 of token 'a' is that of '<unk>' on line 2:"
            + " give each token its own id",
        "</s>: 0;<unk>: 1;a: 2;a: 3|line 4: token 'a' repeats line 3: remove one",
        "</s>: 0;<unk>: 1;a: 3|no token has id 2 but one has 3:"
            + " number the tokens from 0 without gaps",
        "</s>: 0;<unk>: -1|line 2: id -1 of token '<unk>' is out of range:"
            + " number the tokens from 0 without gaps",
        "</s>: 0;<unk>: 1;a: 99999999999|line 3: id 99,999,999,999 of token 'a' is out of range:"
            + " number the tokens from 0 without gaps",
        "</s>: 0;<unk>: b|line 2: token '<unk>' has no whole number as its id: give it one",
        "</s>: 0;a: [1]|line 2: token 'a' has no whole number as its id: give it one",
        "</s>: 0;\"\": 1|line 2: the token is empty: remove the entry",
        "</s>: 0;a: 1|has none of the tokens '<unk>', '<UNK>', 'UNK': add one",
        "<unk>: 0;a: 1|has none of the tokens '</s>', '<EOS>', 'eos': add one",
        "- a;- b|is not a map from token to id: write lines such as \"house\": 17",
        "</s>: 0;<unk>: 1;--- ;a: 1|line 4: more text follows the map: keep one map only",
      })
  void yaml_faults_name_their_line(String yaml, String message) {
    refuses("v.yml", yaml.replace(';', '\n') + "\n", message);
  }

  @Test
  void json_faults_name_their_line() {
    refuses(
        "v.json",
        "{\"</s>\": 0,\n\"<unk>\": 1,\n\"a\": 1.5}",
        "line 3: token 'a' has no whole number as its id: give it one");
    refuses(
        "v.json",
        "{\"</s>\": 0,\n\"<unk>\": 1,\n\"\\ud83d\": 2}",
        "vocabulary: token of id 2 holds half a surrogate pair: remove it: correct the file");
    Path broken = file("v.json", "{\"</s>\": 0,\n\"<unk>\" 1}");
    assertThatThrownBy(() -> VocabularyFormat.read(broken))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith(broken + ": line 2: Unexpected character ('1'")
        .hasMessageEndingWith(": correct the syntax");
    Path cut = file("w.json", "{\"</s>\": 0,\n\"<unk>\": 1");
    assertThatThrownBy(() -> VocabularyFormat.read(cut))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith(cut + ": line 2: ");
  }

  @Test
  void yaml_syntax_faults_name_their_line() {
    Path broken = file("v.yml", "</s>: 0\n<unk>: 1\n\"a: 2\n");
    assertThatThrownBy(() -> VocabularyFormat.read(broken))
        .isInstanceOf(DataFormatException.class)
        .hasMessageMatching(".*v.yml: line \\d+: [^\\n]+: correct the syntax");
  }

  @Test
  void a_missing_file_is_named() {
    Path absent = directory.resolve("none.txt");
    assertThatThrownBy(() -> VocabularyFormat.read(absent))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(absent + ": no such file: check the path");
  }

  @Test
  void what_plain_cannot_hold_is_refused_before_writing() {
    Path file = directory.resolve("v.txt");
    Vocabulary breaks = Vocabulary.of(List.of("<pad>", "<s>", "</s>", "<unk>", "a\rb"));
    assertThatThrownBy(() -> VocabularyFormat.write(breaks, file))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(file + ": line 5: the token contains a line break: write YAML instead");
    Vocabulary marian = Vocabulary.of(List.of("</s>", "<unk>"));
    assertThatThrownBy(() -> VocabularyFormat.write(marian, file))
        .hasMessage(file + ": the plain format needs token '<pad>': write YAML instead");
    assertThat(file).doesNotExist();
  }

  @Test
  void a_file_that_cannot_be_written_is_named() {
    Vocabulary vocabulary = Vocabulary.of(ODD);
    Path file = directory.resolve("absent").resolve("v.txt");
    assertThatThrownBy(() -> VocabularyFormat.write(vocabulary, file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(file + ": cannot be written: ");
    assertThatThrownBy(() -> VocabularyFormat.writeYaml(vocabulary, file))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> VocabularyFormat.read(directory))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(directory + ": cannot be read: ");
  }
}
