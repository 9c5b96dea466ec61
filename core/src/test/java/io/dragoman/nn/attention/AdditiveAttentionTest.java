package io.dragoman.nn.attention;

import static io.dragoman.Tensors.assertClose;
import static io.dragoman.nn.rnn.TorchParameters.transpose;

import io.dragoman.Fixture;
import io.dragoman.autograd.AttentionOps;
import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.AttentionState;
import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.MatrixOps;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdditiveAttentionTest {
  private static final double TOLERANCE = 3e-6;
  private static final int[] SENTENCES = {0, 1, 2};
  private static final long[] NAMES = {};

  private static Attended step(Attending attending, Tape tape, Variable query, int[] rows) {
    return attending.step(tape, query, rows, AttentionState.NONE, 0, NAMES);
  }

  @Test
  void attention_has_the_right_gradient() {
    SequenceLayout layout = SequenceLayout.of(5, 3, 3, 1);
    GradientCheck.ofModule(
            store -> {
              AdditiveAttention attention = new AdditiveAttention(store, "attention", 3, 4, 5);
              return (tape, x) -> {
                Attending attending = attention.on(tape, new Memory(x.get(1), layout));
                int[] permuted = {2, 0, 3, 1};
                int[] repeated = {3, 3};
                return RowOps.stack(
                    tape,
                    List.of(
                        step(attending, tape, x.get(0), permuted).context(),
                        step(attending, tape, x.get(0).slice(1, 3), repeated).context()));
              };
            })
        .withInput(4, 3)
        .withInput(layout.positions(), 4)
        .passes();
  }

  @Test
  void weights_context_and_gradients_equal_those_of_PyTorch() {
    Fixture fixture = Fixture.load("attention_additive");
    SequenceLayout layout = SequenceLayout.of(5, 3, 1);
    for (Kernels kernels : Implementations.all()) {
      ParameterStore store = new ParameterStore(1);
      AdditiveAttention attention = new AdditiveAttention(store, "a", 6, 12, 5);
      store.get("a.query.weight").value().copyFrom(fixture.transposed("par.query"));
      store.get("a.key.weight").value().copyFrom(fixture.transposed("par.key"));
      store.get("a.key.bias").value().copyFrom(fixture.tensor("par.key_bias"));
      store.get("a.energy").value().copyFrom(fixture.tensor("par.energy"));
      matchValues(kernels, attention, fixture, layout);
      matchGradients(kernels, store, fixture, layout);
    }
  }

  private static void matchValues(
      Kernels kernels, AdditiveAttention attention, Fixture fixture, SequenceLayout layout) {
    Tape tape = Tape.inference(kernels, new Arena());
    Variable memory = tape.constant(pack(fixture.tensor("in.memory"), layout));
    Attended attended =
        attention
            .on(tape, new Memory(memory, layout))
            .step(
                tape,
                tape.constant(fixture.tensor("in.query")),
                SENTENCES,
                AttentionState.NONE,
                0,
                NAMES);
    assertClose(
        "weights", transpose(attended.weights().value()), fixture.tensor("out.weights"), TOLERANCE);
    assertClose("context", attended.context().value(), fixture.tensor("out.context"), TOLERANCE);
  }

  /**
   * The fixture's loss also depends on the weights: {@code sum(weights * cot)} is one more column
   * of the context if the cotangents of the weights are one more column of the memory.
   */
  private static void matchGradients(
      Kernels kernels, ParameterStore store, Fixture fixture, SequenceLayout layout) {
    Gradients gradients = new Gradients(store.all());
    Tape tape = Tape.training(kernels, new Arena(), gradients, null);
    Variable query = tape.variable(fixture.tensor("in.query"));
    Variable memory = tape.variable(pack(fixture.tensor("in.memory"), layout));
    Tensor weights = Tensor.of(fixture.tensor("cot.weights").toArray(), 1); // (time * batch, 1)
    Variable wide = RowOps.concatenate(tape, memory, tape.constant(pack(weights, layout)));
    Variable context =
        AttentionOps.additive(
                tape,
                MatrixOps.affine(tape, query, store.get("a.query.weight"), null),
                MatrixOps.affine(tape, memory, store.get("a.key.weight"), store.get("a.key.bias")),
                store.get("a.energy"),
                wide,
                layout,
                SENTENCES)
            .context();
    Variable cotangents =
        RowOps.concatenate(
            tape,
            tape.constant(fixture.tensor("cot.context")),
            tape.constant(Tensor.of(new float[] {1, 1, 1}, 1)));
    context.gradient().copyFrom(cotangents.value());
    tape.backward();
    assertClose("query", query.gradient(), fixture.tensor("grad.in.query"), TOLERANCE);
    Tensor expected = pack(fixture.tensor("grad.in.memory"), layout);
    assertClose("memory", memory.gradient(), expected, TOLERANCE);
    assertClose(
        "query weight",
        gradients.of(store.get("a.query.weight")),
        fixture.transposed("grad.par.query"),
        TOLERANCE);
    assertClose(
        "key weight",
        gradients.of(store.get("a.key.weight")),
        fixture.transposed("grad.par.key"),
        TOLERANCE);
    assertClose(
        "key bias",
        gradients.of(store.get("a.key.bias")),
        fixture.tensor("grad.par.key_bias"),
        TOLERANCE);
    assertClose(
        "energy",
        gradients.of(store.get("a.energy")),
        fixture.tensor("grad.par.energy"),
        TOLERANCE);
  }

  /** The real positions of a padded (time, batch) tensor. */
  private static Tensor pack(Tensor padded, SequenceLayout layout) {
    Tensor packed = Tensor.zeros(layout.positions(), padded.columns());
    for (int row = 0; row < layout.batch(); row++) {
      for (int t = 0; t < layout.length(row); t++) {
        int from = t * layout.batch() + row;
        int to = layout.position(t, row);
        packed.slice(to, to + 1).copyFrom(padded.slice(from, from + 1));
      }
    }
    return packed;
  }
}
