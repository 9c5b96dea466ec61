package io.dragoman.examples.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 64, 256})
  void equals_the_sum_that_defines_it(int size) {
    SplittableRandom random = new SplittableRandom(size);
    double[] real = random.doubles(size, -1, 1).toArray();
    double[] imaginary = random.doubles(size, -1, 1).toArray();
    double[] re = real.clone();
    double[] im = imaginary.clone();

    new Fft(size).transform(re, im);

    for (int k = 0; k < size; k++) {
      double sumRe = 0;
      double sumIm = 0;
      for (int n = 0; n < size; n++) {
        double angle = -2 * Math.PI * k * n / size;
        sumRe += real[n] * Math.cos(angle) - imaginary[n] * Math.sin(angle);
        sumIm += real[n] * Math.sin(angle) + imaginary[n] * Math.cos(angle);
      }
      assertThat(re[k]).isCloseTo(sumRe, within(1e-12 * size));
      assertThat(im[k]).isCloseTo(sumIm, within(1e-12 * size));
    }
  }

  @Test
  void an_impulse_has_a_flat_spectrum_and_a_cosine_a_line() {
    Fft fft = new Fft(16);
    assertThat(fft.power(new double[] {0, 1}))
        .hasSize(9)
        .containsOnly(new double[] {1}, within(1e-12));

    double[] cosine = new double[16];
    for (int n = 0; n < 16; n++) {
      cosine[n] = Math.cos(2 * Math.PI * 3 * n / 16);
    }
    double[] power = fft.power(cosine);
    for (int k = 0; k < power.length; k++) {
      assertThat(power[k]).isCloseTo(k == 3 ? 64 : 0, within(1e-12));
    }
  }

  @Test
  void the_energy_of_the_spectrum_is_that_of_the_signal() {
    double[] values = new SplittableRandom(5).doubles(200, -1, 1).toArray();
    double energy = 0;
    for (double value : values) {
      energy += value * value;
    }
    double[] power = Fft.atLeast(200).power(values);
    double sum = power[0] + power[128];
    for (int k = 1; k < 128; k++) {
      sum += 2 * power[k];
    }
    assertThat(sum / 256).isCloseTo(energy, within(1e-10));
  }

  @Test
  void a_size_is_found_that_holds_the_values() {
    assertThat(Fft.atLeast(1).size()).isEqualTo(1);
    assertThat(Fft.atLeast(200).size()).isEqualTo(256);
    assertThat(Fft.atLeast(256).size()).isEqualTo(256);
    assertThat(Fft.atLeast(257).size()).isEqualTo(512);
  }

  @Test
  void other_sizes_than_powers_of_two_are_refused() {
    assertThatThrownBy(() -> new Fft(200))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fft: size is 200: must be a power of two");
  }
}
