package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FineTuningCommandTest {
  @TempDir Path folder;

  private static CommandLineRun tune(TinyProject project, String... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--from",
                project.file("parent"),
                "--train-source",
                project.file("new.en"),
                "--train-target",
                project.file("new.de"),
                "--valid-source",
                project.file("valid.en"),
                "--valid-target",
                project.file("valid.de"),
                "--model",
                project.file("child")));
    arguments.addAll(Arrays.asList(more));
    return CommandLineRun.of(arguments.toArray());
  }

  @Test
  void a_model_learns_a_new_word_and_the_command_run_again_goes_on() throws IOException {
    TinyProject project = TinyProject.in(folder);
    assertThat(project.train("parent", "training.max-updates=3").code()).isZero();
    project.write("new.en", List.of("the green dog.", "the cat sees."));
    project.write("new.de", List.of("der grün Hund.", "der Katze sieht."));

    CommandLineRun first = tune(project, "--set", "training.max-updates=2", "training.seed=3");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err())
        .containsPattern(
            "from         \\S+parent\\S+update-0000003; 1 source and 1 target tokens are new");
    CommandLineRun info = CommandLineRun.of("info", "--model", project.file("child"));
    assertThat(info.out())
        .contains("from         " + project.file("parent") + " at update 3 (SHA-256 ")
        .contains("seed 3")
        .contains(" x 12");

    MoreFiles.deleteRecursively(project.file("parent"), RecursiveDeleteOption.ALLOW_INSECURE);
    CommandLineRun again = tune(project, "--set", "training.max-updates=4", "training.seed=3");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("going on from update 2").doesNotContain("tokens are new");
  }

  @Test
  void a_setting_that_contradicts_the_model_ends_in_one_line() {
    TinyProject project = TinyProject.in(folder);
    assertThat(project.train("parent", "training.max-updates=1").code()).isZero();
    project.write("new.en", List.of("the dog."));
    project.write("new.de", List.of("der Hund."));
    CommandLineRun run = tune(project, "--set", "model.encoder.hidden=7");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "dragoman: --from "
                + project.file("parent")
                + ": that model has other settings: model.encoder.hidden is 7 but there 12: leave"
                + " them out\n");
  }
}
