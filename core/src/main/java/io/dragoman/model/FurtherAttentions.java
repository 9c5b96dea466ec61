package io.dragoman.model;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.AttentionState;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.attention.Attending;
import io.dragoman.nn.attention.Attention;
import io.dragoman.nn.attention.Attentions;
import io.dragoman.nn.attention.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at further sources, each with an attention of its own, and puts all context vectors side by
 * side (Zoph and Knight 2016; Junczys-Dowmunt and Grundkiewicz 2017). The weights that are told are
 * those of the first source.
 */
final class FurtherAttentions {
  private final List<Attention> attentions = new ArrayList<>();

  /** Creates {@code decoder.attention2} and so on. */
  FurtherAttentions(ParameterStore store, ModelConfig model, int encoderSize) {
    for (int n = 2; n <= model.encoder().sources(); n++) {
      attentions.add(
          Attentions.create(
              model.attention().type(),
              store,
              "decoder.attention" + n,
              model.decoder().hidden(),
              encoderSize,
              model.attention().units()));
    }
  }

  boolean isEmpty() {
    return attentions.isEmpty();
  }

  /** Joins the attention on the first source with those on the others. */
  Attending join(Tape tape, Attending first, EncoderOutput source) {
    List<Attending> others = new ArrayList<>(attentions.size());
    List<int[]> rows = new ArrayList<>(attentions.size());
    for (int n = 0; n < attentions.size(); n++) {
      EncoderOutput.Further further = source.further().get(n);
      EncoderOutput output = further.output();
      others.add(attentions.get(n).on(tape, new Memory(output.states(), output.layout())));
      rows.add(further.rows());
    }
    return new Joined(first, others, rows);
  }

  /** All attentions on one batch. */
  private static final class Joined implements Attending {
    private final Attending first;
    private final List<Attending> others;
    private final List<int[]> rowsOfOthers;
    private final int[] parts; // where the state of each attention begins, and the end

    Joined(Attending first, List<Attending> others, List<int[]> rowsOfOthers) {
      this.first = first;
      this.others = others;
      this.rowsOfOthers = rowsOfOthers;
      parts = new int[others.size() + 2];
    }

    @Override
    public AttentionState start(Tape tape) {
      List<AttentionState> states = new ArrayList<>();
      states.add(first.start(tape));
      for (int n = 0; n < others.size(); n++) {
        int[] rows = rowsOfOthers.get(n);
        states.add(others.get(n).start(tape).select(tape, rows, rows.length));
      }
      for (int n = 0; n < states.size(); n++) {
        parts[n + 1] = parts[n] + states.get(n).size();
      }
      return AttentionState.join(tape, states);
    }

    @Override
    public Attended step(
        Tape tape,
        Variable query,
        int[] rows,
        AttentionState previous,
        int time,
        long[] sentences) {
      Attended own =
          first.step(tape, query, rows, previous.parts(tape, 0, parts[1]), time, sentences);
      List<Variable> contexts = new ArrayList<>(others.size() + 1);
      List<AttentionState> states = new ArrayList<>(others.size() + 1);
      contexts.add(own.context());
      states.add(own.state());
      for (int n = 0; n < others.size(); n++) {
        int[] mapped = new int[query.rows()];
        for (int i = 0; i < mapped.length; i++) {
          mapped[i] = rowsOfOthers.get(n)[rows[i]];
        }
        AttentionState before = previous.parts(tape, parts[n + 1], parts[n + 2]);
        Attended other = others.get(n).step(tape, query, mapped, before, time, sentences);
        contexts.add(other.context());
        states.add(other.state());
      }
      Variable context = RowOps.concatenate(tape, contexts); // (queries, sources * units)
      return Attended.of(tape, context, own.weights(), AttentionState.join(tape, states));
    }
  }
}
