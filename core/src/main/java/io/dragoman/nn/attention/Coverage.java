package io.dragoman.nn.attention;

import io.dragoman.autograd.PairOps;
import io.dragoman.autograd.Pairs;
import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.RecurrentOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/** How coverage goes on when the decoder has looked (Tu et al. 2016, sections 3.1 and 3.2). */
interface Coverage {
  /** The values kept for each pair of query and position. */
  int size();

  /** What is needed once per position, or null. */
  Variable prepare(Tape tape, Memory memory);

  /**
   * The coverage after a step.
   *
   * @param covered the coverage before, {@code (pairs, size)}
   * @param weights of this step, {@code (pairs, 1)}
   * @param prepared {@code (positions, any)}
   * @param query the decoder states that looked, {@code (queries, hidden)}
   */
  Variable next(
      Tape tape,
      Variable covered,
      Variable weights,
      Variable prepared,
      Variable query,
      Pairs pairs);

  /** The kind of that name, with its parameters under {@code path}. */
  static Coverage create(
      String kind, ParameterStore store, String path, int querySize, int memorySize) {
    return switch (kind) {
      case "sum" -> new Sum();
      case "fertility" -> new Fertility(store, path, memorySize);
      case "tanh" -> new Recurrent(store, path, querySize, memorySize, false);
      case "gru" -> new Recurrent(store, path, querySize, memorySize, true);
      default ->
          throw new IllegalArgumentException(
              "coverage '" + kind + "' is not known: use one of sum, fertility, tanh, gru");
    };
  }

  /** {@code C' = C + w}: the weights so far. */
  final class Sum implements Coverage {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public Variable prepare(Tape tape, Memory memory) {
      return null;
    }

    @Override
    public Variable next(
        Tape tape,
        Variable covered,
        Variable weights,
        Variable prepared,
        Variable query,
        Pairs pairs) {
      return PointwiseOps.add(tape, covered, weights);
    }
  }

  /**
   * {@code C' = C + w / F_s} with the fertility {@code F_s = 2 sigmoid(m_s W + b)}: how many target
   * words a position is good for.
   */
  final class Fertility implements Coverage {
    private final Linear fertility;

    /** Creates {@code path.fertility}. */
    Fertility(ParameterStore store, String path, int memorySize) {
      fertility = Linear.create(store, path + ".fertility", memorySize, 1);
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public Variable prepare(Tape tape, Memory memory) {
      Variable half = PointwiseOps.sigmoid(tape, fertility.apply(tape, memory.states()));
      return PointwiseOps.add(tape, half, half); // (positions, 1)
    }

    @Override
    public Variable next(
        Tape tape,
        Variable covered,
        Variable weights,
        Variable prepared,
        Variable query,
        Pairs pairs) {
      Variable share = PairOps.divide(tape, weights, pairs.ofPositions(tape, prepared));
      return PointwiseOps.add(tape, covered, share);
    }
  }

  /**
   * A small recurrent network for each position: {@code C'_s = f(C_s, [w_s; m_s; h])} with f a tanh
   * layer or a GRU, 10 units as in the paper.
   */
  final class Recurrent implements Coverage {
    private static final int UNITS = 10;
    private static final int GRU_GATES = 3;

    private final Linear weight;
    private final Linear position;
    private final Linear query;
    private final Linear recurrent;
    private final boolean gated;

    /** Creates {@code path.pair.cover-*}, {@code path.cover-position} and {@code -query}. */
    Recurrent(ParameterStore store, String path, int querySize, int memorySize, boolean gated) {
      this.gated = gated;
      int gates = gated ? GRU_GATES : 1;
      int size = gates * UNITS;
      weight = Linear.withoutBias(store, path + ".pair.cover-weight", 1, size, gates);
      position =
          Linear.create(
              store, path + ".cover-position", memorySize, size, gates, Initializer.ZEROS);
      query = Linear.withoutBias(store, path + ".cover-query", querySize, size, gates);
      recurrent = Linear.create(store, path + ".pair.cover-recurrent", UNITS, size, gates);
    }

    @Override
    public int size() {
      return UNITS;
    }

    @Override
    public Variable prepare(Tape tape, Memory memory) {
      return position.apply(tape, memory.states()); // (positions, gates)
    }

    @Override
    public Variable next(
        Tape tape,
        Variable covered,
        Variable weights,
        Variable prepared,
        Variable state,
        Pairs pairs) {
      Variable inputs = weight.apply(tape, weights); // (pairs, gates)
      inputs = PointwiseOps.add(tape, inputs, pairs.ofPositions(tape, prepared));
      inputs = PointwiseOps.add(tape, inputs, pairs.ofQueries(tape, query.apply(tape, state)));
      Variable products = recurrent.apply(tape, covered); // (pairs, gates)
      return gated
          ? RecurrentOps.gru(tape, inputs, products, covered)
          : PointwiseOps.tanh(tape, PointwiseOps.add(tape, inputs, products));
    }
  }
}
