package io.dragoman.evaluation;

import java.util.List;

/**
 * Word or character error rate: {@code 100 * (S + D + I) / N}.
 *
 * <p>The fewest substitutions, deletions and insertions (Levenshtein 1966) that make the reference
 * of the hypothesis, over the {@code N} words or characters of the reference. Words are what white
 * space separates; characters are Unicode code points, with one space between words. Of several
 * references that with the fewest edits counts, of those the longest. Over 100 if hypotheses are
 * far too long; 100 if the references are empty and the hypotheses are not.
 *
 * <p>The statistics are the edits and the length.
 */
public final class ErrorRate implements Metric {
  private final String name;
  private final boolean characters;
  private final boolean lowercase;

  private ErrorRate(String name, boolean characters, boolean lowercase) {
    this.name = name;
    this.characters = characters;
    this.lowercase = lowercase;
  }

  /**
   * WER.
   *
   * @param lowercase whether case is ignored
   */
  public static ErrorRate ofWords(boolean lowercase) {
    return new ErrorRate("WER", false, lowercase);
  }

  /**
   * CER.
   *
   * @param lowercase whether case is ignored
   */
  public static ErrorRate ofCharacters(boolean lowercase) {
    return new ErrorRate("CER", true, lowercase);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return 2;
  }

  @Override
  public double[] statistics(String hypothesis, List<String> references) {
    References.check(references);
    TokenIds ids = new TokenIds();
    int[] tokens = tokens(hypothesis, ids);
    double[] best = {Double.POSITIVE_INFINITY, 0};
    for (String reference : references) {
      int[] right = tokens(reference, ids);
      int edits = edits(tokens, right);
      if (edits < best[0] || (edits == best[0] && right.length > best[1])) {
        best = new double[] {edits, right.length};
      }
    }
    return best;
  }

  @Override
  public Score score(double[] statistics) {
    return new PlainScore(name, percent(statistics));
  }

  @Override
  public Signature signature() {
    return Signature.empty().appendCase(lowercase).append("tok", characters ? "char" : "none");
  }

  /** Edits of the length, in percent. */
  static double percent(double[] editsAndLength) {
    if (editsAndLength[1] > 0) {
      return 100 * (editsAndLength[0] / editsAndLength[1]);
    }
    return editsAndLength[0] > 0 ? 100 : 0;
  }

  private int[] tokens(String line, TokenIds ids) {
    String text = lowercase ? Lowercase.of(line) : line;
    return characters
        ? Whitespace.collapse(text).codePoints().toArray()
        : ids.of(Whitespace.split(text));
  }

  private static int edits(int[] hypothesis, int[] reference) {
    int[] row = new int[reference.length + 1];
    for (int j = 1; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= hypothesis.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (hypothesis[i - 1] == reference[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(diagonal, row[j - 1]));
      }
    }
    return row[reference.length];
  }
}
