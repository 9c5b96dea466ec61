package io.dragoman.examples.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.cli.Console;
import io.dragoman.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageModelCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... options) {
    out.reset();
    err.reset();
    Console console = Console.of(InputStream.nullInputStream(), out, err, 0);
    List<String> arguments = new ArrayList<>(List.of("language-model"));
    arguments.addAll(List.of(options));
    return Main.run(
        arguments.toArray(String[]::new), console, List.of(new LanguageModelCommand(console)));
  }

  private int train(String... more) throws IOException {
    Path text = folder.resolve("text");
    Files.write(text, Collections.nCopies(400, "to be or not to be"));
    List<String> options =
        new ArrayList<>(
            List.of("--text", text.toString(), "--output", folder.resolve("lm").toString()));
    options.addAll(List.of("--hidden", "24", "--window", "20", "--batch", "8", "--rate", "0.02"));
    options.addAll(List.of(more));
    return run(options.toArray(String[]::new));
  }

  @Test
  void learns_characters_reports_perplexity_and_writes_on() throws IOException {
    int code = train("--sample", "18", "--temperature", "0.2", "--prefix", "t", "--threads", "1");

    assertThat(err.toString(UTF_8))
        .startsWith("6,832 char tokens to learn, 750 held out, 9 kinds, ")
        .contains("\nepoch   4  updates ");
    assertThat(code).isZero();
    assertThat(perplexity()).isLessThan(1.3);
    assertThat(out.toString(UTF_8)).endsWith("\n\nto be or not to be\n\n");
    assertThat(folder.resolve("lm").resolve("perplexity.svg")).content().contains("held out");
  }

  private double perplexity() {
    return Double.parseDouble(
        out.toString(UTF_8)
            .lines()
            .filter(line -> line.startsWith("held-out perplexity"))
            .map(line -> line.substring(19).trim())
            .findFirst()
            .orElseThrow());
  }

  @Test
  void a_saved_model_scores_lines() throws IOException {
    train("--level", "word", "--sample", "0", "--epochs", "3");
    Path lines = folder.resolve("lines");
    Files.write(lines, List.of("to be or not to be", "be to not or be to"));

    int code = run("--model", folder.resolve("lm").toString(), "--score", lines.toString());

    assertThat(code).isZero();
    List<Double> scores = out.toString(UTF_8).lines().map(Double::valueOf).toList();
    assertThat(scores).hasSize(2);
    assertThat(scores.get(0)).isBetween(scores.get(1) + 5, 0.0);
  }

  @Test
  void training_goes_on_from_saved_weights() throws IOException {
    train("--epochs", "0", "--sample", "0");
    double fresh = perplexity();
    Path start = folder.resolve("start");
    Files.move(folder.resolve("lm"), start);
    train("--epochs", "1", "--sample", "0", "--initial", start.toString());
    double once = perplexity();
    train("--epochs", "1", "--sample", "0");

    assertThat(fresh).isBetween(5.0, 15.0);
    assertThat(perplexity()).isEqualTo(once); // the same seed gives the same weights to start from
    assertThat(once).isLessThan(fresh);
  }

  @Test
  void without_a_text_it_learns_the_phrasebook_and_says_so() {
    int code =
        run(
            "--output",
            folder.resolve("lm").toString(),
            "--hidden",
            "8",
            "--epochs",
            "1",
            "--level",
            "word",
            "--sample",
            "3",
            "--tied",
            "--dropout",
            "0.1",
            "--layers",
            "2");
    assertThat(code).isZero();
    assertThat(err.toString(UTF_8))
        .startsWith("text         generated: the phrasebook (give your own with --text)\n");
  }

  private int main(String... arguments) {
    out.reset();
    err.reset();
    Console console = Console.of(InputStream.nullInputStream(), out, err, 0);
    return Main.run(arguments, console, List.of(new LanguageModelCommand(console)));
  }

  @Test
  void a_model_over_a_translation_model_s_vocabulary_is_fused_with_it() throws IOException {
    String text = folder.resolve("words").toString();
    Files.write(Path.of(text), Collections.nCopies(60, "to be, or not to be!"));
    String translator = folder.resolve("translator").toString();
    String[] settings = {
      "training.max-updates=3",
      "model.encoder.hidden=8",
      "model.decoder.hidden=8",
      "model.encoder.embedding=8",
      "model.decoder.embedding=8"
    };
    List<String> training =
        new ArrayList<>(
            List.of("train", "--train-source", text, "--train-target", text, "--valid-source"));
    training.addAll(List.of(text, "--valid-target", text, "--model", translator, "--set"));
    training.addAll(List.of(settings));
    assertThat(main(training.toArray(String[]::new))).isZero();

    String lm = folder.resolve("lm").toString();
    int code =
        run(
            "--model-vocabulary",
            translator,
            "--text",
            text,
            "--output",
            lm,
            "--hidden",
            "8",
            "--sample",
            "6",
            "--batch",
            "4",
            "--window",
            "8");
    assertThat(code).as(err.toString(UTF_8)).isZero();
    assertThat(err.toString(UTF_8)).contains(" word tokens to learn, ").contains(", 8 kinds, ");
    assertThat(run("--model", lm, "--model-vocabulary", translator, "--score", text)).isZero();
    assertThat(out.toString(UTF_8).lines()).hasSize(60).allMatch(line -> line.startsWith("-"));

    assertThat(
            main(
                "translate",
                "--model",
                translator,
                "--input",
                text,
                "--language-model",
                lm,
                "--lm-weight",
                "2"))
        .isZero();
    assertThat(out.toString(UTF_8).lines()).hasSize(60);
    assertThat(main("translate", "--model", translator, "--input", text, "--lm-weight", "1"))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("dragoman: --lm-weight goes with --language-model");
  }

  @Test
  void wrong_usage_and_missing_files_are_named() {
    assertThat(run("--score", "x")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .startsWith("dragoman: --score: no model to score with: give one with --model (");
    assertThat(run("--level", "byte")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("dragoman: --level is byte: must be char or word (");
    Path missing = folder.resolve("missing");
    assertThat(run("--text", missing.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).startsWith("dragoman: " + missing + ": no such file");
    assertThat(run("--model", missing.toString())).isEqualTo(1);
  }

  private void fails(String text, String message, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("short"), text);
    List<String> options = new ArrayList<>(List.of("--text", file.toString(), "--hidden", "4"));
    options.addAll(List.of("--output", folder.resolve("lm").toString()));
    options.addAll(List.of(more));
    assertThat(run(options.toArray(String[]::new))).isEqualTo(1);
    assertThat(err.toString(UTF_8)).isEqualTo("dragoman: " + file + ": " + message + "\n");
    assertThat(folder.resolve("lm")).doesNotExist();
  }

  @Test
  void a_text_that_is_too_short_is_told() throws IOException {
    fails("", "0 lines: give at least 2, the end is held out");
    fails("to be", "1 lines: give at least 2, the end is held out");
    fails(
        "to be\nor not",
        "6 tokens to learn and 7 held out are too few for --batch 6: give a longer text",
        "--batch",
        "6");
    fails(
        "to be or not\n\n",
        "13 tokens to learn and 1 held out are too few for --batch 2: give a longer text",
        "--batch",
        "2");
  }

  @Test
  void a_short_text_serves_small_batches() throws IOException {
    Path file = Files.writeString(folder.resolve("short"), "to be\nor not\n");
    String place = folder.resolve("lm").toString();
    int code = run("--text", file.toString(), "--batch", "5", "--hidden", "4", "--output", place);

    assertThat(code).isZero();
    assertThat(err.toString(UTF_8)).startsWith("5 char tokens to learn, 6 held out, ");
  }

  @Test
  void wrong_bytes_are_named_with_their_line() throws IOException {
    Path file = folder.resolve("latin");
    Files.write(file, new byte[] {'a', '\n', 'b', (byte) 0xFF, '\n'});

    assertThat(run("--text", file.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).startsWith("dragoman: " + file + ": line 2: ");
  }

  @Test
  void any_line_has_a_score() throws IOException {
    train("--sample", "0", "--epochs", "1");
    Path lines = folder.resolve("lines");
    Files.write(lines, List.of("", "\uD83D\uDE00\u0000 \u2028?", "to be", "x".repeat(5_000)));

    int code = run("--model", folder.resolve("lm").toString(), "--score", lines.toString());

    assertThat(code).isZero();
    List<Double> scores = out.toString(UTF_8).lines().map(Double::valueOf).toList();
    assertThat(scores).hasSize(4).allSatisfy(score -> assertThat(score).isFinite().isNegative());
    assertThat(scores.get(3)).isLessThan(scores.get(2));
  }
}
