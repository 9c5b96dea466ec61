package io.dragoman.autograd;

import static io.dragoman.autograd.GradientCheck.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttentionOpsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final SequenceLayout LAYOUT = SequenceLayout.of(5, 3, 3, 1);

  /** Inputs of the check: query, keys, memory. */
  private static GradientCheck additive(int units, SequenceLayout layout, int... sentence) {
    return GradientCheck.ofModule(
        store -> {
          Parameter energy = store.create("energy", 1, units, Initializer.ZEROS);
          return (tape, x) ->
              AttentionOps.additive(tape, x.get(0), x.get(1), energy, x.get(2), layout, sentence)
                  .context();
        });
  }

  @Test
  void additive_attention_has_the_right_gradient() {
    int positions = LAYOUT.positions();
    additive(4, LAYOUT, 0, 1, 2, 3)
        .withInput(4, 4)
        .withInput(positions, 4)
        .withInput(positions, 6)
        .passes();
    additive(17, LAYOUT, 3, 0, 0, 2, 1)
        .withInput(5, 17)
        .withInput(positions, 17)
        .withInput(positions, 1)
        .passes();
    additive(1, SequenceLayout.of(1), 0).withInput(1, 1).withInput(1, 1).withInput(1, 1).passes();
  }

  @Test
  void sentence_numbers_past_the_queries_are_ignored() {
    additive(3, LAYOUT, 2, 1, 99)
        .withInput(2, 3)
        .withInput(LAYOUT.positions(), 3)
        .withInput(LAYOUT.positions(), 2)
        .passes();
  }

  @Test
  void constants_and_a_frozen_energy_get_no_gradient() {
    int positions = LAYOUT.positions();
    additive(3, LAYOUT, 1, 0)
        .withConstant(2, 3)
        .withInput(positions, 3)
        .withInput(positions, 2)
        .passes();
    additive(3, LAYOUT, 1, 0)
        .withInput(2, 3)
        .withConstant(positions, 3)
        .withConstant(positions, 2)
        .freezing("energy")
        .passes();
  }

  @Test
  void keys_may_be_the_memory_itself() {
    GradientCheck.ofModule(
            store -> {
              Parameter energy = store.create("energy", 1, 3, Initializer.ZEROS);
              return (tape, x) ->
                  AttentionOps.additive(
                          tape, x.get(0), x.get(1), energy, x.get(1), LAYOUT, new int[] {0, 2})
                      .context();
            })
        .withInput(2, 3)
        .withInput(LAYOUT.positions(), 3)
        .passes();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void weights_are_a_distribution_over_the_sentence_and_zero_past_its_end(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    Parameter energy = new ParameterStore(1).create("energy", 1, 3, Initializer.normal(1));
    Variable keys = tape.constant(random(LAYOUT.positions(), 3, 1));
    Tensor memory = random(LAYOUT.positions(), 2, 2);
    int[] sentence = {3, 1, 0};
    Attended attended =
        AttentionOps.additive(
            tape,
            tape.constant(random(3, 3, 3)),
            keys,
            energy,
            tape.constant(memory),
            LAYOUT,
            sentence);
    assertThat(attended.weights().value().shape()).isEqualTo("(3, 5)");
    for (int m = 0; m < 3; m++) {
      double sum = 0;
      double context = 0;
      for (int t = 0; t < 5; t++) {
        float weight = attended.weights().value().get(m, t);
        if (t < LAYOUT.length(sentence[m])) {
          assertThat(weight).isPositive();
          context += weight * memory.get(LAYOUT.position(t, sentence[m]), 1);
        } else {
          assertThat(weight).isZero();
        }
        sum += weight;
      }
      assertThat(sum).isCloseTo(1, within(1e-6));
      assertThat((double) attended.context().value().get(m, 1)).isCloseTo(context, within(1e-6));
    }
  }
}
