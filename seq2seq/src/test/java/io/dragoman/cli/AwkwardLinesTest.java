package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a line, as many lines come out as went in. */
class AwkwardLinesTest {
  /** None ends with CR, which would belong to the end of the line. */
  private static final List<String> ODD =
      List.of(
          "",
          "   ",
          "\t",
          "\u2028",
          "\u0085",
          "\u000B x \f",
          "a\rb",
          "\u200B",
          "\uFEFF",
          "\u00A0",
          "\u3000x\u3000",
          "\u0000",
          "\u0001\u001F\u007F",
          "\u0301",
          "e\u0301\u0301\u0301",
          "\uD83D\uDE00\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "\uD835\uDD18\uD835\uDD2B",
          "\uD7FF\uE000\uFFFD\uFFFF",
          "\u0627\u0644\u0633",
          "\u65E5\u672C\u8A9E\u306E\u6587\u3067\u3059\u3002",
          "I\u0307 \u0130 \u0131 \u00DF \u1E9E \u01C5 \uFB01",
          "|||",
          "<s> </s> <unk> <pad>",
          "<0x41> \u2047",
          "\uFFED \uFFEDa \uFFE8 b \uFFE8",
          "@@ a@@ b@@",
          "\u2581 \u2581\u2581a",
          "\uFF05\uFF05 \uFF050041",
          "&amp; &lt; &#124; &",
          "1,000.5 http://a.b/c?d=e&f",
          "x".repeat(1_000),
          "dog ".repeat(300));

  @TempDir static Path folder;

  private static TinyProject project;
  private static List<String> lines;

  @BeforeAll
  static void prepare() {
    project = TinyProject.in(folder);
    lines = new ArrayList<>(ODD);
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 40; i++) {
      StringBuilder line = new StringBuilder();
      for (int part = random.nextInt(1, 5); part > 0; part--) {
        String odd = ODD.get(random.nextInt(ODD.size() - 2));
        line.append(random.nextBoolean() ? "the dog" : odd).append(random.nextBoolean() ? " " : "");
      }
      lines.add(line.toString());
    }
    project.write("odd", lines);
  }

  /** Runs a command on a file, and returns the lines that it writes. */
  private static List<String> run(String file, String command) {
    List<Object> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(List.of("--input", project.file(file)));
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).endsWith("\n");
    return List.of(run.out().substring(0, run.out().length() - 1).split("\n", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "words     | learn-bpe:30            | marks",
        "moses:de  | learn-unigram-bytes:290 | truecase",
        "words     | byte                    | keep"
      })
  void translations_are_one_for_one_and_do_not_depend_on_batches(
      String tokenizer, String subwords, String textCase) {
    String model = "model-" + textCase;
    CommandLineRun training =
        project.train(
            model,
            "training.max-epochs=1",
            "data.source-tokenizer=" + tokenizer,
            "data.target-tokenizer=" + tokenizer,
            "data.source-subwords=" + subwords,
            "data.target-subwords=" + subwords,
            "data.case=" + textCase);
    assertThat(training.code()).as(training.err()).isZero();
    String translate = "translate --max-length 40 --beam 2 --model " + project.file(model);

    List<String> translations = run("odd", translate + " --batch 16 --threads 2");

    assertThat(translations).hasSameSizeAs(lines);
    assertThat(translations.subList(0, 3)).containsExactly("", "", "");
    assertThat(run("odd", translate + " --batch 1 --threads 1")).isEqualTo(translations);
  }

  @ParameterizedTest
  @ValueSource(strings = {"words", "analyzer:german"})
  void tokens_restore_every_line(String tokenizer) {
    List<String> tokens = run("odd", "tokenize --tokenizer " + tokenizer);
    assertThat(tokens).hasSameSizeAs(lines);
    project.write("tokens", tokens);
    List<String> restored = run("tokens", "detokenize --tokenizer " + tokenizer);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(restored.get(i)).as("line %d", i + 1).isEqualTo(lines.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tokenize --tokenizer whitespace",
        "tokenize --tokenizer moses:en,aggressive",
        "detokenize --tokenizer moses:en",
        "normalize --normalization nfkc+punctuation:de+unicode-punctuation+printable+spaces",
        "subword apply --type char",
        "subword apply --type byte",
        "subword undo",
        "truecase undo"
      })
  void filters_give_a_line_for_a_line(String command) {
    assertThat(run("odd", command)).hasSameSizeAs(lines);
  }

  @Test
  void filters_with_models_give_a_line_for_a_line() {
    for (String learn : List.of("truecase learn", "subword learn --size 20")) {
      List<Object> arguments = new ArrayList<>(List.of(learn.split(" ")));
      arguments.addAll(List.of("--input", project.file("odd")));
      arguments.addAll(List.of("--output", project.file("learned")));
      assertThat(CommandLineRun.of(arguments.toArray()).code()).isZero();
      String apply =
          learn.startsWith("subword") ? "subword apply --codes " : "truecase apply --model ";
      assertThat(run("odd", apply + project.file("learned"))).hasSameSizeAs(lines);
    }
  }
}
