package io.dragoman.examples.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.Parameter;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.OutputFunction;
import io.dragoman.model.Pooling;
import io.dragoman.model.SequenceNetwork;
import io.dragoman.model.SequenceNetworkConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientProfileTest {
  private static SequenceNetwork network(String cell, int hidden, int layers) {
    return SequenceNetwork.ofFrames(
        SequenceNetworkConfig.of(
            new EncoderConfig(2, cell, hidden, layers, false),
            Pooling.LAST,
            OutputFunction.LINEAR,
            1),
        2,
        4);
  }

  /** A linear unit h' = w h + x: |dL/dh| falls or grows by w with each step. */
  @ParameterizedTest
  @ValueSource(floats = {0.5f, 1f, 1.5f})
  void the_norm_of_a_single_unit_changes_by_its_weight(float weight) {
    SequenceNetwork network = network("rnn-relu", 1, 1);
    for (Parameter each : network.parameters().all()) {
      each.value().fill(each.name().endsWith("recurrent.weight") ? weight : 1f);
      each.changed();
    }
    double[] norms = GradientProfile.of(network, AddingProblem.batch(3, 8, 1))[0];
    assertThat(norms).hasSize(8);
    for (int distance = 1; distance < 8; distance++) {
      assertThat(norms[distance] / norms[distance - 1]).isCloseTo(weight, within(1e-4));
    }
  }

  @Test
  void every_layer_has_its_own_norms() {
    double[][] norms = GradientProfile.of(network("lstm", 6, 2), AddingProblem.batch(4, 10, 1));
    assertThat(norms).hasDimensions(2, 10);
    assertThat(norms[0]).doesNotContain(0.0);
    assertThat(norms[1]).doesNotContain(0.0);
    assertThat(norms[0]).isNotEqualTo(norms[1]);
  }
}
