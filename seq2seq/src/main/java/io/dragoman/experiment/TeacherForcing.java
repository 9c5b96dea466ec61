package io.dragoman.experiment;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.data.Batch;
import io.dragoman.kernels.Kernels;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.tensor.Arena;
import io.dragoman.training.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How probable a model finds translations that are given. */
final class TeacherForcing {
  private TeacherForcing() {}

  /**
   * The loss without label smoothing and dropout. Batches are shared out among the workers and
   * added in their order, so it does not depend on the number of threads.
   */
  static Loss loss(EncoderDecoder model, Kernels kernels, Workers workers, List<Batch> batches) {
    Loss[] losses = new Loss[batches.size()];
    Queue<Arena> arenas = new ConcurrentLinkedQueue<>(); // one for each thread
    workers.run(
        losses.length,
        i -> {
          Arena taken = arenas.poll();
          Arena arena = taken == null ? new Arena() : taken;
          try (Tape tape = Tape.inference(kernels, arena)) {
            losses[i] = model.loss(tape, batches.get(i).whole(), 0f, 0f);
          }
          arenas.add(arena);
        });
    return Arrays.stream(losses).reduce(Loss.NONE, Loss::plus);
  }
}
