package io.dragoman.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.bench.GeneratedText;
import io.dragoman.config.RunConfig;
import io.dragoman.experiment.TrialRun;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.tensor.Tensor;
import io.dragoman.training.PhaseTimer;
import io.dragoman.translate.Translator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** At small sizes: benchmarks start with right kernels and refuse wrong ones. */
class ChecksOfBenchmarksTest {
  private static void products(Kernels kernels) {
    KernelBenchmark benchmark = new KernelBenchmark();
    benchmark.rows = 3;
    benchmark.hidden = 20;
    benchmark.prepare(kernels);
  }

  private static void pointwise(Kernels kernels) {
    PointwiseBenchmark benchmark = new PointwiseBenchmark();
    benchmark.rows = 3;
    benchmark.hidden = 20;
    benchmark.prepare(kernels);
  }

  private static void attention(Kernels kernels) {
    AttentionBenchmark benchmark = new AttentionBenchmark();
    benchmark.rows = 3;
    benchmark.units = 20;
    benchmark.prepare(kernels);
  }

  private static void layer(String cell, Kernels kernels) {
    LayerBenchmark benchmark = new LayerBenchmark();
    benchmark.cell = cell;
    benchmark.hidden = 20;
    benchmark.batch = 3;
    benchmark.prepare(kernels);
  }

  @Test
  void right_kernels_pass() {
    Kernels kernels = KernelsSelector.kernels();

    assertThatCode(() -> products(kernels)).doesNotThrowAnyException();
    assertThatCode(() -> pointwise(kernels)).doesNotThrowAnyException();
    assertThatCode(() -> attention(kernels)).doesNotThrowAnyException();
    assertThatCode(() -> layer("lstm", kernels)).doesNotThrowAnyException();
    assertThatCode(() -> layer("gru", kernels)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"multiply", "multiplyTransposed"})
  void wrong_products_are_refused(String operation) {
    refused(() -> products(BrokenKernels.in(operation)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lstm", "lstmBackward", "gru", "gruBackward", "tanh", "softmaxCrossEntropy"})
  void wrong_pointwise_kernels_are_refused(String operation) {
    refused(() -> pointwise(BrokenKernels.in(operation)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"additiveAttention", "additiveAttentionBackward"})
  void wrong_attention_is_refused(String operation) {
    refused(() -> attention(BrokenKernels.in(operation)));
  }

  @ParameterizedTest
  @CsvSource({"lstm, lstm", "lstm, lstmBackward", "gru, gru", "gru, gruBackward", "gru, multiply"})
  void wrong_layers_are_refused(String cell, String operation) {
    refused(() -> layer(cell, BrokenKernels.in(operation)));
  }

  private static void refused(Runnable benchmark) {
    assertThatThrownBy(benchmark::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(": is ")
        .hasMessageEndingWith(": the result is wrong, so nothing was timed");
  }

  @Test
  void numbers_are_close_relative_to_the_larger_ones() {
    assertThatCode(() -> Checks.close("x", 1000, 1000.9, 1e-3)).doesNotThrowAnyException();
    assertThatCode(() -> Checks.close("x", 0.001, 0.0015, 1e-3)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Checks.close("x", 1, 1.5, 1e-3))
        .hasMessage(
            String.format(
                Locale.ROOT,
                "x: is %g but must be %g: the result is wrong, so nothing was timed",
                1.5,
                1.0));
    assertThatThrownBy(() -> Checks.close("x", 1, Double.NaN, 1e9)).hasMessageStartingWith("x: ");
  }

  @Test
  void a_gradient_is_compared_with_the_loss() {
    float[] x = {1, -2, 3};
    Tensor right = Tensor.of(new float[] {2, -4, 6}, 3);
    Tensor wrong = Tensor.of(new float[] {2, 4, 6}, 3);

    assertThatCode(() -> Checks.gradient("x", x, right, ChecksOfBenchmarksTest::squares, 1e-4))
        .doesNotThrowAnyException();
    refused(() -> Checks.gradient("x", x, wrong, ChecksOfBenchmarksTest::squares, 1e-4));
  }

  private static double squares(float[] x) {
    double sum = 0;
    for (float each : x) {
      sum += each * each;
    }
    return sum;
  }

  @Test
  void translations_have_the_probabilities_of_the_model_they_were_made_with() {
    RunConfig config =
        RunConfig.standard()
            .with(
                "model.encoder.embedding=8",
                "model.encoder.hidden=8",
                "model.decoder.embedding=8",
                "model.decoder.hidden=8",
                "model.decoder.readout=8",
                "model.attention.units=8",
                "training.max-updates=3",
                "training.optimizer.learning-rate=0.1");
    TrialRun run = GeneratedText.run(config, 200);
    TrialRun other = GeneratedText.run(config, 200);
    other.run(List.of(), PhaseTimer.idle());
    List<String> lines = GeneratedText.lines(5, 's', 2);
    try (Translator translator = DecodingBenchmark.translator(run, 2, 5)) {
      assertThatCode(() -> DecodingCheck.run(run, translator, lines)).doesNotThrowAnyException();
      refused(() -> DecodingCheck.run(other, translator, lines));
    }
    assertThat(lines).hasSize(5);
  }
}
