package io.dragoman.search;

import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.model.CarriedState;
import io.dragoman.model.SequenceBatch;
import io.dragoman.model.SequenceNetwork;
import io.dragoman.model.SequenceNetwork.Continued;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;

/** Scores words with a recurrent language model, which knows the words before and no source. */
public final class LanguageScorer implements StepScorer {
  private static final float[] NOWHERE = {};

  private final SequenceNetwork network;
  private final int[] own;
  private final Tape tape;
  private final StepScores scores = new StepScores();
  private CarriedState state = CarriedState.start();

  /**
   * A scorer with memory of its own; the network's parameters are shared.
   *
   * @param network reads forward and gives logits of its own ids
   * @param own for each target id the network's id: for {@code <s>} what it reads before a sentence
   */
  public LanguageScorer(SequenceNetwork network, int[] own, Kernels kernels) {
    this.network = network;
    this.own = own.clone();
    tape = Tape.inference(kernels, new Arena());
  }

  @Override
  public void start(int[][] sources) {
    state = CarriedState.start();
  }

  @Override
  public StepScores step(int[] rows, int[] ids, int count) {
    tape.close();
    int[][] words = new int[count][];
    for (int i = 0; i < count; i++) {
      words[i] = new int[] {own[ids[i]]};
    }
    CarriedState before = state.time() == 0 ? state : state.select(rows, count);
    Continued read = network.readOn(tape, SequenceBatch.of(words), before);
    state = read.state();
    Tensor logits = read.logits().value(); // (rows, words of the network)
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

  @Override
  public float[] attention(int row) {
    return NOWHERE;
  }
}
