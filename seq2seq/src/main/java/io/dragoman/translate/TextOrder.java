package io.dragoman.translate;

import io.dragoman.search.Hypothesis;
import it.unimi.dsi.fastutil.doubles.DoubleArrays;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.objects.ObjectArrays;

/** What a model that writes the last word first found, in the order of the text. */
final class TextOrder {
  private TextOrder() {}

  /** The same hypothesis with words and their attention turned around; its end stays last. */
  static Hypothesis of(Hypothesis written) {
    int[] ids = IntArrays.reverse(written.ids().clone());
    double[] words = written.wordLogProbabilities().clone();
    DoubleArrays.reverse(words, 0, Math.min(ids.length, words.length));
    float[][] attention = written.attention().clone();
    ObjectArrays.reverse(attention, 0, Math.min(ids.length, attention.length));
    return new Hypothesis(
        ids,
        written.score(),
        written.logProbability(),
        written.finished(),
        words,
        attention,
        written.cut());
  }
}
