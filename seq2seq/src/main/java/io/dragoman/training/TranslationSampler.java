package io.dragoman.training;

import io.dragoman.autograd.ChoiceOps;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.model.DecoderState;
import io.dragoman.model.DecoderStep;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ParallelBatch;
import io.dragoman.tensor.Arena;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Draws translations word by word with the model's probabilities, without dropout. What is drawn
 * for a line depends on seed, update, line and the number of the draw. A translation is cut off at
 * twice the length of the known one and five words more.
 */
final class TranslationSampler {
  private static final int FIRST_DRAW = 2_000; // beyond all layers of dropout

  private final EncoderDecoder model;
  private final int samples;
  private final Queue<Arenas> arenas = new ConcurrentLinkedQueue<>(); // one for each thread

  /** Memory of the sources, and of two steps in turn: a step needs the one before. */
  private record Arenas(Arena sources, Arena even, Arena odd) {}

  TranslationSampler(EncoderDecoder model, int samples) {
    this.model = model;
    this.samples = samples;
  }

  /** For each target row of a shard the words drawn, with {@code </s>} unless cut off. */
  List<List<int[]>> draw(Kernels kernels, ParallelBatch shard, Randomness randomness) {
    Arenas taken = arenas.poll();
    Arenas own = taken == null ? new Arenas(new Arena(), new Arena(), new Arena()) : taken;
    try (Tape sources = Tape.inference(kernels, own.sources());
        Tape even = Tape.inference(kernels, own.even());
        Tape odd = Tape.inference(kernels, own.odd())) {
      return draw(sources, new Tape[] {even, odd}, shard, randomness);
    } finally {
      arenas.add(own);
    }
  }

  private List<List<int[]>> draw(
      Tape sources, Tape[] turns, ParallelBatch shard, Randomness randomness) {
    int end = shard.gold()[shard.gold().length - 1];
    int all = shard.size() * samples;
    List<IntArrayList> words = new ArrayList<>(all);
    int[] alive = new int[all]; // draw number of each row; draws of a target row lie together
    int[] rows = new int[all];
    int[] ids = new int[all];
    for (int i = 0; i < all; i++) {
      words.add(new IntArrayList());
      alive[i] = i;
      rows[i] = shard.sourceRow()[i / samples];
      ids[i] = shard.targetInput().ids()[0];
    }
    DecoderState state =
        model
            .decoder()
            .start(sources, model.encoder().encode(sources, shard.source()))
            .select(sources, rows);
    for (int count = all, t = 0; count > 0; t++) {
      Tape tape = turns[t % 2];
      tape.close(); // the step before the last is not needed any more
      DecoderStep step = model.decoder().step(tape, state, ids);
      double[] uniforms = new double[count];
      for (int i = 0; i < count; i++) {
        long key = shard.targetInput().keys()[alive[i] / samples];
        uniforms[i] = randomness.uniform(FIRST_DRAW + alive[i] % samples, key, t);
      }
      int[] drawn = ChoiceOps.draw(tape, model.decoder().logits(tape, step), uniforms);
      int left = 0;
      for (int i = 0; i < count; i++) {
        int draw = alive[i];
        words.get(draw).add(drawn[i]);
        if (drawn[i] != end && t + 1 < longest(shard, draw / samples)) {
          alive[left] = draw;
          rows[left] = i;
          ids[left++] = drawn[i];
        }
      }
      count = left;
      state = step.state().select(tape, rows, count);
    }
    return grouped(words);
  }

  private static int longest(ParallelBatch shard, int row) {
    return 2 * shard.targetInput().layout().length(row) + 5;
  }

  private List<List<int[]>> grouped(List<IntArrayList> words) {
    List<List<int[]>> grouped = new ArrayList<>(words.size() / samples);
    for (int from = 0; from < words.size(); from += samples) {
      grouped.add(
          words.subList(from, from + samples).stream().map(IntArrayList::toIntArray).toList());
    }
    return grouped;
  }
}
