package io.dragoman.training;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.config.RunConfig;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ParallelBatch;
import io.dragoman.tensor.Arena;
import io.dragoman.toys.Toys;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Objectives of a configuration on toy batches. */
final class ToyLosses {
  static final String[] NO_DROPOUT = {
    "model.dropout.embedding=0", "model.dropout.layers=0", "model.dropout.readout=0"
  };

  /** Word n translates word n. */
  static final LossInputs.Alignments DIAGONAL =
      line -> {
        int words = Toys.corpus(64, 1).get((int) line - 1).source().length;
        return IntStream.range(0, 2 * words).map(i -> i / 2).toArray();
      };

  /** The share of words that differ, and one more word for each that is too many or missing. */
  static final LossInputs.Risk ERRORS =
      (hypothesis, reference) -> {
        int wrong = Math.abs(hypothesis.length - reference.length);
        for (int i = 0; i < Math.min(hypothesis.length, reference.length); i++) {
          wrong += hypothesis[i] == reference[i] ? 0 : 1;
        }
        return wrong / (double) Math.max(hypothesis.length, reference.length);
      };

  private ToyLosses() {}

  /** Everything a loss may need; the teacher is another random model. */
  static LossInputs inputs(RunConfig config) {
    return new LossInputs(
        Optional.of(Toys.model(config.with("training.seed=77"))),
        Optional.of(DIAGONAL),
        Optional.of(ERRORS));
  }

  static Objective<ParallelBatch> objective(EncoderDecoder model, RunConfig config) {
    return new CombinedObjective(
        model, config.training().labelSmoothing(), config.training().loss(), inputs(config));
  }

  /** The first sentences of the toy corpus. */
  static ParallelBatch batch(RunConfig config) {
    return Toys.batcher(Toys.corpus(64, 1), config).batches(1).get(0).whole();
  }

  /** A model whose parameters are larger than those it starts with. */
  static EncoderDecoder model(RunConfig config) {
    EncoderDecoder model = Toys.model(config);
    SplittableRandom random = new SplittableRandom(3);
    for (Parameter each : model.parameters().all()) {
      for (int i = 0; i < each.value().size(); i++) {
        each.value().data()[i] = (float) (random.nextDouble() - 0.5);
      }
      each.changed();
    }
    return model;
  }

  /** The loss, and the gradients in {@code gradients} if it is not null. */
  static Loss loss(
      EncoderDecoder model,
      Objective<ParallelBatch> objective,
      ParallelBatch batch,
      long update,
      Gradients gradients) {
    Gradients all = gradients == null ? new Gradients(model.parameters().all()) : gradients;
    try (Tape tape = Tape.training(Toys.kernels(), new Arena(), all, new Randomness(5, update))) {
      Loss loss = objective.loss(tape, batch, 1f);
      if (gradients != null) {
        tape.backward();
      }
      return loss;
    }
  }

  /** The gradients of all parameters, one after the other. */
  static double[] gradient(
      EncoderDecoder model, Objective<ParallelBatch> objective, ParallelBatch batch, long update) {
    Gradients gradients = new Gradients(model.parameters().all());
    loss(model, objective, batch, update, gradients);
    return model.parameters().all().stream()
        .flatMapToDouble(
            each -> {
              float[] values = gradients.of(each).toArray();
              return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
            })
        .toArray();
  }

  static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(each -> each * each).sum());
  }
}
