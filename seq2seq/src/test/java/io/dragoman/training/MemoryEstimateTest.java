package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.config.RunConfig;
import io.dragoman.data.BatchMemory;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ModelInputs;
import io.dragoman.model.ParallelBatch;
import io.dragoman.model.SourceForm;
import io.dragoman.tensor.Arena;
import io.dragoman.toys.Toys;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryEstimateTest {
  private static final int WORDS = 300;

  private static RunConfig config(String... settings) {
    return Toys.config(
            "training.batch-unit=memory",
            "model.encoder.embedding=32",
            "model.encoder.hidden=48",
            "model.decoder.embedding=32",
            "model.decoder.hidden=48",
            "model.decoder.readout=40",
            "model.attention.units=48",
            "model.dropout.embedding=0.2")
        .with(settings);
  }

  private static EncoderDecoder model(RunConfig config) {
    List<Integer> further = config.model().form().sources() == 2 ? List.of(WORDS) : List.of();
    return EncoderDecoder.create(
        config.model(), new ModelInputs(WORDS, List.of(), further, WORDS, 3), 1);
  }

  /** Sentences of one to so many words on both sides. */
  private static ParallelBatch batch(SourceForm form, int sentences, int longest) {
    SplittableRandom random = new SplittableRandom(3);
    int[][] sources = new int[sentences][];
    int[][] targets = new int[sentences][];
    for (int i = 0; i < sentences; i++) {
      sources[i] = form.madeUp(random.nextInt(longest / 2, longest) + 1);
      targets[i] = random.ints(random.nextInt(longest / 2, longest), 4, WORDS).toArray();
    }
    return ParallelBatch.of(form, sources, targets, 1, 2, new long[sentences]);
  }

  private static double estimated(BatchMemory memory, SourceForm form, ParallelBatch batch) {
    int sources = form.sources();
    return memory.bytes(
        batch.size(),
        (long) sources * batch.source().layout().positions(),
        batch.targetTokens(),
        (long) sources * batch.source().layout().time());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.decoder.layers=1",
        "model.decoder.cell=lstm",
        "model.decoder.conditional=true",
        "model.attention.type=coverage:gru",
        "model.attention.type=multi-head:4",
        "model.decoder.variant.copy=true",
        "model.encoder.sources=2"
      })
  void estimates_are_near_what_tapes_take(String setting) {
    RunConfig config = config(setting);
    EncoderDecoder model = model(config);
    SourceForm form = config.model().form();
    BatchMemory memory = MemoryEstimate.of(model, config.training(), Toys.kernels()).orElseThrow();
    Gradients gradients = new Gradients(model.parameters().all());
    for (int[] shape : new int[][] {{40, 8}, {20, 30}, {6, 80}}) {
      ParallelBatch batch = batch(form, shape[0], shape[1]);
      Arena arena = new Arena();
      try (Tape tape = Tape.training(Toys.kernels(), arena, gradients, new Randomness(1, 1))) {
        model.loss(tape, batch, 0.1f, 1f);
        tape.backpropagate();
        double estimate = estimated(memory, form, batch);
        assertThat(arena.takenBytes() / estimate).as(setting).isBetween(0.7, 1.2);
        assertThat(arena.bytes() / estimate).as("with the ends of chunks").isBetween(0.7, 2.5);
      }
    }
  }

  @Test
  void the_same_model_has_the_same_estimate() {
    RunConfig config = config();
    BatchMemory once =
        MemoryEstimate.of(model(config), config.training(), Toys.kernels()).orElseThrow();
    BatchMemory again =
        MemoryEstimate.of(model(config), config.training(), Toys.kernels()).orElseThrow();
    assertThat(again).isEqualTo(once);
    RunConfig twice = config("training.loss.r-drop=1");
    BatchMemory both =
        MemoryEstimate.of(model(twice), twice.training(), Toys.kernels()).orElseThrow();
    assertThat(both.perTarget()).isEqualTo(2 * once.perTarget());
    RunConfig tokens = config("training.batch-unit=tokens");
    assertThat(MemoryEstimate.of(model(tokens), tokens.training(), Toys.kernels())).isEmpty();
  }

  @Test
  void larger_models_need_more() {
    List<BatchMemory> found = new ArrayList<>();
    for (int hidden : new int[] {48, 96}) {
      RunConfig config = config("model.encoder.hidden=" + hidden);
      found.add(MemoryEstimate.of(model(config), config.training(), Toys.kernels()).orElseThrow());
    }
    assertThat(found.get(1).perSource()).isGreaterThan(1.5 * found.get(0).perSource());
  }
}
