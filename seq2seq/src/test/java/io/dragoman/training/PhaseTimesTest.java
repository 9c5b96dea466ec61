package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhaseTimesTest {
  private static PhaseTimes times(long each, long wall, long updates) {
    Map<Phase, Long> nanos = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      nanos.put(phase, each);
    }
    return new PhaseTimes(nanos, wall, updates, 10 * updates, 1_000 * updates);
  }

  @Test
  void what_came_since_is_the_difference() {
    PhaseTimes since = times(30, 900, 7).since(times(10, 200, 2));

    assertThat(since).isEqualTo(new PhaseTimes(times(20, 0, 0).nanos(), 700, 5, 50, 5_000));
  }

  @Test
  void shards_at_the_same_time_share_the_time() {
    PhaseTimes times = times(60, 1_000, 1);

    assertThat(times.wallNanos(Phase.FORWARD, 2)).isEqualTo(30);
    assertThat(times.wallNanos(Phase.BACKWARD, 3)).isEqualTo(20);
    assertThat(times.wallNanos(Phase.WEIGHT_GRADIENTS, 2)).isEqualTo(60);
  }

  @Test
  void the_rest_is_other() {
    // two of seven phases are halved
    assertThat(times(60, 1_000, 1).otherNanos(2)).isEqualTo(1_000 - 5 * 60 - 2 * 30);
  }

  @Test
  void updates_are_all_but_validation_and_checkpoints() {
    assertThat(times(60, 1_000, 1).updateNanos()).isEqualTo(880);
  }
}
