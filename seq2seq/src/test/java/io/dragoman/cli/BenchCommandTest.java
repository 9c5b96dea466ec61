package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dragoman.kernels.KernelsSelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class BenchCommandTest {
  @TempDir static Path folder;

  private static TinyProject project;

  @BeforeAll
  static void train() {
    project = TinyProject.in(folder);
    assertThat(project.train("model", "training.max-epochs=2").code()).isZero();
  }

  private static CommandLineRun training(Object... options) {
    return run(
        List.of(
            "bench",
            "--train",
            project.config(),
            "--train-source",
            project.file("train.en"),
            "--train-target",
            project.file("train.de")),
        options);
  }

  private static CommandLineRun decoding(Object... options) {
    return run(
        List.of(
            "bench",
            "--decode",
            "--model",
            project.file("model"),
            "--input",
            project.file("test.en")),
        options);
  }

  private static CommandLineRun run(List<?> first, Object... options) {
    return CommandLineRun.of(Stream.concat(first.stream(), Stream.of(options)).toArray());
  }

  private static JsonNode json(CommandLineRun run) throws JsonProcessingException {
    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSize(1);
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void training_is_one_line_with_target_words_a_second() {
    CommandLineRun run = training("--updates", 9, "--warmup", 2, "--threads", 2);

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).hasSize(1);
    assertThat(run.out())
        .matches(
            "training     \\d+ target tok/s \\(9 updates, \\d+\\.\\d ms/update, 0\\.0 MFLOP/token,"
                + " \\d+\\.\\d GFLOP/s, \\d+\\.\\d% of the peak of 2 threads"
                + " \\(\\d+\\.\\d GFLOP/s\\); memory [\\d,]+ MB( of heap)?,"
                + " [\\d,]+ kB allocated/update\\)\n");
  }

  @Test
  void training_leaves_nothing_behind() throws IOException {
    project.config();
    List<Path> before = files();
    training("--updates", 1, "--warmup", 0);
    assertThat(files()).isEqualTo(before);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void training_as_json_has_all_figures_and_the_machine() throws JsonProcessingException {
    JsonNode json = json(training("--updates", 5, "--warmup", 1, "--threads", 1, "--json"));

    JsonNode training = json.get("training");
    assertThat(training.get("updates").asInt()).isEqualTo(5);
    assertThat(training.get("threads").asInt()).isEqualTo(1);
    assertThat(training.get("targetTokensPerSecond").asDouble()).isPositive();
    assertThat(training.get("mflopPerTargetToken").asDouble()).isBetween(0.005, 0.1);
    assertThat(training.get("percentOfPeak").asDouble()).isBetween(0.0, 100.0);
    assertThat(training.get("allocatedBytesPerUpdate").asLong()).isPositive();
    double sum = 0;
    for (JsonNode phase : training.get("phaseMillisPerUpdate")) {
      sum += phase.asDouble();
    }
    assertThat(sum)
        .as("phases")
        .isCloseTo(
            training.get("millisPerUpdate").asDouble(),
            org.assertj.core.data.Percentage.withPercentage(0.1));
    assertThat(json.get("machine").get("cores").asInt())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(json.get("kernels").asText()).isEqualTo(KernelsSelector.description());
    assertThat(json.get("peak").get("gflopsOneThread").asDouble()).isPositive();
  }

  @Test
  void decoding_is_one_line_with_sentences_a_second() {
    CommandLineRun run = decoding("--beam", 2, "--batch", 4, "--threads", 2, "--repeat", 2);

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .matches(
            "decoding     \\d+\\.\\d sent/s \\(\\d+\\.\\d to \\d+\\.\\d, \\d+ target tok/s;"
                + " 10 sentences, beam 2, batch 4, 2 threads\\)\n");
  }

  @Test
  void decoding_one_by_one_has_latencies() throws JsonProcessingException {
    Object[] options = {"--batch", 1, "--threads", 1, "--repeat", 2};
    assertThat(decoding(options).out())
        .containsPattern(
            "1 thread\\); latency \\d+\\.\\d\\d ms median, \\d+\\.\\d\\d 95th, \\d+\\.\\d\\d 99th"
                + " percentile\n$");

    JsonNode decoding =
        json(decoding("--batch", 1, "--threads", 1, "--repeat", 2, "--json")).get("decoding");
    JsonNode latency = decoding.get("latencyMillis");
    assertThat(latency.get("p95").asDouble())
        .isBetween(latency.get("median").asDouble(), latency.get("p99").asDouble());
    assertThat(decoding.get("sentencesPerSecond").asDouble())
        .isBetween(
            decoding.get("sentencesPerSecondMin").asDouble(),
            decoding.get("sentencesPerSecondMax").asDouble());
    assertThat(decoding.get("beam").asInt()).as("the model's").isEqualTo(5);
    assertThat(decoding.get("sentences").asInt()).isEqualTo(10);
  }

  @Test
  void batches_have_no_latency() throws JsonProcessingException {
    assertThat(json(decoding("--repeat", 1, "--json")).get("decoding").has("latencyMillis"))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--train x --decode|--train and --decode are two measurements: choose one",
        "--train x --train-source a|--train needs --train-target",
        "--train x --train-target a|--train needs --train-source",
        "--decode --input a|--decode needs --model",
        "--decode --model a|--decode needs --input",
        "--beam 3|--beam goes with --decode: add --decode or leave it out",
        "--shortlist|--shortlist goes with --decode: add --decode or leave it out",
        "--decode --model a --input b --updates 3|--updates goes with --train: add --train or leave"
            + " it out",
        "--train x --train-source a --train-target b --updates 0|--updates is 0: must be at least"
            + " 1",
        "--train x --train-source a --train-target b --warmup -1|--warmup is -1: must be at least"
            + " 0",
        "--decode --model a --input b --repeat 0|--repeat is 0: must be at least 1",
        "--threads 0|--threads is 0: must be at least 1",
      })
  void options_that_do_not_fit_are_wrong_usage(String options, String message) {
    CommandLineRun run = run(List.of("bench"), (Object[]) options.split(" "));

    assertThat(run.err()).isEqualTo("dragoman: " + message + " (see dragoman bench --help)\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void a_missing_or_empty_file_is_a_failure_of_one_line() {
    Path missing = project.file("missing.en");
    CommandLineRun run =
        CommandLineRun.of(
            "bench", "--decode", "--model", project.file("model"), "--input", missing);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).hasLineCount(1).startsWith("dragoman: " + missing + ": ");

    Path empty = project.write("empty.en", new byte[0]);
    run =
        CommandLineRun.of("bench", "--decode", "--model", project.file("model"), "--input", empty);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("dragoman: " + empty + ": empty: it must have at least one line\n");
  }

  @Test
  void training_shows_its_profile() {
    List<Object> arguments = project.training("profiled", "training.max-epochs=2");
    arguments.add(1, "--profile");
    CommandLineRun run = CommandLineRun.of(arguments.toArray());

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .containsPattern("\nprofile  \\d+\\.\\d ms/update: batch \\d+%, forward \\d+%, backward")
        .containsPattern("\nphase +ms/update +share\nbatch +\\d+\\.\\d\\d +\\d+\\.\\d%\nforward ")
        .containsPattern("\nvalidation +\\d+\\.\\d\\d +\\d+\\.\\d%\ncheckpoint ")
        .containsPattern("\nall +\\d+\\.\\d\\d +100\\.0%\nupdates alone: \\d+ target tok/s, ");
    assertThat(run.err().lines().filter(line -> line.startsWith("profile "))).hasSize(2);
  }
}
