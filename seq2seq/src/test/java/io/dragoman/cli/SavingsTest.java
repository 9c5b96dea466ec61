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

/** Models of one byte a weight, and shortlists. */
class SavingsTest {
  @TempDir static Path folder;

  private static TinyProject project;

  @BeforeAll
  static void train() {
    project = TinyProject.in(folder);
    assertThat(project.train("model", "training.max-epochs=12").code()).isZero();
    assertThat(quantize("model", "small").code()).isZero();
  }

  private static CommandLineRun quantize(String from, String to, Object... more) {
    Object[] arguments = {"quantize", "--model", project.file(from), "--output", project.file(to)};
    return CommandLineRun.of(ObjectArrays.concat(arguments, more, Object.class));
  }

  private static CommandLineRun translate(String model, Object... more) {
    Object[] arguments = {
      "translate", "--model", project.file(model), "--input", project.file("test.en")
    };
    return CommandLineRun.of(ObjectArrays.concat(arguments, more, Object.class));
  }

  private static CommandLineRun shortlist(String model, Object... more) {
    Object[] arguments = {
      "shortlist",
      "--model",
      project.file(model),
      "--source",
      project.file("train.en"),
      "--target",
      project.file("train.de")
    };
    return CommandLineRun.of(ObjectArrays.concat(arguments, more, Object.class));
  }

  private static double perplexity(String model) {
    CommandLineRun run =
        CommandLineRun.of(
            "evaluate",
            "--metric",
            "perplexity",
            "--score-only",
            "--model",
            project.file(model),
            "--source",
            project.file("test.en"),
            "--reference",
            project.file("test.de"));
    return Double.parseDouble(run.lines().get(0));
  }

  @Test
  void a_quantized_model_has_nearly_the_perplexity_of_before() {
    double before = perplexity("model");
    assertThat(perplexity("small")).isBetween(0.9 * before, 1.1 * before);
  }

  @Test
  void a_quantized_model_translates_as_many_lines_nearly_as_before() {
    List<String> before = translate("model").lines();
    List<String> after = translate("small").lines();
    assertThat(after).hasSize(10);
    long same = 0;
    for (int i = 0; i < 10; i++) {
      same += before.get(i).equals(after.get(i)) ? 1 : 0;
    }
    assertThat(same).isGreaterThanOrEqualTo(7);
  }

  @Test
  void a_quantized_model_translates_the_same_in_every_batch() {
    List<String> alone = translate("small", "--batch", "1", "--threads", "1").lines();
    assertThat(translate("small", "--batch", "7", "--threads", "2").lines()).isEqualTo(alone);
  }

  @Test
  void info_says_that_a_model_is_quantized() {
    String info = CommandLineRun.of("info", "--model", project.file("small")).out();
    String whole = CommandLineRun.of("info", "--model", project.file("model")).out();
    String parameters = whole.lines().filter(line -> line.startsWith("parameters")).toList().get(0);
    assertThat(info).contains(parameters + ", quantized to 8 bits with a scale for each column\n");
    assertThat(whole).doesNotContain("quantized");
  }

  @Test
  void a_quantized_model_cannot_be_trained() {
    CommandLineRun run = project.train("small", "training.max-epochs=13");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "dragoman: "
                + project.file("small")
                + ": holds a quantized model, which cannot be trained: train the model that it was"
                + " made from\n");
  }

  @Test
  void a_quantized_model_cannot_be_quantized_again() {
    CommandLineRun run = quantize("small", "smaller");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .endsWith(": is quantized already: give the model that it was made from\n");
    assertThat(project.file("smaller")).doesNotExist();
  }

  @Test
  void a_folder_that_holds_something_is_left_alone() throws IOException {
    Path there = Files.createDirectories(project.file("full")).resolve("mine");
    Files.writeString(there, "mine");
    CommandLineRun run = quantize("model", "full");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "dragoman: "
                + project.file("full")
                + ": is not empty: choose a new folder for the quantized model\n");
    assertThat(there.getParent()).isDirectoryContaining(there::equals).isNotEmptyDirectory();
    assertThat(Files.list(there.getParent())).hasSize(1);
  }

  @Test
  void other_numbers_of_bits_are_refused() {
    CommandLineRun run = quantize("model", "four", "--bits", "4");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("dragoman: --bits is 4: only 8 is supported");
  }

  @Test
  void a_shortlist_is_learned_and_used() {
    CommandLineRun learned = shortlist("model", "--frequent", "3", "--best", "4");
    assertThat(learned.code()).isZero();
    assertThat(learned.err())
        .contains("iteration 1 of 5  log-likelihood before it -")
        .contains("iteration 5 of 5")
        .contains(project.file("model") + ": ");
    List<String> all = translate("model").lines();
    List<String> some = translate("model", "--shortlist").lines();
    assertThat(some).hasSize(10);
    long same = 0;
    for (int i = 0; i < 10; i++) {
      same += all.get(i).equals(some.get(i)) ? 1 : 0;
    }
    assertThat(same).isGreaterThanOrEqualTo(7);
    CommandLineRun bench =
        CommandLineRun.of(
            "bench",
            "--decode",
            "--shortlist",
            "--model",
            project.file("model"),
            "--input",
            project.file("test.en"),
            "--repeat",
            "1");
    assertThat(bench.err()).isEmpty();
    assertThat(bench.out()).contains("sent/s");
    assertThat(translate("model", "--shortlist", "--batch", "1", "--beam", "3").lines())
        .isEqualTo(translate("model", "--shortlist", "--batch", "5", "--beam", "3").lines());
  }

  @Test
  void without_a_shortlist_the_option_says_how_to_make_one() {
    CommandLineRun run = translate("small", "--shortlist");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "dragoman: "
                + project.file("small/shortlist.bin")
                + ": does not exist: make it with \"dragoman shortlist\" from the training text\n");
  }

  @Test
  void numbers_out_of_range_are_named() {
    assertThat(shortlist("model", "--best", "0").err())
        .startsWith("dragoman: --best is 0: must be at least 1");
    CommandLineRun run = shortlist("model", "--frequent", "-1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("dragoman: --frequent is -1: must be at least 0");
  }
}
