package io.dragoman.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The numbers are those of PyTorch 2's schedulers with the same constants. */
class SchedulesTest {
  private static final double PEAK = 0.4;

  @Test
  void step_decay_is_a_staircase() {
    assertRates(
        decay(0, 0.5, 5, true, 0),
        0.4,
        0.4,
        0.4,
        0.4,
        0.4,
        0.2,
        0.2,
        0.2,
        0.2,
        0.2,
        0.1,
        0.1,
        0.1,
        0.1,
        0.1,
        0.05);
  }

  @Test
  void exponential_decay_is_a_curve() {
    assertRates(
        decay(0, 0.9, 1, false, 0),
        0.4,
        0.36,
        0.324,
        0.2916,
        0.26244,
        0.236196,
        0.2125764,
        0.19131876,
        0.172186884,
        0.1549681956,
        0.13947137604,
        0.125524238436,
        0.112971814592,
        0.101674633133);
  }

  @Test
  void a_cosine_falls_from_the_peak_to_the_minimum() {
    assertRates(
        new CosineSchedule(PEAK, 0, 0.01, 20, 0),
        0.4,
        0.397599226416,
        0.390456020678,
        0.378746272217,
        0.362758313903,
        0.342885822331,
        0.319618124197,
        0.293528147449,
        0.265258313903,
        0.235504720683,
        0.205,
        0.174495279317,
        0.144741686097,
        0.116471852551,
        0.090381875803,
        0.0671141776686,
        0.0472416860969,
        0.0312537277833,
        0.0195439793224,
        0.0124007735839,
        0.01);
  }

  @Test
  void a_cosine_starts_again_with_longer_cycles() {
    assertRates(
        new CosineSchedule(PEAK, 0, 0.01, 4, 2),
        0.4,
        0.342885822331,
        0.205,
        0.0671141776686,
        0.4,
        0.38515650884,
        0.342885822331,
        0.279623269311,
        0.205,
        0.130376730689,
        0.0671141776686,
        0.0248434911603,
        0.4,
        0.396253129679,
        0.38515650884,
        0.367136574399,
        0.342885822331,
        0.313336195439,
        0.279623269311,
        0.243042612793,
        0.205,
        0.166957387207,
        0.130376730689,
        0.0966638045612);
  }

  @Test
  void one_cycle_rises_and_falls() {
    assertRates(
        new OneCycleSchedule(PEAK, new OneCycleSchedule.Config(20, 0.3, 25, 1e4)),
        0.016,
        0.05266873708,
        0.14866873708,
        0.26733126292,
        0.36333126292,
        0.4,
        0.394985602494,
        0.380193852805,
        0.356366471028,
        0.32469826158,
        0.286777200717,
        0.244504808775,
        0.2000008,
        0.155496791225,
        0.113224399283,
        0.0753033384201,
        0.0436351289716,
        0.0198077471946,
        0.00501599750597,
        1.6e-06);
  }

  @Test
  void the_inverse_square_root_follows_warm_up() {
    assertRates(
        new InverseSquareRootSchedule(PEAK, 6, 0),
        0.0666666666667,
        0.133333333333,
        0.2,
        0.266666666667,
        0.333333333333,
        0.4,
        0.370328039909,
        0.346410161514,
        0.326598632371,
        0.309838667697,
        0.29541957835,
        0.282842712475,
        0.271746488195,
        0.261861468283,
        0.252982212813,
        0.244948974278);
  }

  @Test
  void a_cosine_follows_warm_up() {
    assertRates(
        new CosineSchedule(PEAK, 5, 0, 10, 0),
        0.08,
        0.16,
        0.24,
        0.32,
        0.4,
        0.390211303259,
        0.361803398875,
        0.317557050458,
        0.261803398875,
        0.2,
        0.138196601125,
        0.0824429495415,
        0.038196601125,
        0.00978869674097,
        0);
  }

  private static LearningRateSchedule decay(
      int warmup, double factor, int every, boolean staircase, double minimum) {
    return new DecaySchedule(
        PEAK, warmup, new DecaySchedule.Config(factor, every, false, staircase, minimum));
  }

