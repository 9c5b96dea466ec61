package io.dragoman.alignment;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * Links of words from attention weights, after joining the weights of pieces to those of words:
 * those of a source word's pieces are added, those of a target word's pieces averaged.
 *
 * <p>Matrices have a row for each target word and, if the translation ended by itself, one for
 * {@code </s>}; a column for each source word and one for {@code </s>}.
 */
public final class AttentionLinks {
  private AttentionLinks() {}

  /**
   * Joins the weights of pieces.
   *
   * @param weights {@code [target piece, perhaps </s>][source piece and </s>]}
   * @param sourceWords the word of each source piece
   * @param sourceCount how many source words there are
   * @param targetWords the word of each target piece
   * @param targetCount how many target words there are
   * @return {@code [target word, perhaps </s>][source word and </s>]}
   */
  public static float[][] ofWords(
      float[][] weights, int[] sourceWords, int sourceCount, int[] targetWords, int targetCount) {
    boolean ended = weights.length > targetWords.length;
    float[][] words = new float[targetCount + (ended ? 1 : 0)][sourceCount + 1];
    int[] pieces = new int[words.length];
    for (int t = 0; t < weights.length; t++) {
      int target = t < targetWords.length ? targetWords[t] : targetCount;
      pieces[target]++;
      for (int s = 0; s < weights[t].length; s++) {
        int source = s < sourceWords.length ? sourceWords[s] : sourceCount;
        words[target][source] += weights[t][s];
      }
    }
    for (int target = 0; target < words.length; target++) {
      for (int source = 0; pieces[target] > 1 && source <= sourceCount; source++) {
        words[target][source] /= pieces[target];
      }
    }
    return words;
  }

  /**
   * The source word that each target word looks at most, the first among equals; -1 if that is
   * {@code </s>}.
   */
  public static int[] best(float[][] words, int targetCount) {
    int[] best = new int[targetCount];
    for (int t = 0; t < targetCount; t++) {
      int most = 0;
      for (int s = 1; s < words[t].length; s++) {
        most = words[t][s] > words[t][most] ? s : most;
      }
      best[t] = most == words[t].length - 1 ? -1 : most;
    }
    return best;
  }

  /** The links of {@link #best} as {@link Pharaoh} writes them: by source word. */
  public static int[] hard(float[][] words, int targetCount) {
    int[] best = best(words, targetCount);
    return links(words, targetCount, (s, t) -> best[t] == s);
  }

  /** Links of all words whose weight is at least the threshold, by source word. */
  public static int[] above(float[][] words, int targetCount, double threshold) {
    return links(words, targetCount, (s, t) -> words[t][s] >= threshold);
  }

  /** Whether a source and a target word are linked. */
  private interface Rule {
    boolean links(int source, int target);
  }

  private static int[] links(float[][] words, int targetCount, Rule rule) {
    IntArrayList links = new IntArrayList();
    int sources = targetCount == 0 ? 0 : words[0].length - 1;
    for (int s = 0; s < sources; s++) {
      for (int t = 0; t < targetCount; t++) {
        if (rule.links(s, t)) {
          links.add(s);
          links.add(t);
        }
      }
    }
    return links.toIntArray();
  }
}
