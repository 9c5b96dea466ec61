package io.dragoman.model;

import static io.dragoman.Tensors.assertSameBits;
import static io.dragoman.Tensors.assertWithin;
import static io.dragoman.autograd.GradientCheck.copy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.LossOps;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.model.Decoder.Forced;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Teacher forcing with attention weights, and with words that somebody chooses. */
class ForcedTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final SequenceLayout SOURCE = SequenceLayout.of(5, 3, 3, 1);
  private static final ParallelBatch BATCH =
      Models.batch(3, new int[] {2, 5, 1, 3}, new int[] {3, 0, 4, 1});

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void attention_weights_have_the_right_gradient(boolean conditional) {
    ModelConfig plain = Models.config("gru", 1, "mean");
    ModelConfig config = conditional ? Models.conditional(plain) : plain;
    GradientCheck.ofModule(
            store -> {
              AttentionDecoder decoder = new AttentionDecoder(store, config, 4, Models.VOCABULARY);
              return (tape, x) -> {
                EncoderOutput encoded = new EncoderOutput(x.get(0), SOURCE, x.get(1));
                SequenceBatch input = BATCH.targetInput();
                return decoder.forced(tape, encoded, input, BATCH.sourceRow()).weights(tape);
              };
            })
        .withInput(SOURCE.positions(), 4)
        .withInput(SOURCE.batch(), 4)
        .passes();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void weights_are_laid_out_as_the_target(Kernels kernels) {
    EncoderDecoder model = Models.model(Models.config("gru", 1, "mean"));
    Tape tape = Tape.inference(kernels, new Arena());
    EncoderOutput encoded = model.encoder().encode(tape, BATCH.source());
    Forced forced = model.decoder().forced(tape, encoded, BATCH.targetInput(), BATCH.sourceRow());
    Tensor weights = forced.weights(tape).value();
    SequenceLayout target = BATCH.targetInput().layout();
    assertThat(weights.shape()).isEqualTo("(" + target.positions() + ", 5)");
    for (int t = 0; t < target.time(); t++) {
      for (int row = 0; row < target.active(t); row++) {
        int length = BATCH.source().layout().length(BATCH.sourceRow()[row]);
        double sum = 0;
        for (int s = 0; s < length; s++) {
          sum += weights.get(target.position(t, row), s);
        }
        assertThat(sum).as("step %s row %s", t, row).isCloseTo(1, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void chosen_words_that_are_the_known_ones_give_the_loss_and_gradient(Kernels kernels) {
    ModelConfig config = Models.withDropout(Models.config("lstm", 2, "last"), 0.3f);
    ModelConfig fused = Models.withFusion(config, "gru", 2);
    for (ModelConfig each : List.of(config, Models.conditional(config), fused)) {
      EncoderDecoder model = Models.model(each);
      List<Tensor> atOnce = train(kernels, model, false);
      List<Tensor> chosen = train(kernels, model, true);
      for (Parameter parameter : model.parameters().all()) {
        int index = parameter.index();
        assertWithin(parameter.name(), chosen.get(index), atOnce.get(index), 2e-6);
      }
      int last = atOnce.size() - 1;
      assertSameBits("logits", chosen.get(last), atOnce.get(last));
    }
  }

  /** The gradients of all parameters, and the logits. */
  private static List<Tensor> train(Kernels kernels, EncoderDecoder model, boolean choosing) {
    Gradients gradients = new Gradients(model.parameters().all());
    List<Tensor> results = new ArrayList<>();
    Tensor logits;
    try (Tape tape = Tape.training(kernels, new Arena(), gradients, new Randomness(3, 4))) {
      EncoderOutput encoded = model.encoder().encode(tape, BATCH.source());
      SequenceBatch input = BATCH.targetInput();
      Variable scores =
          choosing
              ? model
                  .decoder()
                  .forced(tape, encoded, input, BATCH.sourceRow(), (t, rows, s) -> known(t))
                  .logits()
              : model.decoder().teacherForce(tape, encoded, input, BATCH.sourceRow());
      logits = copy(scores.value());
      LossOps.softmaxCrossEntropy(tape, scores, BATCH.gold(), 0.1f, 0.1f);
      tape.backward();
    }
    model.parameters().all().forEach(each -> results.add(copy(gradients.of(each))));
    results.add(logits);
    return results;
  }

  private static int[] known(int time) {
    SequenceLayout layout = BATCH.targetInput().layout();
    return Arrays.copyOfRange(
        BATCH.targetInput().ids(), layout.offset(time), layout.offset(time + 1));
  }

  @Test
  void chosen_words_are_read() {
    EncoderDecoder model = Models.model(Models.config("gru", 1, "mean"));
    Tape tape = Tape.inference(Implementations.all().get(0), new Arena());
    EncoderOutput encoded = model.encoder().encode(tape, BATCH.source());
    SequenceBatch input = BATCH.targetInput();
    List<String> calls = new ArrayList<>();
    Forced forced =
        model
            .decoder()
            .forced(
                tape,
                encoded,
                input,
                BATCH.sourceRow(),
                (t, rows, logits) -> {
                  calls.add(t + ": " + rows + " of " + logits.rows());
                  int[] ids = known(t);
                  ids[0] = 9;
                  return ids;
                });
    assertThat(calls).containsExactly("1: 3 of 4", "2: 2 of 3", "3: 2 of 2", "4: 1 of 2");
    Tensor known = model.decoder().teacherForce(tape, encoded, input, BATCH.sourceRow()).value();
    SequenceLayout layout = input.layout();
    assertSameBits(
        "first step",
        forced.logits().value().slice(0, layout.active(0)),
        known.slice(0, layout.active(0)));
    int position = layout.position(1, 0);
    assertThat(forced.logits().value().slice(position, position + 1).toArray())
        .isNotEqualTo(known.slice(position, position + 1).toArray());
    assertSameBits(
        "another row",
        forced.logits().value().slice(position + 1, position + 2),
        known.slice(position + 1, position + 2));
  }
}
