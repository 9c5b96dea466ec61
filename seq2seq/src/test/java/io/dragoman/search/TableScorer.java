package io.dragoman.search;

import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A scorer whose probabilities are written down per prefix; records how many rows each step had.
 */
final class TableScorer implements StepScorer {
  /** {@code <pad> <s> </s> <unk>} and the words 4, 5 ... */
  static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);

  private final int vocabulary;
  private final Map<List<Integer>, double[]> table = new HashMap<>();
  private final List<Integer> rowsPerStep = new ArrayList<>();
  private List<List<Integer>> prefixes;
  private int[][] sources;
  private List<Integer> sentences;

  TableScorer(int vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The probabilities of {@code </s>}, then of the words 4, 5 ...; the rest is impossible. */
  TableScorer after(List<Integer> prefix, double eos, double... words) {
    double[] row = new double[vocabulary];
    row[SPECIAL.eos()] = eos;
    System.arraycopy(words, 0, row, 4, words.length);
    return afterAll(prefix, row);
  }

  /** The probabilities of all ids. */
  TableScorer afterAll(List<Integer> prefix, double... probabilities) {
    table.put(prefix, probabilities);
    return this;
  }

  List<Integer> rowsPerStep() {
    return rowsPerStep;
  }

  @Override
  public void start(int[][] sources) {
    this.sources = sources;
    rowsPerStep.clear();
    prefixes = new ArrayList<>();
    sentences = new ArrayList<>();
    for (int sentence = 0; sentence < sources.length; sentence++) {
      prefixes.add(List.of());
      sentences.add(sentence);
    }
  }

  @Override
  public StepScores step(int[] rows, int[] ids, int count) {
    List<List<Integer>> next = new ArrayList<>();
    List<Integer> of = new ArrayList<>();
    Tensor scores = Tensor.zeros(count, vocabulary);
    for (int i = 0; i < count; i++) {
      List<Integer> prefix = new ArrayList<>(prefixes.get(rows[i]));
      if (ids[i] != SPECIAL.bos()) {
        prefix.add(ids[i]);
      }
      next.add(prefix);
      of.add(sentences.get(rows[i]));
      double[] probabilities = table.get(prefix);
      for (int id = 0; id < vocabulary; id++) {
        scores.set(i, id, (float) Math.log(probabilities == null ? 0 : probabilities[id]));
      }
    }
    prefixes = next;
    sentences = of;
    rowsPerStep.add(count);
    return new StepScores().hold(scores, Tensor.zeros(1, count));
  }

  @Override
  public float[] attention(int row) {
    float[] weights = new float[sources[sentences.get(row)].length];
    weights[Math.min(prefixes.get(row).size(), weights.length - 1)] = 1;
    return weights;
  }
}
