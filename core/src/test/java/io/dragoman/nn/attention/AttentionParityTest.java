package io.dragoman.nn.attention;

import static io.dragoman.Tensors.assertClose;
import static io.dragoman.nn.rnn.TorchParameters.transpose;

import io.dragoman.Fixture;
import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two steps of each kind, with weights, contexts and all gradients as PyTorch computes them. */
class AttentionParityTest {
  private static final double TOLERANCE = 5e-6;
  private static final SequenceLayout LAYOUT = SequenceLayout.of(5, 3, 1);
  private static final int[] SENTENCES = {0, 1, 2};
  private static final Fixture FIXTURE = Fixture.load("attention_kinds");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "normalized-additive",
        "dot",
        "scaled-dot",
        "general",
        "multi-head:3",
        "location-sensitive:3",
        "coverage:gru",
        "coverage:fertility",
        "monotonic",
        "local-p:3"
      })
  void weights_contexts_and_gradients_equal_those_of_PyTorch(String kind) {
    for (Kernels kernels : Implementations.all()) {
      ParameterStore store = new ParameterStore(1);
      Attention attention = Attentions.create(kind, store, "a", 4, 4, 6);
      for (Parameter each : store.all()) {
        each.value().copyFrom(FIXTURE.tensor(kind + ".par." + inFixture(each)));
      }
      Gradients gradients = new Gradients(store.all());
      Tape tape = Tape.training(kernels, new Arena(), gradients, null);
      Variable memory = tape.variable(pack(FIXTURE.tensor("in.memory")));
      Variable first = tape.variable(FIXTURE.tensor("in.query1"));
      Variable second = tape.variable(FIXTURE.tensor("in.query2"));
      Attending attending = attention.on(tape, new Memory(memory, LAYOUT));
      Attended one = attending.step(tape, first, SENTENCES, attending.start(tape), 0, new long[3]);
      Attended two = attending.step(tape, second, SENTENCES, one.state(), 1, new long[3]);
      match(kind, "1", one);
      match(kind, "2", two);
      tape.backward();
      for (Parameter each : store.all()) {
        Tensor expected = FIXTURE.tensor(kind + ".grad." + inFixture(each));
        assertClose(each.name(), gradients.of(each), expected, TOLERANCE);
      }
      Tensor ofMemory = pack(FIXTURE.tensor(kind + ".grad.memory"));
      assertClose("memory", memory.gradient(), ofMemory, TOLERANCE);
      assertClose(
          "first query", first.gradient(), FIXTURE.tensor(kind + ".grad.query1"), TOLERANCE);
      assertClose(
          "second query", second.gradient(), FIXTURE.tensor(kind + ".grad.query2"), TOLERANCE);
    }
  }

  private static String inFixture(Parameter parameter) {
    return parameter.name().substring("a.".length());
  }

  /** Compares a step's results and sets the gradients of the fixture's loss. */
  private static void match(String kind, String step, Attended attended) {
    Tensor weights = transpose(attended.weights().value());
    assertClose("weights", weights, FIXTURE.tensor(kind + ".weights" + step), TOLERANCE);
    Tensor context = attended.context().value();
    assertClose("context", context, FIXTURE.tensor(kind + ".context" + step), TOLERANCE);
    Tensor toWeights = FIXTURE.transposed("cot.weights" + step); // (batch, time)
    for (int row = 0; row < 3; row++) {
      for (int t = 0; t < LAYOUT.length(row); t++) {
        Tensor gradient = attended.weights().gradient();
        gradient.set(row, t, gradient.get(row, t) + toWeights.get(row, t));
      }
    }
    Tensor toContext = FIXTURE.tensor("cot.context" + step);
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        Tensor gradient = attended.context().gradient();
        gradient.set(row, column, gradient.get(row, column) + toContext.get(row, column));
      }
    }
  }

  /** The real positions of a padded (time, batch) tensor. */
  private static Tensor pack(Tensor padded) {
    Tensor packed = Tensor.zeros(LAYOUT.positions(), padded.columns());
    for (int row = 0; row < LAYOUT.batch(); row++) {
      for (int t = 0; t < LAYOUT.length(row); t++) {
        int from = t * LAYOUT.batch() + row;
        int to = LAYOUT.position(t, row);
        packed.slice(to, to + 1).copyFrom(padded.slice(from, from + 1));
      }
    }
    return packed;
  }
}
