package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ObjectArrays;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TagCommandTest {
  @TempDir static Path folder;
  private static TinyProject project;

  @BeforeAll
  static void train() {
    project = TinyProject.in(folder);
    CommandLineRun run =
        project.train(
            "model",
            "training.max-epochs=2",
            "data.tags.known=<bt>,<other>",
            "data.tags.corpora=<2de>",
            "data.source-subwords=char");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(project.train("plain", "training.max-updates=1").code()).isZero();
  }

  private static CommandLineRun translate(String model, Path input, Object... more) {
    Object[] start = {"translate", "--model", project.file(model), "--input", input};
    return CommandLineRun.of(ObjectArrays.concat(start, more, Object.class));
  }

  @Test
  void a_tag_goes_before_every_line_but_blank_ones() {
    Path lines = project.write("lines", List.of("the red dog.", "", "the cat likes."));
    Path tagged =
        project.write("tagged", List.of("<2de> the red dog.", "", "<2de> the cat likes."));
    CommandLineRun run = translate("model", lines, "--tag", "<2de>");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(3).isEqualTo(translate("model", tagged).lines());
    assertThat(run.lines().get(1)).isEmpty();
    CommandLineRun tokens =
        CommandLineRun.of(
            "tokenize", "--model", project.file("model"), "--side", "source", "--input", tagged);
    assertThat(tokens.lines().get(0)).startsWith("<2de> the red");
  }

  @Test
  void a_tag_that_the_model_does_not_know_is_misuse() {
    Path lines = project.write("lines", List.of("the red dog."));
    CommandLineRun run = translate("model", lines, "--tag", "<2fr>");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "dragoman: --tag is '<2fr>' but the model knows <bt>, <other>, <2de>: give one of these"
                + " (see dragoman translate --help)\n");
    CommandLineRun plain = translate("plain", lines, "--tag", "<2fr>");
    assertThat(plain.code()).isEqualTo(2);
    assertThat(plain.err())
        .contains("--tag is '<2fr>' but the model was trained without tags: leave it out");
  }
}
