package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.io.Safetensors;
import io.dragoman.io.SafetensorsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class AverageCommandTest {
  @TempDir static Path folder;

  private static TinyProject project;

  @BeforeAll
  static void train() {
    project = TinyProject.in(folder);
    assertThat(
            project
                .train(
                    "model",
                    "training.max-epochs=8",
                    "training.keep-checkpoints=3",
                    "training.keep-best=3")
                .code())
        .isZero();
    assertThat(project.train("other", "training.max-epochs=1", "model.encoder.hidden=6").code())
        .isZero();
    assertThat(project.train("words", "training.max-epochs=1", "data.case=lower").code()).isZero();
  }

  private static CommandLineRun average(String output, Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "average";
    all[1] = "--output";
    all[2] = project.file(output);
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return CommandLineRun.of(all);
  }

  private static Set<String> checkpoints(String model) throws IOException {
    try (Stream<Path> all = Files.list(project.file(model))) {
      return all.map(each -> each.getFileName().toString())
          .filter(name -> name.startsWith("update-"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static float[] weights(Path checkpoint) {
    try (SafetensorsReader reader = Safetensors.open(checkpoint.resolve("model.safetensors"))) {
      return reader.floats("decoder.output.weight");
    }
  }

  private static void assertMean(String output, List<Path> originals) throws IOException {
    String name = checkpoints(output).iterator().next();
    float[] mean = weights(project.file(output).resolve(name));
    List<float[]> weights = originals.stream().map(AverageCommandTest::weights).toList();
    for (int i = 0; i < mean.length; i++) {
      int at = i;
      double expected = weights.stream().mapToDouble(each -> each[at]).average().orElseThrow();
      assertThat((double) mean[i]).isCloseTo(expected, within(1e-7));
    }
  }

  @Test
  void the_mean_of_the_last_checkpoints_translates() throws IOException {
    CommandLineRun run = average("last", "--model", project.file("model"), "--last", 3);

    assertThat(run.err()).contains(": mean of 3 checkpoints:\n");
    assertThat(run.code()).isZero();
    List<String> names = List.copyOf(checkpoints("model"));
    List<Path> last =
        names.subList(names.size() - 3, names.size()).stream()
            .map(project.file("model")::resolve)
            .toList();
    assertMean("last", last);
    CommandLineRun translated =
        CommandLineRun.of(
            "translate", "--model", project.file("last"), "--input", project.file("test.en"));
    assertThat(translated.code()).isZero();
    assertThat(translated.lines()).hasSize(10);
  }

  @Test
  void the_best_are_those_with_the_highest_scores() throws IOException {
    CommandLineRun run = average("best", "--model", project.file("model"), "--best", 2);

    assertThat(run.code()).isZero();
    List<Path> shown = run.err().lines().skip(1).map(line -> Path.of(line.strip())).toList();
    assertThat(shown).hasSize(2);
    assertMean("best", shown);
    List<String> table =
        project
            .read("model/metrics.tsv")
            .lines()
            .skip(1)
            .filter(line -> !line.split("\t", -1)[9].isEmpty())
            .toList();
    double second =
        table.stream()
            .map(line -> Double.parseDouble(line.split("\t")[9]))
            .sorted((a, b) -> Double.compare(b, a))
            .skip(1)
            .findFirst()
            .orElseThrow();
    for (Path each : shown) {
      String update = each.getFileName().toString().replaceFirst("update-0*", "");
      String line =
          table.stream().filter(row -> row.startsWith(update + "\t")).findFirst().orElseThrow();
      assertThat(Double.parseDouble(line.split("\t")[9])).isGreaterThanOrEqualTo(second);
    }
  }

  @Test
  void folders_of_models_and_checkpoints_are_averaged() throws IOException {
    Path first = project.file("model").resolve(checkpoints("model").iterator().next());
    String best = project.read("model/best").strip();
    CommandLineRun run = average("folders", first, project.file("model"));

    assertThat(run.code()).isZero();
    assertMean("folders", List.of(first, project.file("model").resolve(best)));
  }

  @Test
  void training_does_not_go_on_from_a_mean() {
    average("stuck", project.file("model"), project.file("model"));
    assertThat(project.train("stuck", "training.max-epochs=9").err())
        .contains("optimizer.safetensors: is missing: restore it, or train into another folder");
  }

  @Test
  void models_of_other_architecture_or_text_are_refused() {
    CommandLineRun other = average("none", project.file("model"), project.file("other"));
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err())
        .contains(": 'model.encoder.hidden' is 6 but 12 in ")
        .endsWith(": average models of one architecture and vocabulary\n");
    assertThat(average("none", project.file("model"), project.file("words")).err())
        .contains(": settings of text differs from that in ");
    assertThat(project.file("none")).doesNotExist();
  }

  @Test
  void quantized_models_and_full_folders_are_refused() {
    CommandLineRun.of(
        "quantize", "--model", project.file("model"), "--output", project.file("small"));
    assertThat(average("none", project.file("model"), project.file("small")).err())
        .contains(": is quantized: average the models it was made from");
    assertThat(average("other", project.file("model"), project.file("model")).err())
        .contains("other: is not empty: choose a new folder for the averaged model");
  }

  @Test
  void too_few_checkpoints_are_told_with_the_setting() {
    CommandLineRun run = average("none", "--model", project.file("model"), "--last", 99);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            " checkpoints but 99 are asked for: ask for fewer or train with"
                + " training.keep-checkpoints=99");
    assertThat(average("none", "--model", project.file("other"), "--best", 2).err())
        .contains("holds 1 validated checkpoints but 2 are asked for");
    assertThat(average("none", "--model", project.file("nowhere"), "--best", 2).err())
        .contains("nowhere: there is no such model directory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|give --model with one of --last and --best, or two or more folders",
        "--model m|give --model with one of --last and --best, or two or more folders",
        "--model m --last 2 --best 2|give --model with one of --last and --best, or two or more"
            + " folders",
        "--last 2 a b|give --model with one of --last and --best, or two or more folders",
        "--model m --best 2 a|give --model with one of --last and --best, or two or more folders",
        "a|one folder is given: give two or more",
        "--model m --best 1|the mean of 1 checkpoints is asked for: ask for two or more",
      })
  void wrong_arguments_are_usage(String arguments, String message) {
    CommandLineRun run =
        average("none", arguments == null ? new Object[0] : (Object[]) arguments.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }
}
