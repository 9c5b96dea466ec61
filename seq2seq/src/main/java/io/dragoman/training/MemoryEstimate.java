package io.dragoman.training;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.config.BatchUnit;
import io.dragoman.config.TrainingConfig;
import io.dragoman.data.BatchMemory;
import io.dragoman.kernels.Kernels;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ParallelBatch;
import io.dragoman.model.SourceForm;
import io.dragoman.tensor.Arena;
import java.util.Arrays;
import java.util.Optional;

/**
 * What training a model takes in memory, found by forward and backward passes over a few made-up
 * batches: tapes take memory by shapes alone, so the numbers are the same wherever and whenever
 * they are found.
 */
public final class MemoryEstimate {
  private static final int FEW = 4;
  private static final int SHORT = 4;
  private static final int LONG = 12;

  private final EncoderDecoder model;
  private final Kernels kernels;
  private final Gradients gradients;

  private MemoryEstimate(EncoderDecoder model, Kernels kernels) {
    this.model = model;
    this.kernels = kernels;
    gradients = new Gradients(model.parameters().all());
  }

  /**
   * The estimate for batches of a configuration; empty if they are not counted by memory. R-drop
   * reads each batch twice; what other losses need besides cross-entropy is not counted.
   */
  public static Optional<BatchMemory> of(
      EncoderDecoder model, TrainingConfig config, Kernels kernels) {
    if (config.batchUnit() != BatchUnit.MEMORY) {
      return Optional.empty();
    }
    BatchMemory once = new MemoryEstimate(model, kernels).measure();
    int passes = config.loss().rDrop() > 0 ? 2 : 1;
    return Optional.of(
        new BatchMemory(
            passes * once.perSentence(),
            passes * once.perSource(),
            passes * once.perTarget(),
            passes * once.perPair()));
  }

  private BatchMemory measure() {
    double all = bytes(FEW, SHORT, SHORT);
    double longSources = bytes(FEW, LONG, SHORT) - all;
    double longTargets = bytes(FEW, SHORT, LONG) - all;
    double both = bytes(FEW, LONG, LONG) - all - longSources - longTargets;
    double more = bytes(2 * FEW, SHORT, SHORT) - all;
    int longer = LONG - SHORT;
    double perPair = Math.max(0, both / ((double) FEW * longer * longer));
    double perSource = longSources / (FEW * longer) - perPair * SHORT;
    double perTarget = longTargets / (FEW * longer) - perPair * SHORT;
    double perSentence = more / FEW - SHORT * (perSource + perTarget) - perPair * SHORT * SHORT;
    int sources = model.config().form().sources(); // all of them were as long
    return new BatchMemory(
        Math.max(0, perSentence),
        Math.max(0, perSource / sources),
        Math.max(0, perTarget),
        perPair / sources);
  }

  /** What sentences of equal lengths take, ends included. */
  private long bytes(int sentences, int sourceWords, int targetWords) {
    SourceForm form = model.config().form();
    int[][] sources = new int[sentences][];
    Arrays.setAll(sources, i -> form.madeUp(sourceWords));
    int[][] targets = new int[sentences][targetWords - 1];
    ParallelBatch batch = ParallelBatch.of(form, sources, targets, 0, 0, new long[sentences]);
    Arena arena = new Arena();
    try (Tape tape = Tape.training(kernels, arena, gradients, new Randomness(1, 1))) {
      model.loss(tape, batch, 0f, 1f);
      tape.backpropagate();
      return arena.takenBytes();
    }
  }
}
