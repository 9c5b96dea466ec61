package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ObjectArrays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignCommandTest {
  @TempDir Path folder;

  private TinyProject project;

  @BeforeEach
  void write() {
    project = TinyProject.in(folder);
  }

  private CommandLineRun align(Object... more) {
    Object[] start = {
      "align", "--source", project.file("train.en"), "--target", project.file("train.de")
    };
    return CommandLineRun.of(ObjectArrays.concat(start, more, Object.class));
  }

  @Test
  void alignments_are_written_and_training_takes_them() throws IOException {
    Path file = folder.resolve("train.align");
    CommandLineRun run = align("--output", file, "--symmetrization", "intersection");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(10).first().asString().startsWith("iteration 1 of 10");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(50).allMatch(line -> line.matches("([0-9]-[0-9] ?)*"));

    CommandLineRun trained =
        project.train(
            "model",
            "training.max-epochs=1",
            "training.loss.alignment=0.5",
            "--alignments",
            file.toString());
    assertThat(trained.err()).doesNotContain("dragoman: error");
    assertThat(trained.code()).isZero();
  }

  @Test
  void lines_go_to_standard_output_without_a_file() {
    assertThat(align().lines()).hasSize(50);
  }

  @Test
  void wrong_options_are_misuse() {
    CommandLineRun none = align("--iterations", 0);
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("--iterations is 0: must be at least 1");
    CommandLineRun unknown = align("--symmetrization", "best");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .contains(
            "expected one of intersection, union, grow-diag, grow-diag-final-and but was 'best'");
  }
}
