package io.dragoman.search;

import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.model.SequenceNetwork;
import io.dragoman.model.StackState;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;

/**
 * Scores words with a recurrent language model, which knows the words before and no source.
 *
 * <p>Steps use two tapes in turn: the state of a step lies where the step after the next will
 * overwrite it.
 */
public final class LanguageScorer implements StepScorer {
  private static final float[] NOWHERE = {};

  private final SequenceNetwork network;
  private final int[] own;
  private final Tape[] steps;
  private final StepScores scores = new StepScores();
  private int[] words = {};
  private StackState state; // null before the first step

  /**
   * A scorer with memory of its own; the network's parameters are shared.
   *
   * @param network reads forward and gives logits of its own ids
   * @param own for each target id the network's id: for {@code <s>} what it reads before a sentence
   */
  public LanguageScorer(SequenceNetwork network, int[] own, Kernels kernels) {
    this.network = network;
    this.own = own.clone();
    steps =
        new Tape[] {
          Tape.inference(kernels, new Arena()), Tape.inference(kernels, new Arena()),
        };
  }

  @Override
  public void start(int[][] sources) {
    state = null;
  }

  @Override
  public StepScores step(int[] rows, int[] ids, int count) {
    int time = state == null ? 0 : state.time();
    Tape tape = steps[time % 2];
    tape.close();
    StackState before = time == 0 ? network.start(tape, count) : state.select(tape, rows, count);
    state = network.step(tape, ownWords(ids, count), before);
    Tensor logits = network.scores(tape, state).value(); // (rows, words of the network)
    Tensor normalizers = tape.take(1, count);
    tape.kernels().logSumExp(logits, normalizers);
    Tensor picked = tape.take(count, own.length); // (rows, target vocabulary)
    for (int row = 0; row < count; row++) {
      int from = logits.rowOffset(row);
      int to = picked.rowOffset(row);
      for (int id = 0; id < own.length; id++) {
        picked.data()[to + id] = logits.data()[from + own[id]];
      }
    }
    return scores.hold(picked, normalizers);
  }

  private int[] ownWords(int[] ids, int count) {
    if (words.length < count) {
      words = new int[count];
    }
    for (int i = 0; i < count; i++) {
      words[i] = own[ids[i]];
    }
    return words;
  }

  @Override
  public float[] attention(int row) {
    return NOWHERE;
  }
}
