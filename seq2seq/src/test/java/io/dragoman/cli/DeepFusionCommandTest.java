package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.experiment.TranslationModel;
import io.dragoman.model.EncoderConfig;
import io.dragoman.sequence.LanguageModel;
import io.dragoman.sequence.TextTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DeepFusionCommandTest {
  @TempDir Path folder;

  private TinyProject project;

  @BeforeEach
  void trainBoth() {
    project = TinyProject.in(folder);
    assertThat(project.train("parent", "training.max-updates=3").code()).isZero();
    LanguageModel.create(
            TextTokens.of(TranslationModel.load(project.file("parent")).target().vocabulary()),
            new EncoderConfig(6, "gru", 7, 1, false),
            0f,
            false,
            2)
        .save(project.file("lm"));
  }

  private CommandLineRun fuse(String languageModel, String... settings) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--from",
                project.file("parent"),
                "--deep-fusion",
                project.file(languageModel),
                "--train-source",
                project.file("train.en"),
                "--train-target",
                project.file("train.de"),
                "--valid-source",
                project.file("valid.en"),
                "--valid-target",
                project.file("valid.de"),
                "--model",
                project.file("fused"),
                "--set"));
    arguments.addAll(Arrays.asList(settings));
    return CommandLineRun.of(arguments.toArray());
  }

  @Test
  void a_model_takes_a_language_model_in_and_translates_without_its_folder() throws Exception {
    String freeze = "training.freeze=encoder.*,decoder.attention.*";
    CommandLineRun first = fuse("lm", "training.max-updates=2", freeze);
    assertThat(first.code()).as(first.err()).isZero();
    CommandLineRun again = fuse("lm", "training.max-updates=4", freeze);
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("going on from update 2");

    Files.move(project.file("lm"), project.file("elsewhere"));
    CommandLineRun info =
        CommandLineRun.of("info", "--model", project.file("fused"), "--parameters");
    assertThat(info.out())
        .contains("fusion       language model of 1 layer gru x 7, embeddings 6\n")
        .contains("  decoder.fusion.gate.weight")
        .contains("  decoder.fusion.readout.weight");
    CommandLineRun translation =
        CommandLineRun.of(
            "translate", "--model", project.file("fused"), "--input", project.file("test.en"));
    assertThat(translation.code()).as(translation.err()).isZero();
    assertThat(translation.out().lines()).hasSize(10);
  }

  @Test
  void a_folder_without_a_language_model_ends_in_one_line() {
    CommandLineRun run = fuse("nowhere", "training.max-updates=2");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("dragoman: " + project.file("nowhere")).hasLineCount(1);
  }
}
