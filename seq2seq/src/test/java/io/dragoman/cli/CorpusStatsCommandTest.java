package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusStatsCommandTest {
  @TempDir Path folder;
  private Path german;
  private Path english;

  @BeforeEach
  void write() throws IOException {
    german = Files.writeString(folder.resolve("a.de"), "ein Hund und ein Haus\n\nein Haus\n");
    english = Files.writeString(folder.resolve("a.en"), "a dog and a house\n\nThe house !\n");
  }

  @Test
  void a_table_has_a_column_for_each_file() {
    CommandLineRun run =
        CommandLineRun.of(
            "corpus",
            "stats",
            "--input",
            german,
            english,
            "--tokenizer",
            "whitespace",
            "--sizes",
            "5,1,2");

    assertThat(run.err()).isEmpty();
    assertThat(run.lines())
        .containsExactly(
            "                                 a.de        a.en",
            "lines                               3           3",
            "lines without tokens                1           1",
            "characters                         29          28",
            "tokens                              7           8",
            "tokens per line: mean            2.33        2.67",
            "  median                          2.0         3.0",
            "  most                              5           5",
            "types                               4           6",
            "types per token                0.5714      0.7500",
            "types that occur once      2 (50.00%)  4 (66.67%)",
            "tokens in the top 1 types      42.86%      25.00%",
            "tokens in the top 2 types      71.43%      50.00%",
            "tokens in the top 5 types           -      87.50%",
            "tokens of a.en for one of a.de: median 1.00, 5% of pairs up to 1.00, 95% up to 1.50");
  }

  @Test
  void unknown_words_are_told_against_another_text() throws IOException {
    Path train = Files.writeString(folder.resolve("train.de"), "Ein Haus\n");
    Object[] command = {
      "corpus",
      "stats",
      "--input",
      german,
      "--against",
      train,
      "--sizes",
      "1",
      "--tokenizer",
      "whitespace"
    };
    assertThat(CommandLineRun.of(command).lines())
        .contains("unknown tokens             5 (71.43%)", "unknown types              3 (75.00%)");
    Object[] lowercased = Arrays.copyOf(command, command.length + 1);
    lowercased[command.length] = "--lowercase";
    assertThat(CommandLineRun.of(lowercased).lines())
        .contains("unknown tokens             2 (28.57%)", "unknown types              2 (50.00%)");
  }

  @Test
  void the_report_can_be_json() throws IOException {
    JsonNode report =
        new ObjectMapper()
            .readTree(
                CommandLineRun.of(
                        "corpus",
                        "stats",
                        "--json",
                        "--input",
                        german,
                        english,
                        "--sizes",
                        "2",
                        "--against",
                        english,
                        german)
                    .out());

    assertThat(report.get("files").get(0).toString())
        .isEqualTo(
            "{\"file\":\"a.de\",\"lines\":3,\"empty_lines\":1,\"characters\":29,\"tokens\":7,"
                + "\"types\":4,\"type_token_ratio\":0.5714285714285714,\"singletons\":2,"
                + "\"tokens_per_line\":{\"mean\":2.3333333333333335,\"median\":2.0,\"max\":5},"
                + "\"coverage\":[{\"types\":2,\"tokens\":5}],"
                + "\"unknown\":{\"tokens\":7,\"types\":4},"
                + "\"lines_by_tokens\":{\"0\":1,\"2\":1,\"5\":1}}");
    assertThat(report.get("length_ratio").toString())
        .isEqualTo("{\"pairs\":2,\"median\":1.0,\"percentile_5\":1.0,\"percentile_95\":1.5}");
  }

  @Test
  void a_picture_has_lengths_and_their_ratio() throws IOException {
    Path picture = folder.resolve("p.svg");
    CommandLineRun run =
        CommandLineRun.of("corpus", "stats", "--input", german, english, "--picture", picture);

    assertThat(run.code()).isZero();
    assertThat(Files.readString(picture))
        .startsWith("<?xml")
        .contains("<title>a.de, a.en</title>")
        .contains("tokens per line")
        .contains("length ratio")
        .contains("2: a.de 33.33% (1)")
        .contains("1.00 to 1.05: a.en / a.de 50.00% (1)");
  }

  @Test
  void each_file_may_have_its_tokenizer() {
    CommandLineRun run =
        CommandLineRun.of(
            "corpus",
            "stats",
            "--input",
            german,
            german,
            "--tokenizer",
            "whitespace",
            "analyzer:org.apache.lucene.analysis.cjk.CJKAnalyzer");
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).contains("tokens                          7           7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--input a b c --tokenizer words words|--tokenizer has 2 values but --input has 3 files:"
            + " give one for each",
        "--input a b --against c|--against has 1 values but --input has 2 files: give one for each",
        "--input a --sizes 0|--sizes has 0: must be at least 1",
      })
  void wrong_usage_has_code_2(String options, String message) {
    String[] words = ("corpus stats " + options).split(" ");
    CommandLineRun run = CommandLineRun.of((Object[]) words);

    assertThat(run.err())
        .isEqualTo("dragoman: " + message + " (see dragoman corpus stats --help)\n");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void an_unknown_tokenizer_is_told() {
    CommandLineRun run =
        CommandLineRun.of("corpus", "stats", "--input", german, "--tokenizer", "word");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("tokenizer 'word' is unknown; did you mean 'words'?");
  }
}
