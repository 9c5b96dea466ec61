package io.dragoman.examples.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MelFilterBankTest {
  private final MelFilterBank filters = new MelFilterBank(10, 20, 4000, 256, 8000);

  private double[] responseTo(int bin) {
    double[] power = new double[129];
    power[bin] = 1;
    return filters.apply(power);
  }

  @Test
  void between_the_first_and_the_last_centre_the_filters_sum_to_one() {
    for (int bin = 5; bin <= 104; bin++) {
      assertThat(Arrays.stream(responseTo(bin)).sum()).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void a_frequency_is_heard_by_two_neighbours_at_most_and_higher_ones_by_higher_filters() {
    int last = 0;
    for (int bin = 1; bin < 128; bin++) {
      double[] response = responseTo(bin);
      int loudest = 0;
      for (int band = 1; band < response.length; band++) {
        loudest = response[band] > response[loudest] ? band : loudest;
      }
      assertThat(Arrays.stream(response).filter(each -> each > 0).count()).isBetween(1L, 2L);
      assertThat(loudest).isBetween(last, last + 1);
      last = loudest;
    }
    assertThat(last).isEqualTo(9);
  }

  @Test
  void constant_and_highest_frequencies_are_not_heard() {
    assertThat(responseTo(0)).containsOnly(0);
    assertThat(responseTo(128)).containsOnly(0);
  }

  @Test
  void filters_that_hear_nothing_are_refused() {
    assertThatThrownBy(() -> new MelFilterBank(80, 20, 4000, 128, 8000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mel filters: 80 bands from 20 to 4000 Hz are too narrow for a spectrum of 65 bins:"
                + " take fewer");
  }
}
