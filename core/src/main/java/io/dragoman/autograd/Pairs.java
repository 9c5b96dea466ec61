package io.dragoman.autograd;

import io.dragoman.tensor.SequenceLayout;

/**
 * The pairs of queries with the real positions of their sentences, those of one query after those
 * of the query before: for attentions that know something of each pair.
 */
public final class Pairs {
  private final int queries;
  private final int time;
  private final int[] query;
  private final int[] position;
  private final int[] step;

  private Pairs(int queries, int time, int pairs) {
    this.queries = queries;
    this.time = time;
    query = new int[pairs];
    position = new int[pairs];
    step = new int[pairs];
  }

  /**
   * All pairs.
   *
   * @param sentence the row of {@code layout} that each of {@code queries} looks at
   */
  public static Pairs of(SequenceLayout layout, int[] sentence, int queries) {
    int count = 0;
    for (int row = 0; row < queries; row++) {
      count += layout.length(sentence[row]);
    }
    Pairs pairs = new Pairs(queries, layout.time(), count);
    int pair = 0;
    for (int row = 0; row < queries; row++) {
      for (int s = 0; s < layout.length(sentence[row]); s++) {
        pairs.query[pair] = row;
        pairs.position[pair] = layout.position(s, sentence[row]);
        pairs.step[pair] = s;
        pair++;
      }
    }
    return pairs;
  }

  /** The number of pairs. */
  public int count() {
    return query.length;
  }

  int queries() {
    return queries;
  }

  /** The steps of the longest source sentence. */
  int time() {
    return time;
  }

  int queryOf(int pair) {
    return query[pair];
  }

  int stepOf(int pair) {
    return step[pair];
  }

  /** The query's row for each pair: {@code (queries, columns)} to {@code (pairs, columns)}. */
  public Variable ofQueries(Tape tape, Variable x) {
    return RowOps.select(tape, x, query);
  }

  /** The position's row for each pair: {@code (positions, columns)} to {@code (pairs, columns)}. */
  public Variable ofPositions(Tape tape, Variable x) {
    return RowOps.select(tape, x, position);
  }
}
