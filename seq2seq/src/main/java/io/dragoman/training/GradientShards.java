package io.dragoman.training;

import io.dragoman.autograd.Contributions;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.optim.GradientNorm;
import io.dragoman.tensor.Arena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Computes the gradients of a batch that is cut into a fixed number of shards.
 *
 * <p>First each shard is run forwards and backwards on a tape of its own; then the gradient of each
 * weight is formed by one product over all time steps of all shards. Threads only decide who
 * computes which shard and which rows of a gradient; shards are summed in their order. So the sums
 * have the same bits for any number of threads.
 *
 * @param <B> a shard of a batch
 */
public final class GradientShards<B> {
  private final Objective<B> objective;
  private final Kernels kernels;
  private final Workers workers;
  private final PhaseTimer timer;
  private final List<Tape> tapes = new ArrayList<>();
  private final List<Contributions> contributions = new ArrayList<>();
  private final List<Parameter> parameters;
  private final Gradients gradients;
  private final GradientNorm norm;
  private final List<Piece> pieces = new ArrayList<>(); // largest first
  private Gradients accumulated; // of several batches; null until there are
  private Gradients current;

  /** Rows of a parameter's gradient that one thread sums. */
  private record Piece(Parameter parameter, int from, int to) {
    int size() {
      return (to - from) * parameter.value().columns();
    }
  }

  /**
   * Creates as many shards.
   *
   * @param objective what is differentiated
   * @param parameters all parameters of the model
   * @param shards into how many parts a batch is cut
   * @param timer told about the phases
   */
  public GradientShards(
      Objective<B> objective,
      List<Parameter> parameters,
      Kernels kernels,
      Workers workers,
      int shards,
      PhaseTimer timer) {
    this.objective = objective;
    this.kernels = kernels;
    this.workers = workers;
    this.timer = timer;
    this.parameters = List.copyOf(parameters);
    gradients = new Gradients(parameters);
    current = gradients;
    norm = new GradientNorm(parameters);
    for (int shard = 0; shard < shards; shard++) {
      Tape tape = Tape.training(kernels, new Arena(), gradients, null);
      tapes.add(tape);
      contributions.add(tape.contributions());
    }
    long share = Math.max(1, size(parameters) / workers.count());
    parameters.forEach(each -> cut(each, share));
    pieces.sort(Comparator.comparingInt(piece -> -piece.size()));
  }

  private static long size(List<Parameter> parameters) {
    return parameters.stream().mapToLong(each -> each.value().size()).sum();
  }

  /** A parameter of more than one thread's share is cut into pieces of equal numbers of rows. */
  private void cut(Parameter parameter, long share) {
    int rows = parameter.value().rows();
    int count = (int) ((parameter.value().size() + share - 1) / share);
    int blocks = (rows + Gradients.ROWS - 1) / Gradients.ROWS;
    int step = (blocks + count - 1) / count * Gradients.ROWS;
    for (int from = 0; from < rows; from += step) {
      pieces.add(new Piece(parameter, from, Math.min(rows, from + step)));
    }
  }

  /**
   * Computes the gradient of the mean loss of a unit.
   *
   * @param shards parts of the batch, at most as many as this was created for
   * @param randomness where dropout masks come from
   * @return the sums of all shards; the gradients are in {@link #gradients()}
   */
  public Loss compute(List<B> shards, Randomness randomness) {
    current = gradients;
    return compute(shards, units(shards), randomness, this::sum);
  }

  /**
   * The gradient of the mean loss of a unit of several batches, one batch after the other, in the
   * memory of one.
   *
   * @param batches each in parts, at most as many as this was created for
   */
  public Loss computeAll(List<List<B>> batches, Randomness randomness) {
    if (batches.size() == 1) {
      return compute(batches.get(0), randomness);
    }
    if (accumulated == null) {
      accumulated = new Gradients(parameters);
    }
    current = accumulated;
    int units = batches.stream().mapToInt(this::units).sum();
    Loss sum = Loss.NONE;
    for (int i = 0; i < batches.size(); i++) {
      boolean first = i == 0;
      sum = sum.plus(compute(batches.get(i), units, randomness, piece -> accumulate(piece, first)));
    }
    return sum;
  }

  private int units(List<B> shards) {
    return shards.stream().mapToInt(objective::units).sum();
  }

  private Loss compute(List<B> shards, int units, Randomness randomness, Consumer<Piece> summing) {
    Loss[] losses = new Loss[shards.size()];
    try {
      workers.run(
          shards.size(),
          shard -> {
            tapes.get(shard).setRandomness(randomness);
            losses[shard] = backpropagate(shard, shards.get(shard), 1f / units);
          });
      PhaseTimer.Span span = timer.begin(Phase.WEIGHT_GRADIENTS);
      workers.run(pieces.size(), i -> summing.accept(pieces.get(i)));
      span.end();
    } finally {
      tapes.forEach(Tape::close);
    }
    Loss sum = Loss.NONE;
    for (Loss loss : losses) {
      sum = sum.plus(loss);
    }
    return sum;
  }

  private Loss backpropagate(int shard, B batch, float scale) {
    Tape tape = tapes.get(shard);
    PhaseTimer.Span forward = timer.begin(Phase.FORWARD, shard);
    Loss loss = objective.loss(tape, batch, scale);
    forward.end();
    PhaseTimer.Span backward = timer.begin(Phase.BACKWARD, shard);
    tape.backpropagate();
    backward.end();
    return loss;
  }

  /** The norm is measured while the sums are still in the cache. */
  private void sum(Piece piece) {
    gradients.sum(kernels, contributions, piece.parameter(), piece.from(), piece.to());
    norm.measure(kernels, gradients, piece.parameter(), piece.from(), piece.to());
  }

  private void accumulate(Piece piece, boolean first) {
    Parameter parameter = piece.parameter();
    gradients.sum(kernels, contributions, parameter, piece.from(), piece.to());
    if (first) {
      accumulated.clear(parameter, piece.from(), piece.to());
    }
    accumulated.add(kernels, gradients, parameter, piece.from(), piece.to());
    norm.measure(kernels, accumulated, parameter, piece.from(), piece.to());
  }

  /** The gradients of the last batch or batches. */
  public Gradients gradients() {
    return current;
  }

  /** The norm of the gradients of the last batch. */
  public GradientNorm norm() {
    return norm;
  }
}
