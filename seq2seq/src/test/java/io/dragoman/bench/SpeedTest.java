package io.dragoman.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.config.RunConfig;
import io.dragoman.experiment.TrialRun;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.ModelWork;
import io.dragoman.search.SearchOptions;
import io.dragoman.toys.Toys;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tiny models; figures are checked against each other, never against the clock. */
@Timeout(120)
class SpeedTest {
  private static final int PAIRS = 32;

  @TempDir private Path folder;

  @BeforeEach
  void writeText() throws IOException {
    Toys.write(folder.resolve("source"), folder.resolve("target"), Toys.text(PAIRS, 1));
  }

  private TrialRun run(String... settings) {
    return TrialRun.prepare(
        folder.resolve("source"), folder.resolve("target"), Toys.config(settings));
  }

  @Test
  void updates_after_the_warm_up_are_measured() {
    TrainingSpeed speed = TrainingSpeed.measure(run("training.max-updates=12"), 4, 60);

    assertThat(speed.times().updates()).isEqualTo(8);
    assertThat(speed.times().targetTokens()) // two epochs of four batches
        .isEqualTo(2 * Toys.corpus(PAIRS, 1).targetTokens());
    assertThat(speed.allocatedBytes().orElseThrow()).isPositive();
    double seconds = speed.times().wallNanos() / 1e9;
    assertThat(speed.targetTokensPerSecond() * seconds)
        .isCloseTo(
            (double) speed.times().targetTokens(), org.assertj.core.data.Offset.offset(1e-6));
    assertThat(speed.millisPerUpdate() * 8)
        .isCloseTo(seconds * 1e3, org.assertj.core.data.Offset.offset(1e-6));
    assertThat(speed.operationsPerSecond() / speed.targetTokensPerSecond())
        .isCloseTo(
            speed.operationsPerTargetToken(),
            org.assertj.core.data.Percentage.withPercentage(1e-6));
  }

  @Test
  void the_operations_are_those_of_the_model() {
    TrialRun run = run("training.max-updates=4");
    TrainingSpeed speed = TrainingSpeed.measure(run, 0, 60);

    assertThat(speed.times().updates()).isEqualTo(4);
    ModelWork work = ModelWork.of(run.model());
    long words = Toys.corpus(PAIRS, 1).targetTokens(); // of either side
    long pairs = 0;
    for (var pair : Toys.text(PAIRS, 1)) {
      long length = pair.source().split(" ").length + 1L;
      pairs += length * length;
    }
    long forward =
        words * (work.perSourceWord() + work.perTargetWord())
            + PAIRS * work.perSentence()
            + pairs * work.perPair();
    assertThat(speed.times().operations()).isEqualTo(3 * forward);
  }

  @Test
  void measuring_ends_when_the_time_is_over() {
    TrainingSpeed speed = TrainingSpeed.measure(run("training.max-updates=100000"), 2, 0);

    assertThat(speed.times().updates()).isEqualTo(1);
  }

  @Test
  void every_pass_over_the_lines_is_measured() {
    List<String> lines = lines();
    try (Translator translator = translator(4)) {
      DecodingSpeed speed = DecodingSpeed.measure(translator, lines, 4, 2, 5);

      assertThat(speed.sentences()).isEqualTo(PAIRS);
      assertThat(speed.latency()).isEmpty();
      assertThat(speed.targetTokens()).isEqualTo(tokens(translator, lines));
      assertThat(speed.sentencesPerSecond().min())
          .isLessThanOrEqualTo(speed.sentencesPerSecond().max())
          .isPositive();
      assertThat(speed.targetTokensPerSecond() * PAIRS)
          .isCloseTo(
              speed.sentencesPerSecond().median() * speed.targetTokens(),
              org.assertj.core.data.Percentage.withPercentage(1e-6));
    }
  }

  @Test
  void one_by_one_every_line_has_its_latency() {
    List<String> lines = lines();
    try (Translator translator = translator(1)) {
      DecodingSpeed speed = DecodingSpeed.measure(translator, lines, 1, 2, 3);

      Percentiles latency = speed.latency().orElseThrow();
      assertThat(speed.targetTokens()).isEqualTo(tokens(translator, lines));
      assertThat(latency.min()).isPositive();
      assertThat(latency.median()).isBetween(latency.min(), latency.at(95));
      // two callers, each busy with one line after the other
      double slowest = speed.sentencesPerSecond().min();
      assertThat(latency.max()).isLessThanOrEqualTo(PAIRS * 1e3 / slowest);
    }
  }

  private Translator translator(int batch) {
    return run()
        .translator(
            TranslatorOptions.of(SearchOptions.ofBeam(1)).withBatchSize(batch).withThreads(2));
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    Toys.text(PAIRS, 1).forEach(pair -> lines.add(pair.source()));
    return lines;
  }

  private static long tokens(Translator translator, List<String> lines) {
    return translator.translate(lines).stream().mapToLong(each -> each.targetTokens().size()).sum();
  }

  @Test
  void products_have_a_speed() {
    ProductSpeed speed = ProductSpeed.measure(KernelsSelector.kernels(), 3, 5, 7);

    assertThat(speed.shape()).isEqualTo("3x5x7");
    assertThat(speed.operationsPerSecond()).isGreaterThan(1e3).isLessThan(1e13);
  }

  @Test
  void the_short_bench_measures_both_on_text_of_its_own() {
    RunConfig config = Toys.config("training.batch-size=32");
    ShortBench bench = ShortBench.prepare(config, 2);

    DecodingSpeed decoding = bench.decode();
    TrainingSpeed training = bench.train();

    assertThat(decoding.sentences()).isEqualTo(256);
    // as long as the sources, about thirteen words
    assertThat(decoding.targetTokens()).isBetween(256 * 11L, 256 * 15L);
    assertThat(training.times().updates()).isBetween(1L, 25L);
    assertThat(training.threads()).isEqualTo(2);
  }

  @Test
  void generated_lines_have_the_lengths_of_captions_on_both_sides() {
    List<String> source = GeneratedText.lines(1_000, 's', 3);
    List<String> target = GeneratedText.lines(1_000, 't', 3);

    assertThat(source).isEqualTo(GeneratedText.lines(1_000, 's', 3)).isNotEqualTo(target);
    double words = 0;
    for (int i = 0; i < 1_000; i++) {
      int length = source.get(i).split(" ").length;
      assertThat(length).isBetween(4, 31);
      assertThat(target.get(i).split(" ").length - length).isBetween(-2, 2);
      words += length;
    }
    assertThat(words / 1_000).isBetween(12.0, 14.0);
    assertThat(source).allMatch(line -> line.matches("s[0-9]+( s[0-9]+)*"));
  }
}
