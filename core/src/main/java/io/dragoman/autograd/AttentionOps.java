package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;

/** Looking at a memory of encoder states. */
public final class AttentionOps {
  private AttentionOps() {}

  /** What was looked at. */
  public static final class Attended {
    private Variable context;
    private Variable weights;
    private AttentionState state;

    private Attended() {}

    /** Puts both together, for as long as the tape's values live. */
    public static Attended of(Tape tape, Variable context, Variable weights) {
      return of(tape, context, weights, AttentionState.NONE);
    }

    /** Puts both together with what the next step needs to know. */
    public static Attended of(Tape tape, Variable context, Variable weights, AttentionState state) {
      Attended attended = tape.reuse(Attended.class, Attended::new);
      attended.context = context;
      attended.weights = weights;
      attended.state = state;
      return attended;
    }

    /** The weighted sums, {@code (queries, units of the memory)}. */
    public Variable context() {
      return context;
    }

    /** What the next step needs to know. */
    public AttentionState state() {
      return state;
    }

    /** {@code (queries, source time)}; zero past the end of a sentence, where gradients end too. */
    public Variable weights() {
      return weights;
    }
  }

  /**
   * Additive attention: {@code e_s = v . tanh(k_s + q); w = softmax(e); context = sum_s w_s m_s}
   * over the real positions of each query's sentence (Bahdanau et al. 2015, A.1.2).
   *
   * @param query {@code (queries, units)}
   * @param keys {@code (positions, units)}, laid out by {@code layout}
   * @param energy v, {@code (1, units)}
   * @param memory {@code (positions, context)}
   * @param sentence the row of {@code layout} that each query looks at; further values are ignored
   */
  public static Attended additive(
      Tape tape,
      Variable query,
      Variable keys,
      Parameter energy,
      Variable memory,
      SequenceLayout layout,
      int[] sentence) {
    return additive(tape, query, keys, energy, null, memory, layout, sentence);
  }

  /** The same with a vector v that was computed, {@code (1, units)}. */
  public static Attended additive(
      Tape tape,
      Variable query,
      Variable keys,
      Variable energy,
      Variable memory,
      SequenceLayout layout,
      int[] sentence) {
    return additive(tape, query, keys, null, energy, memory, layout, sentence);
  }

  private static Attended additive(
      Tape tape,
      Variable query,
      Variable keys,
      Parameter parameter,
      Variable computed,
      Variable memory,
      SequenceLayout layout,
      int[] sentence) {
    Kernels kernels = tape.kernels();
    Tensor energy = computed == null ? parameter.value() : computed.value(); // (1, units)
    Tensor weights = tape.take(query.rows(), layout.time()); // (queries, source time)
    Tensor context = tape.take(query.rows(), memory.columns()); // (queries, context)
    kernels.additiveAttention(
        query.value(), keys.value(), energy, memory.value(), layout, sentence, weights, context);
    Variable result = tape.variable(context);
    Variable looked = tape.variable(weights);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() || looked.hasGradient()) {
              kernels.additiveAttentionBackward(
                  query.value(),
                  keys.value(),
                  energy,
                  memory.value(),
                  layout,
                  sentence,
                  weights,
                  looked.hasGradient() ? looked.gradient() : null,
                  result.gradient(),
                  gradient(tape, query),
                  gradient(tape, keys),
                  computed == null ? gradient(tape, parameter) : gradient(tape, computed),
                  gradient(tape, memory));
            }
          });
    }
    return Attended.of(tape, result, looked);
  }

  private static Tensor gradient(Tape tape, Parameter x) {
    return x.isFrozen() ? tape.zeros(1, x.value().columns()) : tape.contributions().whole(x);
  }

  private static Tensor gradient(Tape tape, Variable x) {
    return x.isDifferentiable() ? x.gradient() : tape.zeros(x.rows(), x.columns());
  }
}
