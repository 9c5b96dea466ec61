package io.dragoman.training;

import io.dragoman.model.ParallelBatch;
import io.dragoman.tensor.SequenceLayout;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;

/** The words that a translation has already: negative words of unlikelihood training. */
final class PreviousWords {
  private PreviousWords() {}

  /** For each target position the words before it, each once, without the one that comes next. */
  static int[][] of(ParallelBatch batch) {
    SequenceLayout layout = batch.targetInput().layout();
    int[] ids = batch.targetInput().ids();
    int[][] words = new int[layout.positions()][];
    for (int row = 0; row < layout.batch(); row++) {
      IntLinkedOpenHashSet before = new IntLinkedOpenHashSet();
      for (int t = 0; t < layout.length(row); t++) {
        int position = layout.position(t, row);
        if (t > 0) {
          before.add(ids[position]);
        }
        int next = batch.gold()[position];
        words[position] = before.intStream().filter(word -> word != next).toArray();
      }
    }
    return words;
  }
}
