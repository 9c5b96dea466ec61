package io.dragoman.training;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ParallelBatch;
import io.dragoman.tensor.Arena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Computes the gradients of a batch that is cut into a fixed number of shards.
 *
 * <p>Threads only decide who computes which shard; shard gradients are added in the order of the
 * shards. So the sums have the same bits for any number of threads.
 */
public final class GradientShards {
  private final EncoderDecoder model;
  private final Kernels kernels;
  private final Workers workers;
  private final PhaseTimer timer;
  private final List<Arena> arenas = new ArrayList<>();
  private final List<Gradients> gradients = new ArrayList<>();
  private final List<Parameter> largestFirst;

  /**
   * Creates as many shards, each with memory for all gradients.
   *
   * @param shards into how many parts a batch is cut
   * @param timer told about the phases
   */
  public GradientShards(
      EncoderDecoder model, Kernels kernels, Workers workers, int shards, PhaseTimer timer) {
    this.model = model;
    this.kernels = kernels;
    this.workers = workers;
    this.timer = timer;
    List<Parameter> parameters = model.parameters().all();
    for (int shard = 0; shard < shards; shard++) {
      arenas.add(new Arena());
      gradients.add(new Gradients(parameters));
    }
    largestFirst = new ArrayList<>(parameters);
    largestFirst.sort(Comparator.comparingInt(each -> -each.value().size()));
  }

  /**
   * Computes the gradient of the mean loss of a word.
   *
   * @param shards parts of the batch, at most as many as this was created for
   * @param smoothing label smoothing
   * @param randomness where dropout masks come from
   * @return the sums of all shards; the gradients are in {@link #sum()}
   */
  public Loss compute(List<ParallelBatch> shards, float smoothing, Randomness randomness) {
    gradients.forEach(Gradients::clear); // all are clear but after a failure
    int words = shards.stream().mapToInt(ParallelBatch::targetTokens).sum();
    Loss[] losses = new Loss[shards.size()];
    workers.run(
        shards.size(),
        shard -> {
          try (Tape tape =
              Tape.training(kernels, arenas.get(shard), gradients.get(shard), randomness)) {
            PhaseTimer.Span forward = timer.begin(Phase.FORWARD, shard);
            losses[shard] = model.loss(tape, shards.get(shard), smoothing, 1f / words);
            forward.end();
            PhaseTimer.Span backward = timer.begin(Phase.BACKWARD, shard);
            tape.backward();
            backward.end();
          }
        });
    PhaseTimer.Span adding = timer.begin(Phase.WEIGHT_GRADIENTS);
    workers.run(largestFirst.size(), i -> addShards(largestFirst.get(i)));
    adding.end();
    Loss sum = Loss.NONE;
    for (Loss loss : losses) {
      sum = sum.plus(loss);
    }
    return sum;
  }

  private void addShards(Parameter parameter) {
    for (int shard = 1; shard < gradients.size(); shard++) {
      gradients.get(0).add(kernels, gradients.get(shard), parameter);
      gradients.get(shard).clear(parameter);
    }
  }

  /** The gradients of the last batch; best cleared, parameter by parameter, by who used them. */
  public Gradients sum() {
    return gradients.get(0);
  }

  /** The parameters, largest first, as tasks are best shared out. */
  List<Parameter> largestFirst() {
    return largestFirst;
  }
}
