package io.dragoman.examples.clockwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.examples.clockwork.Generator.Result;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  private static float[] wave(int samples) {
    return Waveforms.generate(1, samples, 3).get(0);
  }

  @Test
  void sizes_give_the_weights_that_the_paper_counts() {
    assertThat(Generator.weights("rnn-tanh", 31)).isEqualTo(31 * 31 + 31 + 31 + 1);
    assertThat(Generator.weights("lstm", 15)).isEqualTo(4 * (15 * 15 + 15) + 15 + 1);
    String clockwork = "clockwork:1-2-4-8";
    assertThat(Generator.weights(clockwork, 8)).isEqualTo(4 * 10 + 8 + 8 + 1);
    assertThat(Generator.unitsFor("lstm", 1000)).isEqualTo(15);
    assertThat(Generator.unitsFor(clockwork, 200)).isEqualTo(16);
  }

  @Test
  void learns_a_wave_better_than_its_mean() {
    float[] wave = wave(60);
    Result result = new Generator("lstm", 8, 1).learn(wave, 300, 1e-3, 0.95);
    assertThat(result.error()).isLessThan(0.8);
    assertThat(result.errors()).hasSize(300);
    assertThat(result.errors()[0]).isGreaterThan(0.9);
    assertThat(result.output()).hasSize(60);
  }

  @Test
  void the_seed_repeats_a_run() {
    float[] wave = wave(40);
    Result first = new Generator("rnn-tanh", 5, 2).learn(wave, 20, 3e-4, 0.9);
    Result again = new Generator("rnn-tanh", 5, 2).learn(wave, 20, 3e-4, 0.9);
    Result other = new Generator("rnn-tanh", 5, 3).learn(wave, 20, 3e-4, 0.9);
    assertThat(again.output()).isEqualTo(first.output());
    assertThat(other.output()).isNotEqualTo(first.output());
  }

  @Test
  void a_run_that_diverges_says_so() {
    assertThatThrownBy(() -> new Generator("rnn-relu", 5, 2).learn(wave(40), 400, 1e6, 0.9))
        .hasMessageMatching("rnn-relu of 5 units: diverged at update \\d+: lower the rate");
  }
}
