package io.dragoman.model;

import static io.dragoman.Tensors.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.Fixture;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.rnn.TorchParameters;
import io.dragoman.optim.GradientClipping;
import io.dragoman.optim.GradientNorm;
import io.dragoman.optim.Optimizer;
import io.dragoman.optim.OptimizerConfig;
import io.dragoman.optim.Optimizers;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole translator over ten updates of Adam against PyTorch in float64. */
class TranslatorParityTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final int EMBEDDING = 4;
  private static final int HIDDEN = 6;
  private static final int TOKENS = 10;

  private final Fixture fixture = Fixture.load("translator_ten_updates");
  private final ParallelBatch batch = batch();
  private final EncoderDecoder model =
      EncoderDecoder.create(
          new ModelConfig(
              new EncoderConfig(EMBEDDING, "gru", HIDDEN, 1, true),
              new DecoderConfig(EMBEDDING, "gru", HIDDEN, 1, false, "mean", 8),
              new AttentionConfig("additive", 5),
              new DropoutConfig(0f, 0f, 0f)),
          11,
          11,
          1);
  private final Gradients gradients = new Gradients(model.parameters().all());
  private final Arena arena = new Arena();

  @ParameterizedTest
  @MethodSource(ALL)
  void loss_and_gradients_of_the_first_update_equal_those_of_PyTorch(Kernels kernels) {
    load();
    assertThat(update(kernels)).isCloseTo(fixture.values("out.loss")[0], within(1e-6));
    tensors("grad.par.")
        .forEach(
            (name, expected) ->
                assertClose(name, gradients.of(model.parameters().get(name)), expected, 1e-5));
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void ten_updates_have_the_losses_and_end_with_the_parameters_of_PyTorch(Kernels kernels) {
    load();
    OptimizerConfig config = new OptimizerConfig("adam", 0.01, 0, false, 0.9, 0.999, 1e-8, 0);
    Optimizer optimizer = Optimizers.create(config, model.parameters().all(), kernels);
    GradientClipping clipping = new GradientClipping(1);
    GradientNorm norm = new GradientNorm(model.parameters().all());
    double[] losses = fixture.values("out.loss");
    for (int update = 0; update < 10; update++) {
      assertThat(update(kernels)).as("update %s", update).isCloseTo(losses[update], within(1e-5));
      model
          .parameters()
          .all()
          .forEach(each -> norm.measure(kernels, gradients, each, 0, each.value().rows()));
      optimizer.beginUpdate(config.learningRate(), clipping.scale(norm.value()));
      for (Parameter each : model.parameters().all()) {
        optimizer.update(each, gradients, 0, each.value().size());
        each.changed();
      }
    }
    tensors("out.par.")
        .forEach(
            (name, expected) ->
                assertClose(name, model.parameters().get(name).value(), expected, 1e-4));
  }

  /** Forms the gradients of the batch; returns the mean loss. */
  private double update(Kernels kernels) {
    try (Tape tape = Tape.training(kernels, arena, gradients, null)) {
      Loss loss = model.loss(tape, batch, 0.1f, 1f / TOKENS);
      tape.backward();
      return loss.loss() / TOKENS;
    }
  }

  private void load() {
    Map<String, Tensor> tensors = tensors("par.");
    assertThat(tensors.keySet())
        .containsExactlyInAnyOrderElementsOf(model.parameters().byName().keySet());
    TorchParameters.load(model.parameters(), "", tensors);
  }

  /** PyTorch's tensors by the names of the model's parameters. */
  private Map<String, Tensor> tensors(String prefix) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("encoder.embedding.weight", fixture.tensor(prefix + "src.weight"));
    tensors.put("decoder.embedding.weight", fixture.tensor(prefix + "tgt.weight"));
    for (String direction : new String[] {"forward", "backward"}) {
      String suffix = direction.equals("forward") ? "_l0" : "_l0_reverse";
      TorchParameters.of("gru", fixture, prefix + "encoder.", suffix)
          .forEach(
              (name, value) -> tensors.put("encoder.layers.0." + direction + "." + name, value));
    }
    linear(tensors, "decoder.bridge.0", prefix + "init");
    linear(tensors, "decoder.attention.key", prefix + "key");
    tensors.put("decoder.attention.query.weight", fixture.transposed(prefix + "query.weight"));
    tensors.put("decoder.attention.energy", fixture.tensor(prefix + "energy.weight"));
    TorchParameters.of("gru", fixture, prefix + "decoder.", "")
        .forEach((name, value) -> tensors.put("decoder.layers.0." + name, value));
    Tensor inputs = tensors.get("decoder.layers.0.input.weight"); // word, then context
    tensors.put("decoder.layers.0.input.weight", inputs.slice(0, EMBEDDING));
    tensors.put("decoder.context.weight", inputs.slice(EMBEDDING, inputs.rows()));
    Tensor readout = fixture.transposed(prefix + "readout.weight"); // state, context, word
    tensors.put("decoder.readout.state.weight", readout.slice(0, HIDDEN));
    tensors.put("decoder.readout.state.bias", fixture.tensor(prefix + "readout.bias"));
    tensors.put("decoder.readout.context.weight", readout.slice(HIDDEN, 3 * HIDDEN));
    tensors.put("decoder.readout.embedding.weight", readout.slice(3 * HIDDEN, readout.rows()));
    linear(tensors, "decoder.output", prefix + "out");
    return tensors;
  }

  private void linear(Map<String, Tensor> tensors, String name, String torch) {
    tensors.put(name + ".weight", fixture.transposed(torch + ".weight"));
    tensors.put(name + ".bias", fixture.tensor(torch + ".bias"));
  }

  /** The fixture's padded, time-major batch; a gold of -100 is padding. */
  private ParallelBatch batch() {
    int[] lengths = fixture.ints("in.lengths");
    int[] gold = fixture.ints("in.gold");
    int[][] sources = new int[3][];
    int[][] inputs = new int[3][];
    for (int row = 0; row < 3; row++) {
      sources[row] = column(fixture.ints("in.src"), row, lengths[row]);
      int length = 0;
      while (length < 5 && gold[3 * length + row] >= 0) {
        length++;
      }
      inputs[row] = column(fixture.ints("in.tgt_in"), row, length);
    }
    SequenceBatch input = SequenceBatch.of(inputs);
    int[] packed = new int[input.layout().positions()];
    assertThat(packed).hasSize(TOKENS);
    for (int row = 0; row < 3; row++) {
      for (int t = 0; t < input.layout().length(row); t++) {
        packed[input.layout().position(t, row)] = gold[3 * t + row];
      }
    }
    return new ParallelBatch(SequenceBatch.of(sources), input, new int[] {0, 1, 2}, packed);
  }

  private static int[] column(int[] timeMajor, int row, int length) {
    int[] column = new int[length];
    for (int t = 0; t < length; t++) {
      column[t] = timeMajor[3 * t + row];
    }
    return column;
  }
}
