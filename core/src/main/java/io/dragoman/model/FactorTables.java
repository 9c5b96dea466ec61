package io.dragoman.model;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Embedding;
import io.dragoman.nn.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/** Tables of the vectors of factors: {@code x = [E w + sum of added factors; F_1 f_1; ...]}. */
final class FactorTables {
  private final Factors factors;
  private final List<Embedding> tables = new ArrayList<>();

  /**
   * Creates {@code path.factors.N}.
   *
   * @param word size of a word's vector
   * @param values of each factor
   */
  FactorTables(ParameterStore store, String path, Factors factors, int word, List<Integer> values) {
    this.factors = factors;
    if (values.size() != factors.count()) {
      throw new IllegalArgumentException(
          path
              + (": there are " + factors.count() + " factors but " + values.size())
              + " vocabularies of factors: give one for each");
    }
    for (int n = 0; n < values.size(); n++) {
      int size = factors.sizes().get(n) == 0 ? word : factors.sizes().get(n);
      tables.add(Embedding.create(store, path + ".factors." + n, values.get(n), size));
    }
  }

  /**
   * Joins the vectors of words with those of their factors.
   *
   * @param words {@code (positions, word)}
   * @return {@code (positions, word + width)}
   */
  Variable join(Tape tape, Variable words, SequenceBatch source) {
    Variable sum = words;
    List<Variable> behind = new ArrayList<>();
    for (int n = 0; n < tables.size(); n++) {
      Variable vectors = tables.get(n).apply(tape, source.factor(n));
      if (factors.sizes().get(n) == 0) {
        sum = PointwiseOps.add(tape, sum, vectors);
      } else {
        behind.add(vectors);
      }
    }
    if (behind.isEmpty()) {
      return sum;
    }
    behind.add(0, sum);
    return RowOps.concatenate(tape, behind);
  }
}
