package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of bad input: one line that says what, where and what to do, and exit code 1. */
class BadInputTest {
  @TempDir Path folder;

  private TinyProject project;

  @BeforeEach
  void write() {
    project = TinyProject.in(folder);
  }

  private static void fails(CommandLineRun run, String message) {
    assertThat(run.err()).endsWith("dragoman: " + message + "\n");
    assertThat(run.err().lines().filter(line -> line.startsWith("dragoman: "))).hasSize(1);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void missing_file() throws IOException {
    Files.delete(project.file("train.de"));

    fails(project.train("model"), project.file("train.de") + ": no such file");
  }

  @Test
  void different_line_counts_in_training() {
    project.write("train.de", List.of("eins", "zwei"));

    fails(
        project.train("model"),
        project.file("train.en")
            + " has 50 lines but "
            + project.file("train.de")
            + " has 2: line n of one must translate line n of the other");
  }

  @Test
  void different_line_counts_in_evaluation() {
    fails(
        CommandLineRun.of(
            "evaluate",
            "--hypothesis",
            project.file("test.de"),
            "--reference",
            project.file("train.de")),
        project.file("test.de")
            + " has 10 lines but "
            + project.file("train.de")
            + " has 50: line n of one must belong to line n of the other");
  }

  @Test
  void invalid_utf_8_in_training() {
    project.write("valid.en", new byte[] {'a', '\n', 'b', (byte) 0xC3, '\n'});

    fails(
        project.train("model"),
        project.file("valid.en")
            + ": line 2: not UTF-8 at byte offset 3 (0xC3): convert the file to UTF-8");
  }

  @Test
  void invalid_utf_8_in_translation() {
    project.train("model", "training.max-updates=1");
    Path output = project.file("out");
    CommandLineRun run =
        CommandLineRun.withInput(
            new byte[] {'a', '\n', (byte) 0xFF, '\n'},
            "translate",
            "--model",
            project.file("model"),
            "--output",
            output);

    fails(
        run,
        "standard input: line 2: not UTF-8 at byte offset 2 (0xFF): convert the file to UTF-8");
    assertThat(output).doesNotExist();
  }

  @Test
  void empty_file() {
    project.write("train.en", new byte[0]);
    project.write("train.de", new byte[0]);

    fails(
        project.train("model"),
        project.file("train.en") + ": empty: it must have at least one line");
  }

  @Test
  void empty_file_in_evaluation() {
    Path empty = project.write("empty", new byte[0]);

    fails(
        CommandLineRun.of(
            "evaluate", "--hypothesis", empty, "--reference", project.file("test.de")),
        empty + ": empty: it must have at least one line");
  }

  @Test
  void empty_text_for_a_vocabulary() {
    fails(
        CommandLineRun.of("vocab", "--output", project.file("v")),
        "standard input: has no token: give a text");
  }

  @Test
  void no_model_directory() {
    Path model = project.file("nowhere");

    fails(
        translate(model), model + ": there is no such model directory: check --model or train one");
    fails(
        CommandLineRun.of("info", "--model", model),
        model + ": there is no such model directory: check --model or train one");
  }

  @Test
  void model_directory_with_a_missing_file() throws IOException {
    Path checkpoint = trained();
    Files.delete(checkpoint.resolve("target.vocab"));
    Files.delete(checkpoint.resolve("config.yaml"));

    fails(
        translate(project.file("model")),
        checkpoint
            + ": not a complete model: missing config.yaml, target.vocab: restore them or train"
            + " again");
  }

  @Test
  void model_directory_with_a_truncated_file() throws IOException {
    Path weights = trained().resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));

    CommandLineRun run = translate(project.file("model"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("dragoman: " + weights + ": ").hasLineCount(1);
  }

  @Test
  void model_directory_with_a_truncated_state() throws IOException {
    Path state = trained().resolve("state.json");
    Files.writeString(state, Files.readString(state).substring(0, 20));

    fails(
        translate(project.file("model")),
        state + ": line 3: is damaged: use another checkpoint or train again");
  }

  @Test
  void unknown_key_in_a_file() {
    Path config = project.write("c.yaml", List.of("training:", "  max-epoch: 3"));
    List<Object> arguments = project.training("model");
    arguments.addAll(List.of("--config", config));

    fails(
        CommandLineRun.of(arguments.toArray()),
        config
            + ": line 2: 'training.max-epoch' is not a known key: did you mean"
            + " 'training.max-epochs'?");
  }

  @Test
  void unknown_key_in_an_override() {
    fails(
        project.train("model", "traning.seed=3"),
        "override: 'traning.seed' is not a known key: did you mean 'training.seed'?");
  }

  @Test
  void vocabulary_that_does_not_fit() throws IOException {
    Path file = trained().resolve("source.vocab");
    Files.writeString(file, Files.readString(file) + "extra\n");

    CommandLineRun run = translate(project.file("model"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("dragoman: " + file + ": 13 tokens with hash ")
        .endsWith(": put the model's own vocabulary back\n");
  }

  @Test
  void vocabulary_with_a_fault() {
    Path file = project.write("v", List.of("<pad>", "<s>", "</s>", "<unk>", "a", "a"));
    List<Object> arguments = project.training("model");
    arguments.addAll(List.of("--source-vocabulary", file));

    CommandLineRun run = CommandLineRun.of(arguments.toArray());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("dragoman: " + file + ": line 6: ").hasLineCount(1);
  }

  @Test
  void model_directory_that_cannot_be_written() {
    Path model = project.write("model", "a file in the way".getBytes(UTF_8));

    fails(
        project.train("model"),
        model + ": is a file but must be a model directory: use another --model");
  }

  @Test
  void output_that_cannot_be_written() {
    project.train("model", "training.max-updates=1");
    Path output = project.file("nowhere").resolve("out");

    fails(
        CommandLineRun.of("translate", "--model", project.file("model"), "--output", output),
        output
            + ": cannot be written (java.nio.file.NoSuchFileException: "
            + output
            + ".partial): check path and space");
    fails(
        CommandLineRun.of("translate", "--model", project.file("model"), "--output", folder),
        folder + ": is a directory: give a file");
  }

  @Test
  void other_settings_for_a_run_that_goes_on() {
    project.train("model", "training.max-updates=1");

    fails(
        project.train("model", "training.seed=2"),
        project.file("model")
            + ": holds a run with other settings: training.seed is 2 but was 1: use the same or"
            + " another --model");
  }

  @Test
  void debug_prints_the_place() {
    CommandLineRun run = CommandLineRun.of("info", "--debug", "--model", project.file("nowhere"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("dragoman: ").contains("CheckpointStore.toTranslate");
  }

  private Path trained() throws IOException {
    project.train("model", "training.max-updates=1");
    return project.file("model").resolve("update-0000001");
  }

  private static CommandLineRun translate(Path model) {
    return CommandLineRun.withInput("the dog.\n", "translate", "--model", model);
  }
}