  private static void assertRates(LearningRateSchedule schedule, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(schedule.learningRate(i + 1))
          .as("rate of update %d", i + 1)
          .isCloseTo(expected[i], within(1e-11));
    }
  }

  @Test
  void a_constant_rate_follows_warm_up() {
    assertRates(new ConstantSchedule(PEAK, 4), 0.1, 0.2, 0.3, 0.4, 0.4, 0.4);
    assertRates(new ConstantSchedule(PEAK, 0), 0.4, 0.4);
  }

  @Test
  void decay_counts_from_the_end_of_warm_up() {
    assertRates(decay(2, 0.5, 2, true, 0), 0.2, 0.4, 0.4, 0.2, 0.2, 0.1, 0.1);
    assertRates(decay(2, 0.25, 2, false, 0), 0.2, 0.4, 0.2, 0.1, 0.05);
  }

  @Test
  void no_rate_falls_below_the_minimum() {
    assertThat(decay(0, 0.5, 1, true, 0.03).learningRate(50)).isEqualTo(0.03);
    assertThat(decay(0, 0.5, 1, true, 7).learningRate(50)).isEqualTo(PEAK);
    assertThat(new InverseSquareRootSchedule(PEAK, 1, 0.02).learningRate(1_000_000))
        .isEqualTo(0.02);
    assertThat(new CosineSchedule(PEAK, 0, 0.01, 20, 0).learningRate(500)).isEqualTo(0.01);
  }

  @Test
  void a_cosine_may_start_again_after_the_same_time() {
    CosineSchedule schedule = new CosineSchedule(PEAK, 0, 0.01, 4, 1);
    for (int update = 1; update <= 12; update++) {
      assertThat(schedule.learningRate(update + 4)).isEqualTo(schedule.learningRate(update));
    }
    assertThat(schedule.learningRate(9)).isEqualTo(PEAK);
  }

  @Test
  void one_cycle_stays_where_it_ended() {
    OneCycleSchedule schedule =
        new OneCycleSchedule(PEAK, new OneCycleSchedule.Config(20, 0.3, 25, 1e4));
    assertThat(schedule.learningRate(1000)).isEqualTo(schedule.learningRate(20));
  }

  @Test
  void decay_by_epochs_changes_between_epochs_only_and_goes_on_from_a_state() {
    DecaySchedule.Config config = new DecaySchedule.Config(0.5, 2, true, true, 0);
    DecaySchedule schedule = new DecaySchedule(PEAK, 0, config);
    double[] expected = {0.4, 0.4, 0.2, 0.2, 0.1};
    for (double rate : expected) {
      DecaySchedule resumed = new DecaySchedule(PEAK, 0, config);
      resumed.restore(schedule.state());
      assertThat(schedule.learningRate(3)).isEqualTo(rate);
      assertThat(resumed.learningRate(3)).isEqualTo(rate);
      schedule.epochEnded();
    }
  }

  @Test
  void exponential_decay_by_epochs_takes_roots() {
    DecaySchedule schedule =
        new DecaySchedule(PEAK, 0, new DecaySchedule.Config(0.25, 2, true, false, 0));
    schedule.epochEnded();
    assertThat(schedule.learningRate(7)).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void validations_change_none_of_them() {
    LearningRateSchedule schedule = decay(0, 0.5, 5, true, 0);
    LearningRateSchedule.State before = schedule.state();
    assertThat(schedule.validated(1)).isFalse();
    assertThat(schedule.validated(0)).isFalse();
    assertThat(schedule.state()).isEqualTo(before);
  }

  @Test
  void constants_out_of_range_are_refused() {
    assertThatThrownBy(() -> new ConstantSchedule(1, -1))
        .hasMessage("schedule.warmup: -1 must be 0 or more");
    assertThatThrownBy(() -> new DecaySchedule.Config(0, 1, false, true, 0))
        .hasMessage("schedule.factor: 0.0 must be above 0 and at most 1");
    assertThatThrownBy(() -> new DecaySchedule.Config(0.5, 0, false, true, 0))
        .hasMessage("schedule.every: 0 must be at least 1");
    assertThatThrownBy(() -> new CosineSchedule(1, 0, 0, 0, 0))
        .hasMessage("schedule.length: 0 must be at least 1");
    assertThatThrownBy(() -> new CosineSchedule(1, 0, 0, 1, -1))
        .hasMessage("schedule.restarts: -1 must be 0 or more");
    assertThatThrownBy(() -> new InverseSquareRootSchedule(1, 0, -1))
        .hasMessage("schedule.minimum: -1.0 must be 0 or more");
    assertThatThrownBy(() -> new OneCycleSchedule.Config(1, 0.3, 25, 1e4))
        .hasMessage("schedule.length: 1 must be at least 2");
    assertThatThrownBy(() -> new OneCycleSchedule.Config(9, 1, 25, 1e4))
        .hasMessage("schedule.rise: 1.0 must be between 0 and 1");
  }
}
