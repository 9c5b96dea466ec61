package io.dragoman.examples.handwriting;

import io.dragoman.data.Shuffling;
import io.dragoman.examples.frames.FrameExample;
import io.dragoman.examples.frames.TrainingExamples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Training digits and strings of them, slanted and shaken a little, anew in every epoch. */
final class HandwritingExamples {
  private static final int MOST_DIGITS_AT_FIRST = 3;
  private static final int FEWEST_DIGITS = 2;
  private static final int MOST_DIGITS = 6;
  private static final float MOST_SLANT = 0.15f;
  private static final float MOST_SHAKE = 3;

  private HandwritingExamples() {}

  /** Each digit once an epoch; its one word is the digit itself. */
  static TrainingExamples digits(List<Stroke> strokes, long seed) {
    return new TrainingExamples() {
      @Override
      public int size() {
        return strokes.size();
      }

      @Override
      public FrameExample get(int epoch, int index) {
        long key = key(seed, epoch, index);
        Stroke stroke = shaken(strokes.get(index), new SplittableRandom(key));
        float[][] frames = StrokeFeatures.of(stroke.x(), stroke.y());
        return new FrameExample(frames, new int[] {stroke.digit()}, key);
      }
    };
  }

  /**
   * Strings of digits that are drawn at random; short ones in the first epoch.
   *
   * @param ids the ids of digits with spaces between them
   * @param size strings in an epoch
   */
  static TrainingExamples strings(
      List<Stroke> strokes, Function<String, int[]> ids, int size, long seed) {
    return new TrainingExamples() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public FrameExample get(int epoch, int index) {
        long key = key(seed, epoch, index);
        SplittableRandom random = new SplittableRandom(key);
        int count =
            epoch == 1
                ? random.nextInt(1, MOST_DIGITS_AT_FIRST + 1)
                : random.nextInt(FEWEST_DIGITS, MOST_DIGITS + 1);
        List<Stroke> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          drawn.add(shaken(strokes.get(random.nextInt(strokes.size())), random));
        }
        WrittenString string = WrittenString.join(drawn, random);
        float[][] frames = StrokeFeatures.of(string.x(), string.y());
        return new FrameExample(frames, ids.apply(string.digits()), key);
      }
    };
  }

  private static long key(long seed, int epoch, int index) {
    return Shuffling.derive(Shuffling.derive(seed, epoch), index);
  }

  /** {@code x' = x + s (y - 50) + e_x} and {@code y' = y + e_y}. */
  static Stroke shaken(Stroke stroke, SplittableRandom random) {
    float slant = MOST_SLANT * symmetric(random);
    float[] x = new float[stroke.length()];
    float[] y = new float[stroke.length()];
    for (int n = 0; n < x.length; n++) {
      x[n] = stroke.x()[n] + slant * (stroke.y()[n] - 50) + MOST_SHAKE * symmetric(random);
      y[n] = stroke.y()[n] + MOST_SHAKE * symmetric(random);
    }
    return new Stroke(stroke.digit(), x, y);
  }

  private static float symmetric(SplittableRandom random) {
    return (float) (2 * random.nextDouble() - 1);
  }
}
