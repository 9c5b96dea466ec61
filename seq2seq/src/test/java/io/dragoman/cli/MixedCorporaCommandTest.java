package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MixedCorporaCommandTest {
  @TempDir Path folder;
  private TinyProject project;
  private Path source;
  private Path target;

  @BeforeEach
  void writeSecondCorpus() {
    project = TinyProject.in(folder);
    source = project.write("second.en", List.of("the dog.", "a cat."));
    target = project.write("second.de", List.of("der Hund.", "ein Katze."));
  }

  private CommandLineRun train(Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--train-source",
                project.file("train.en"),
                source,
                "--train-target",
                project.file("train.de"),
                "--train-target",
                target,
                "--valid-source",
                project.file("valid.en"),
                "--valid-target",
                project.file("valid.de"),
                "--model",
                project.file("model"),
                "--config",
                project.config()));
    arguments.addAll(Arrays.asList(more));
    return CommandLineRun.of(arguments.toArray());
  }

  @Test
  void corpora_are_named_with_their_shares() {
    CommandLineRun run = train("--set", "training.max-epochs=1", "data.corpus-weights=0.2,4.5");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("training     52 pairs with ")
        .contains("             50 pairs, 10 of them in an epoch: " + project.file("train.en"))
        .contains("             2 pairs, 9 of them in an epoch: " + source + " and " + target);
    CommandLineRun info = CommandLineRun.of("info", "--model", project.file("model"));
    assertThat(info.out()).contains("train-source-2 " + source).contains("train-target-2 ");
  }

  @Test
  void files_that_do_not_go_together_are_misuse() {
    CommandLineRun run = train("--train-target", target);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "dragoman: --train-target has 3 files but --train-source 2: give one for each corpus"
                + " (see dragoman train --help)\n");
    CommandLineRun alignments = train("--alignments", target);
    assertThat(alignments.code()).isEqualTo(2);
    assertThat(alignments.err()).contains("--alignments has 1 files but --train-source 2");
  }
}
