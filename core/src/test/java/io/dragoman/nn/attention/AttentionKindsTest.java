package io.dragoman.nn.attention;

import static io.dragoman.Tensors.assertSameBits;
import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.AttentionState;
import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every kind of attention. */
class AttentionKindsTest {
  private static final SequenceLayout LAYOUT = SequenceLayout.of(5, 3, 3, 1);
  private static final int UNITS = 4;
  private static final long[] NAMES = {7, 8, 9, 10, 11};

  private static Attention create(ParameterStore store, String kind) {
    return Attentions.create(kind, store, "a", UNITS, UNITS, 6);
  }

  /** Three steps, between which rows are chosen and end; contexts and weights of all. */
  private static List<Variable> steps(Tape tape, Attention attention, Variable h, Variable memory) {
    Attending attending = attention.on(tape, new Memory(memory, LAYOUT));
    int[] chosen = {3, 0, 1, 0};
    AttentionState start = attending.start(tape).select(tape, chosen, 4);
    Attended first = attending.step(tape, h.slice(0, 4), chosen, start, 0, NAMES);
    int[] rows = {1, 3, 2};
    int[] sentences = {0, 0, 1};
    AttentionState kept = first.state().select(tape, rows, 3);
    Attended second = attending.step(tape, h.slice(4, 7), sentences, kept, 1, NAMES);
    AttentionState alive = second.state().first(tape, 2);
    Attended third = attending.step(tape, h.slice(7, 9), sentences, alive, 2, NAMES);
    List<Variable> results = new ArrayList<>();
    for (Attended each : List.of(first, second, third)) {
      results.add(RowOps.concatenate(tape, each.context(), each.weights()));
    }
    return results;
  }

  private static GradientCheck check(String kind) {
    return GradientCheck.ofModule(
            store -> {
              Attention attention = create(store, kind);
              return (tape, x) -> RowOps.stack(tape, steps(tape, attention, x.get(0), x.get(1)));
            })
        .withInput(9, UNITS)
        .withInput(LAYOUT.positions(), UNITS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "additive",
        "normalized-additive",
        "dot",
        "scaled-dot",
        "general",
        "multi-head:3",
        "multi-head-additive:2",
        "location:4",
        "location-sensitive:3",
        "location-sensitive:9",
        "coverage:sum",
        "coverage:fertility",
        "coverage:tanh",
        "coverage:gru",
        "local-p:3",
        "monotonic"
      })
  void contexts_and_weights_have_the_right_gradient(String kind) {
    check(kind).passes();
  }

  @Test
  void monotonic_attention_with_noise_has_the_right_gradient() {
    check("monotonic").withRandomness(new Randomness(3, 4)).passes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "normalized-additive",
        "scaled-dot",
        "general",
        "multi-head:3",
        "multi-head-additive:2",
        "location:2",
        "location-sensitive:3",
        "coverage:sum",
        "coverage:fertility",
        "coverage:gru",
        "local-p:3"
      })
  void weights_are_a_distribution_over_the_sentence(String kind) {
    for (Kernels kernels : Implementations.all()) {
      int[] lengths = {1, 5, 3, 5};
      Tensor first = run(kernels, kind).get(0);
      for (int row = 0; row < lengths.length; row++) {
        double sum = 0;
        for (int s = 0; s < LAYOUT.time(); s++) {
          float weight = first.get(row, UNITS + s);
          assertThat(weight).isBetween(0f, 1f);
          if (s >= lengths[row]) {
            assertThat(weight).isZero();
          }
          sum += weight;
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"location-sensitive:3", "coverage:sum", "coverage:tanh", "monotonic"})
  void what_was_looked_at_before_changes_the_weights(String kind) {
    Kernels kernels = Implementations.all().get(0);
    Tape tape = Tape.inference(kernels, new Arena());
    Attending attending =
        made(kind)
            .attention()
            .on(tape, new Memory(tape.constant(random(LAYOUT.positions(), UNITS, 2)), LAYOUT));
    Variable h = tape.constant(random(1, UNITS, 1));
    int[] rows = {1};
    AttentionState start = attending.start(tape).select(tape, rows, 1);
    Attended first = attending.step(tape, h, rows, start, 0, NAMES);
    Attended again = attending.step(tape, h, rows, start, 1, NAMES);
    Attended second = attending.step(tape, h, rows, first.state(), 1, NAMES);
    assertSameBits("same state", again.weights().value(), first.weights().value());
    assertThat(second.weights().value().toArray()).isNotEqualTo(first.weights().value().toArray());
  }

  @Test
  void hard_monotonic_attention_stops_at_one_place_and_never_goes_back() {
    Kernels kernels = Implementations.all().get(0);
    Made made = made("monotonic:hard");
    made.store().get("a.pair.energy.bias").value().fill(0f);
    made.store().get("a.pair.energy.bias").changed();
    Tape tape = Tape.inference(kernels, new Arena());
    SequenceLayout layout = SequenceLayout.of(9);
    Attending attending =
        made.attention().on(tape, new Memory(tape.constant(random(9, UNITS, 3)), layout));
    AttentionState state = attending.start(tape);
    int last = 0;
    int moves = 0;
    for (int t = 0; t < 6; t++) {
      Variable h = tape.constant(random(1, UNITS, 20 + t));
      Attended step = attending.step(tape, h, new int[] {0}, state, t, NAMES);
      state = step.state();
      float[] weights = step.weights().value().toArray();
      int place = 0;
      while (place < weights.length && weights[place] == 0) {
        place++;
      }
      for (int s = 0; s < weights.length; s++) {
        assertThat(weights[s]).isEqualTo(s == place ? 1f : 0f);
      }
      assertThat(place).isGreaterThanOrEqualTo(last);
      moves += place > last ? 1 : 0;
      last = place;
    }
    assertThat(moves).isPositive();
  }

  @Test
  void noise_is_there_in_training_alone_and_drawn_anew_for_each_update() {
    Kernels kernels = Implementations.all().get(0);
    Tensor plain = run(kernels, "monotonic").get(0);
    assertThat(noisy(kernels, 1).toArray())
        .isNotEqualTo(plain.toArray())
        .isNotEqualTo(noisy(kernels, 2).toArray())
        .isEqualTo(noisy(kernels, 1).toArray());
  }

  private static Tensor noisy(Kernels kernels, long update) {
    Made made = made("monotonic");
    Tape tape =
        Tape.training(
            kernels, new Arena(), new Gradients(made.store().all()), new Randomness(5, update));
    return values(tape, made.attention()).get(0);
  }

  private static List<Tensor> run(Kernels kernels, String kind) {
    return values(Tape.inference(kernels, new Arena()), made(kind).attention());
  }

  private static List<Tensor> values(Tape tape, Attention attention) {
    Variable h = tape.constant(random(9, UNITS, 1));
    Variable memory = tape.constant(random(LAYOUT.positions(), UNITS, 2));
    return steps(tape, attention, h, memory).stream().map(Variable::value).toList();
  }

  /** An attention whose parameters have random values. */
  private static Made made(String kind) {
    ParameterStore store = new ParameterStore(1);
    Attention attention = create(store, kind);
    for (Parameter each : store.all()) {
      Tensor value = each.value();
      value.copyFrom(random(value.rows(), value.columns(), 50 + each.index()));
      each.changed();
    }
    return new Made(store, attention);
  }

  private record Made(ParameterStore store, Attention attention) {}
}
