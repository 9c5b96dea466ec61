package io.dragoman.translate;

import io.dragoman.search.StepScorer;
import io.dragoman.search.StepScores;
import io.dragoman.tensor.Tensor;
import java.util.List;

/** Copies the source with a probability of one half per word; can be told to fail. */
final class CopyScorer implements StepScorer {
  private final int vocabulary;
  private final int poison;
  private final List<Integer> batchSizes;
  private int[][] sources;
  private int[] sentence;
  private int time;

  /**
   * A scorer.
   *
   * @param poison a source id that makes it fail, or -1
   * @param batchSizes where to note the size of each batch
   */
  CopyScorer(int vocabulary, int poison, List<Integer> batchSizes) {
    this.vocabulary = vocabulary;
    this.poison = poison;
    this.batchSizes = batchSizes;
  }

  @Override
  public void start(int[][] batch) {
    batchSizes.add(batch.length);
    sources = batch;
    sentence = null;
    time = 0;
    for (int[] source : batch) {
      for (int id : source) {
        if (id == poison) {
          throw new IllegalStateException("poisoned");
        }
      }
    }
  }

  @Override
  public StepScores step(int[] rows, int[] ids, int count) {
    int[] next = new int[count];
    Tensor scores = Tensor.zeros(count, vocabulary);
    scores.fill((float) Math.log(0.5 / (vocabulary - 1)));
    for (int i = 0; i < count; i++) {
      next[i] = sentence == null ? rows[i] : sentence[rows[i]];
      int[] source = sources[next[i]];
      scores.set(i, source[Math.min(time, source.length - 1)], (float) Math.log(0.5));
    }
    sentence = next;
    time++;
    return new StepScores().hold(scores, Tensor.zeros(1, count));
  }

  @Override
  public float[] attention(int row) {
    float[] weights = new float[sources[sentence[row]].length];
    weights[Math.min(time - 1, weights.length - 1)] = 1;
    return weights;
  }
}
