package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ObjectArrays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lengths that are learned, and translating with them. */
class LengthModelCommandTest {
  @TempDir static Path folder;

  private static TinyProject project;

  @BeforeAll
  static void train() {
    project = TinyProject.in(folder);
    CommandLineRun run =
        project.train(
            "model",
            "training.max-epochs=6",
            "search.brevity-penalty=0.5",
            "search.length-ratio=learned");
    assertThat(run.code()).as("validation does without").isZero();
  }

  private static CommandLineRun learn(String model, Object... more) {
    Object[] arguments = {
      "length-model",
      "--model",
      project.file(model),
      "--source",
      project.file("train.en"),
      "--target",
      project.file("train.de")
    };
    return CommandLineRun.of(ObjectArrays.concat(arguments, more, Object.class));
  }

  private static CommandLineRun translate(String model, Object... more) {
    Object[] arguments = {
      "translate", "--model", project.file(model), "--input", project.file("test.en")
    };
    return CommandLineRun.of(ObjectArrays.concat(arguments, more, Object.class));
  }

  private static Path checkpoint(String model) throws IOException {
    return project.file(model).resolve(project.read(model + "/best").strip());
  }

  @Test
  void lengths_are_learned_and_used() throws IOException {
    CommandLineRun run = learn("model");
    assertThat(run.err())
        .startsWith(checkpoint("model").resolve("length-model.safetensors") + ": 45 pairs (ridge ")
        .contains("; on 5 others R^2 ")
        .contains(" tokens; constant ratio 1.0000: ");
    assertThat(run.code()).isZero();
    List<String> configured = translate("model", "--n-best", "2").lines();
    assertThat(translate("model", "--n-best", "2", "--length-ratio", "learned").lines())
        .isEqualTo(configured);
    assertThat(translate("model", "--n-best", "2", "--length-ratio", "3").lines())
        .hasSameSizeAs(configured)
        .isNotEqualTo(configured);
    assertThat(translate("model", "--n-best", "2", "--batch", "3", "--threads", "2").lines())
        .isEqualTo(configured);
    Path page = folder.resolve("page.html");
    assertThat(translate("model", "--explain", page, "--explain-lines", "1").code()).isZero();
    assertThat(Files.readString(page)).doesNotContain("\"expected\":null");
    assertThat(translate("model", "--model", project.file("model"), "--beam", "2").code())
        .as("an ensemble")
        .isZero();
  }

  @Test
  void without_a_length_model_its_command_is_named() throws IOException {
    CommandLineRun quantized =
        CommandLineRun.of(
            "quantize", "--model", project.file("model"), "--output", project.file("small"));
    assertThat(quantized.code()).isZero();
    CommandLineRun run = translate("small");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "dragoman: "
                + checkpoint("small").resolve("length-model.safetensors")
                + ": does not exist: make it with \"dragoman length-model\" from the training"
                + " text\n");
    assertThat(translate("small", "--brevity-penalty", "0").code()).isZero();
    assertThat(translate("small", "--length-ratio", "1").code()).isZero();
    assertThat(learn("small").code()).isZero();
    assertThat(translate("small").code()).isZero();
  }

  @Test
  void a_ratio_is_a_number_or_learned() {
    CommandLineRun run = translate("model", "--length-ratio", "long");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "dragoman: invalid value for option '--length-ratio': 'long' is not a number or"
                + " learned");
    assertThat(translate("model", "--length-ratio", "-1").err())
        .startsWith("dragoman: --length-ratio is -1.0: must be 0 or more");
  }
}
