package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of two sources that copies words, on the command line. */
class RichSourcesTest {
  @TempDir static Path folder;

  private static TinyProject project;

  @BeforeAll
  static void train() {
    project = TinyProject.in(folder);
    CommandLineRun run = train("model", true);
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static CommandLineRun train(String model, boolean valid) {
    return CommandLineRun.of(
        "train",
        "--train-source",
        project.file("train.en"),
        "--train-target",
        project.file("train.de"),
        "--valid-source",
        project.file("valid.en"),
        "--valid-target",
        project.file("valid.de"),
        "--train-extra-source",
        project.file("train.en"),
        valid ? "--valid-extra-source" : "--alignments",
        project.file("valid.en"),
        "--model",
        project.file(model),
        "--set",
        "training.max-epochs=1",
        "model.decoder.variant.copy=true",
        "data.source-subwords=learn-bpe:10",
        "data.target-subwords=learn-bpe:10",
        "data.vocabulary-min-frequency=1",
        "model.encoder.embedding=4",
        "model.encoder.hidden=4",
        "model.decoder.embedding=4",
        "model.decoder.hidden=4",
        "model.decoder.readout=4",
        "model.attention.units=4",
        "training.batch-size=8");
  }

  private static CommandLineRun translate(String model, Object... extra) {
    Object[] all = new Object[5 + extra.length];
    System.arraycopy(
        new Object[] {
          "translate", "--model", project.file(model), "--input", project.file("test.en")
        },
        0,
        all,
        0,
        5);
    System.arraycopy(extra, 0, all, 5, extra.length);
    return CommandLineRun.of(all);
  }

  @Test
  void as_many_lines_come_out_as_went_in() {
    CommandLineRun run = translate("model", "--extra-input", project.file("test.en"));
    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSize(10);
  }

  @Test
  void lengths_are_learned_from_the_first_source() {
    Object[] learning = {
      "length-model",
      "--model",
      project.file("model"),
      "--source",
      project.file("train.en"),
      "--extra-source",
      project.file("train.en"),
      "--target",
      project.file("train.de")
    };
    CommandLineRun learned = CommandLineRun.of(learning);
    assertThat(learned.err()).contains("length-model.safetensors: 45 pairs");
    Object[] options = {
      "--extra-input",
      project.file("test.en"),
      "--brevity-penalty",
      "1",
      "--length-ratio",
      "learned",
      "--n-best",
      "2"
    };
    CommandLineRun run = translate("model", options);
    assertThat(run.lines()).as(run.err()).hasSize(20);
    Object[] batch = Arrays.copyOf(options, options.length + 2);
    batch[options.length] = "--batch";
    batch[options.length + 1] = "3";
    assertThat(translate("model", batch).lines()).isEqualTo(run.lines());
    learning[5] = "--target";
    learning[6] = project.file("train.de");
    assertThat(CommandLineRun.of(Arrays.copyOf(learning, 7)).code()).isEqualTo(1);
  }

  @Test
  void a_quantized_copy_has_all_files() {
    CommandLineRun copy =
        CommandLineRun.of(
            "quantize", "--model", project.file("model"), "--output", project.file("small"));
    assertThat(copy.code()).isZero();
    CommandLineRun run = translate("small", "--extra-input", project.file("test.en"));
    assertThat(run.lines()).hasSize(10);
  }

  @Test
  void sources_that_are_missing_are_misuse() {
    assertThat(translate("model").code()).isEqualTo(2);
    assertThat(translate("model").err())
        .contains("--extra-input is given 0 times but the model reads 2 sources: give it 1 times");
    CommandLineRun half = train("other", false);
    assertThat(half.code()).isEqualTo(2);
    assertThat(half.err())
        .contains(
            "--train-extra-source is given 1 times but --valid-extra-source 0: give both for each"
                + " source");
  }

  @Test
  void inputs_of_other_lengths_are_refused() throws Exception {
    for (List<String> lines : List.of(List.of("the"), List.of("the".repeat(11).split("(?<=e)")))) {
      Path extra = Files.write(folder.resolve("extra"), lines);
      CommandLineRun run = translate("model", "--extra-input", extra);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err())
          .contains(
              lines.size() == 1
                  ? "line 2: fewer lines than the first source"
                  : "line 11: more lines than the first source");
    }
  }

  @Test
  void info_tells_what_is_read() {
    CommandLineRun run = CommandLineRun.of("info", "--model", project.file("model"));
    assertThat(run.out()).contains("sources      2, factors none, words may be copied");
  }

  @Test
  void there_is_no_shortlist() {
    CommandLineRun run =
        CommandLineRun.of(
            "shortlist",
            "--model",
            project.file("model"),
            "--source",
            project.file("train.en"),
            "--target",
            project.file("train.de"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("for which there is no shortlist: translate without");
  }
}
