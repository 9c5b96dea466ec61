package io.dragoman.examples.gradients;

import io.dragoman.model.FrameBatch;
import io.dragoman.model.SequenceExamples;
import io.dragoman.model.SequenceTargets;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * The adding problem (Hochreiter and Schmidhuber 1997; here as in Le et al. 2015): a sequence of
 * numbers from 0 to 1, two of which, one in each half, are marked; wanted is their sum. Always
 * saying 1 has a mean squared error of 1/6.
 */
final class AddingProblem {
  private AddingProblem() {}

  /** As many sequences of so many steps, two features each: the number and its mark. */
  static SequenceExamples batch(int size, int steps, long seed) {
    Random random = new Random(seed);
    float[][][] frames = new float[size][steps][2];
    float[][] sums = new float[size][1];
    for (int i = 0; i < size; i++) {
      for (int t = 0; t < steps; t++) {
        frames[i][t][0] = random.nextFloat();
      }
      int first = random.nextInt(steps / 2);
      int second = steps / 2 + random.nextInt(steps - steps / 2);
      frames[i][first][1] = 1;
      frames[i][second][1] = 1;
      sums[i][0] = frames[i][first][0] + frames[i][second][0];
    }
    FrameBatch input = FrameBatch.of(frames, LongStream.range(0, size).toArray());
    return new SequenceExamples(input, SequenceTargets.values(input, sums));
  }
}
