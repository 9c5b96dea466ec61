package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizeCommandsTest {
  private static final String TEXT =
      "It's late,  don't go!\n\n \t(a) \u2028b\u0085\n\u00A0\uFFED 50\uFF05 <s>\r x\n";

  @TempDir static Path folder;

  private static CommandLineRun run(String input, Object... arguments) {
    CommandLineRun run = CommandLineRun.withInput(input, arguments);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return run;
  }

  @Test
  void words_come_back_exactly() {
    String tokens = run(TEXT, "tokenize", "--tokenizer", "words").out();
    assertThat(tokens.split("\n", -1)).hasSize(5);
    assertThat(tokens).startsWith("It ￭'s late ￭,").doesNotContain("  ", " \n", "\n ");
    assertThat(run(tokens, "detokenize", "--tokenizer", "words").out()).isEqualTo(TEXT);
  }

  @Test
  void factors_stand_beside_the_tokens_and_go_again() {
    String text = "Two  dogs ￨ barked.\n\n" + TEXT;
    String tokens = run(text, "tokenize", "--tokenizer", "analyzer:en", "--factors").out();
    assertThat(tokens)
        .startsWith("Two￨two ￭％0020％0020￭￨％0020％0020 dogs￨dog ％FFE8￨％FFE8 barked￨bark ￭.￨.\n\n");
    assertThat(run(tokens, "detokenize", "--tokenizer", "analyzer:en", "--factors").out())
        .isEqualTo(text);
    assertThat(
            run(
                    "Zwei HÄUSER \u2026\n",
                    "tokenize",
                    "--tokenizer",
                    "analyzer:de",
                    "--normalization",
                    "punctuation:de",
                    "--lowercase",
                    "--factors")
                .out())
        .isEqualTo("zwei￨zwei häuser￨haus ...￨...\n");
  }

  @Test
  void a_tokenizer_without_factors_is_refused() {
    CommandLineRun run =
        CommandLineRun.withInput("a\n", "tokenize", "--tokenizer", "whitespace", "--factors");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "dragoman: --factors: tokenizer 'whitespace' has none: use analyzer:NAME (see ");
  }

  @Test
  void moses_tokens_as_its_scripts_make_them() {
    String text = "„Ja“, sagt z.B. Dr. X.\n\nA-B's [x]\n";
    assertThat(run(text, "tokenize", "--tokenizer", "moses:de,aggressive").out())
        .isEqualTo("„ Ja “ , sagt z.B. Dr. X .\n\nA @-@ B &apos; s &#91; x &#93;\n");
    assertThat(
            run(
                    text,
                    "tokenize",
                    "--tokenizer",
                    "moses:de",
                    "--normalization",
                    "punctuation:de",
                    "--lowercase")
                .out())
        .isEqualTo("&quot; ja &quot; , sagt z.b. dr. x .\n\na-b &apos; s &#91; x &#93;\n");
    assertThat(
            run("L&apos; eau , &quot; oui &quot; !\n", "detokenize", "--tokenizer", "moses:fr")
                .out())
        .isEqualTo("L'eau, \"oui\"\u00A0!\n");
  }

  @Test
  void text_is_normalized_alone() {
    assertThat(
            run(
                    "\u201Ea\u201C \u2013 e\u0301\n\n x \n",
                    "normalize",
                    "--normalization",
                    "nfc+punctuation:de")
                .out())
        .isEqualTo("\"a\" - \u00E9\n\nx\n");
  }

  @Test
  void a_model_knows_its_own_text() {
    TinyProject project = TinyProject.in(folder);
    project.train(
        "model",
        "training.max-epochs=1",
        "data.source-tokenizer=moses:en",
        "data.source-normalization=punctuation:en",
        "data.target-tokenizer=moses:fr");
    Path model = project.file("model");
    assertThat(run("\u201Cdog\u201D!\n", "tokenize", "--model", model, "--side", "source").out())
        .isEqualTo("&quot; dog &quot; !\n");
    assertThat(run("l&apos; eau\n", "detokenize", "--model", model, "--side", "target").out())
        .isEqualTo("l'eau\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "tokenize|give one of --tokenizer and --model (see dragoman tokenize --help)",
        "detokenize --tokenizer words --model m --side source|give one of --tokenizer and --model"
            + " (see dragoman detokenize --help)",
        "tokenize --model m|--model and --side go together (see dragoman tokenize --help)",
        "tokenize --tokenizer words --side source|--model and --side go together (see dragoman"
            + " tokenize --help)",
        "normalize|missing required option: '--normalization=SPEC' (see dragoman normalize --help)"
      })
  void wrong_usage_is_told(String line, String message) {
    CommandLineRun run = CommandLineRun.of((Object[]) line.split(" "));
    assertThat(run.err()).isEqualTo("dragoman: " + message + "\n");
    assertThat(run.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "tokenize --tokenizer moses|tokenizer 'moses' is unknown; did you mean 'moses:LANGUAGE'?",
        "tokenize --tokenizer moses:de,penn|tokenizer 'moses:de,penn': 'penn' is not an option:"
            + " write moses:LANGUAGE",
        "normalize --normalization nfx|normalization 'nfx': 'nfx' is no step: write none",
        "tokenize --tokenizer words --normalization x|normalization 'x': 'x' is no step"
      })
  void mistaken_names_are_told(String line, String message) {
    CommandLineRun run = CommandLineRun.of((Object[]) line.split(" "));
    assertThat(run.err()).startsWith("dragoman: " + message).hasLineCount(1);
    assertThat(run.code()).isEqualTo(1);
  }
}
