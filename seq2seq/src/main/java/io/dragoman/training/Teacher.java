package io.dragoman.training;

import io.dragoman.autograd.Tape;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.EncoderOutput;
import io.dragoman.model.ParallelBatch;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A model that others learn from; it reads known translations and never changes. */
final class Teacher {
  private final EncoderDecoder model;
  private final Queue<Arena> arenas = new ConcurrentLinkedQueue<>(); // one for each thread

  Teacher(EncoderDecoder model) {
    this.model = model;
  }

  /** What the teacher says about a shard, until it is closed. */
  final class Lesson implements AutoCloseable {
    private final Arena arena;
    private final Tape tape;
    private final Tensor logits;

    private Lesson(Arena arena, Tape tape, Tensor logits) {
      this.arena = arena;
      this.tape = tape;
      this.logits = logits;
    }

    /** {@code (target positions, vocabulary)}. */
    Tensor logits() {
      return logits;
    }

    @Override
    public void close() {
      tape.close();
      arenas.add(arena);
    }
  }

  /**
   * Reads a shard without dropout.
   *
   * @param student lends its kernels
   */
  Lesson read(Tape student, ParallelBatch shard) {
    Arena taken = arenas.poll();
    Arena arena = taken == null ? new Arena() : taken;
    Tape tape = Tape.inference(student.kernels(), arena);
    EncoderOutput encoded = model.encoder().encode(tape, shard.source());
    Tensor logits =
        model.decoder().teacherForce(tape, encoded, shard.targetInput(), shard.sourceRow()).value();
    return new Lesson(arena, tape, logits);
  }
}
