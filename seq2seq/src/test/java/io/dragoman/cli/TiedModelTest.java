package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ObjectArrays;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model with one table of words and another decoder, from training to a shortlist. */
class TiedModelTest {
  @TempDir static Path folder;

  private static TinyProject project;

  @BeforeAll
  static void train() {
    project = TinyProject.in(folder);
    assertThat(
            project
                .train(
                    "model",
                    "training.max-epochs=40",
                    "model.tied-embeddings=all",
                    "model.attention.type=general",
                    "model.decoder.variant.attend=after",
                    "model.decoder.variant.input-feeding=true",
                    "model.decoder.variant.readout-embedding=false")
                .code())
        .isZero();
  }

  private static List<String> translate(String model, Object... more) {
    Object[] arguments = {
      "translate", "--model", project.file(model), "--input", project.file("test.en")
    };
    CommandLineRun run = CommandLineRun.of(ObjectArrays.concat(arguments, more, Object.class));
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).hasSize(10);
    return run.lines();
  }

  private static long same(List<String> first, List<String> second) {
    long same = 0;
    for (int i = 0; i < first.size(); i++) {
      same += first.get(i).equals(second.get(i)) ? 1 : 0;
    }
    return same;
  }

  @Test
  void it_has_learned_the_language() {
    assertThat(same(translate("model"), project.read("test.de").lines().toList()))
        .isGreaterThanOrEqualTo(5);
    List<String> alone = translate("model", "--batch", "1", "--threads", "1");
    assertThat(translate("model", "--batch", "7", "--threads", "2")).isEqualTo(alone);
  }

  @Test
  void it_is_quantized_and_translates_nearly_as_before() {
    CommandLineRun run =
        CommandLineRun.of(
            "quantize", "--model", project.file("model"), "--output", project.file("small"));
    assertThat(run.code()).isZero();
    assertThat(same(translate("small"), translate("model"))).isGreaterThanOrEqualTo(7);
  }

  @Test
  void a_shortlist_scores_rows_of_its_table() {
    CommandLineRun learned =
        CommandLineRun.of(
            "shortlist",
            "--model",
            project.file("model"),
            "--source",
            project.file("train.en"),
            "--target",
            project.file("train.de"));
    assertThat(learned.code()).isZero();
    assertThat(same(translate("model", "--shortlist"), translate("model")))
        .isGreaterThanOrEqualTo(7);
  }

  @Test
  void info_tells_what_differs() {
    assertThat(CommandLineRun.of("info", "--model", project.file("model")).out())
        .contains(
            "variant      attention after the cell with input feeding, context gate none, readout"
                + " tanh of state, context\n")
        .contains("tied         embeddings of all\n")
        .contains("attention    general x 12\n");
  }
}
