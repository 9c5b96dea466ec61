package io.dragoman.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.optim.GradientClipping;
import io.dragoman.optim.GradientNorm;
import io.dragoman.optim.Optimizer;
import io.dragoman.optim.OptimizerConfig;
import io.dragoman.optim.Optimizers;
import io.dragoman.tensor.Arena;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models learn to copy and to reverse sequences. */
class ToyTaskTest {
  private static final int VOCABULARY = 14;
  private static final double RATE = 0.01;

  private final Kernels kernels = KernelsSelector.kernels();
  private final Random random = new Random(5);
  private final Arena arena = new Arena();

  @ParameterizedTest
  @CsvSource({"gru,copy", "gru,reverse", "lstm,copy", "lstm,reverse"})
  void gated_models_solve_the_task(String cell, String task) {
    EncoderDecoder model = model(cell);
    train(model, task, 160);
    Loss loss = model.loss(Tape.inference(kernels, arena), batch(task, 300), 0f, 0f);
    assertThat((double) loss.correct() / loss.rows()).isGreaterThan(0.99);
    assertThat(loss.loss() / loss.rows()).isLessThan(0.1);
  }

  @ParameterizedTest
  @CsvSource({
    "gru-reset-before,copy",
    "rnn-tanh,copy",
    "rnn-relu,copy",
    "rnn-relu:identity=0.5,copy",
    "mgu,copy",
    "sru,copy",
    "gru:layer-norm,copy",
    "'lstm:peephole,coupled,layer-norm',copy",
    "'gru:transitions=2,orthogonal',copy",
    "clockwork:1-2,copy"
  })
  void other_models_get_far_below_chance(String cell, String task) {
    EncoderDecoder model = model(cell);
    train(model, task, 100);
    Loss loss = model.loss(Tape.inference(kernels, arena), batch(task, 300), 0f, 0f);
    assertThat(loss.loss() / loss.rows()).isLessThan(0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "normalized-additive,copy",
    "dot,reverse",
    "scaled-dot,copy",
    "general,reverse",
    "multi-head:4,copy",
    "multi-head-additive:2,reverse",
    "location:6,copy",
    "location-sensitive:5,reverse",
    "coverage:sum,copy",
    "coverage:fertility,reverse",
    "coverage:tanh,copy",
    "coverage:gru,reverse",
    "local-p:2,copy",
    "monotonic,copy"
  })
  void every_attention_gets_far_below_chance(String type, String task) {
    ModelConfig config =
        new ModelConfig(
            new EncoderConfig(12, "gru", 16, 1, true),
            new DecoderConfig(12, "gru", 32, 1, false, "mean", 24),
            new AttentionConfig(type, 24),
            new DropoutConfig(0f, 0f, 0f));
    assertLearns(config, task);
  }

  @ParameterizedTest
  @CsvSource({
    "after, true, none, tanh, reverse, none",
    "after, false, none, maxout, copy, none",
    "before, false, source, tanh, reverse, none",
    "before, false, target, linear, copy, none",
    "before, false, both, tanh, copy, target",
    "after, true, none, tanh, copy, all"
  })
  void every_decoder_gets_far_below_chance(
      String attend, boolean feeding, String gate, String activation, String task, String ties) {
    DecoderVariant variant = new DecoderVariant(attend, feeding, gate, activation, true, !feeding);
    ModelConfig config =
        new ModelConfig(
            new EncoderConfig(24, "gru", 16, 1, true),
            new DecoderConfig(24, "gru", 32, 1, false, "pass", 24, variant),
            new AttentionConfig("additive", 24),
            new DropoutConfig(0f, 0f, 0f),
            ties);
    assertLearns(config, task);
  }

  private void assertLearns(ModelConfig config, String task) {
    EncoderDecoder model = EncoderDecoder.create(config, VOCABULARY, VOCABULARY, 3);
    train(model, task, 100);
    Loss loss = model.loss(Tape.inference(kernels, arena), batch(task, 300), 0f, 0f);
    assertThat(loss.loss() / loss.rows()).isLessThan(1); // chance is 2.4
  }

  private static EncoderDecoder model(String cell) {
    ModelConfig config =
        new ModelConfig(
            new EncoderConfig(12, cell, 24, 1, true),
            new DecoderConfig(12, cell, 24, 1, false, "mean", 24),
            new AttentionConfig("additive", 24),
            new DropoutConfig(0f, 0f, 0f));
    return EncoderDecoder.create(config, VOCABULARY, VOCABULARY, 3);
  }

  private void train(EncoderDecoder model, String task, int updates) {
    OptimizerConfig config = OptimizerConfig.adam();
    Optimizer optimizer = Optimizers.create(config, model.parameters().all(), kernels);
    Gradients gradients = new Gradients(model.parameters().all());
    GradientNorm norm = new GradientNorm(model.parameters().all());
    GradientClipping clipping = new GradientClipping(1);
    for (int update = 0; update < updates; update++) {
      ParallelBatch batch = batch(task, 32);
      try (Tape tape = Tape.training(kernels, arena, gradients, null)) {
        model.loss(tape, batch, 0f, 1f / batch.targetTokens());
        tape.backward();
      }
      model
          .parameters()
          .all()
          .forEach(each -> norm.measure(kernels, gradients, each, 0, each.value().rows()));
      double rate = RATE * Math.min(1, 2.0 * (updates - update) / updates);
      optimizer.beginUpdate(rate, clipping.scale(norm.value()));
      for (Parameter each : model.parameters().all()) {
        optimizer.update(each, gradients, 0, each.value().size());
        each.changed();
      }
    }
  }

  /** Random sequences of 1 to 5 ids and themselves or their reverse. */
  private ParallelBatch batch(String task, int size) {
    int[][] sources = new int[size][];
    int[][] targets = new int[size][];
    for (int i = 0; i < size; i++) {
      int length = 1 + random.nextInt(5);
      sources[i] = new int[length + 1];
      targets[i] = new int[length];
      for (int t = 0; t < length; t++) {
        int id = 4 + random.nextInt(VOCABULARY - 4);
        sources[i][t] = id;
        targets[i][task.equals("copy") ? t : length - 1 - t] = id;
      }
      sources[i][length] = Models.EOS;
    }
    return ParallelBatch.of(sources, targets, Models.BOS, Models.EOS, new long[size]);
  }
}
