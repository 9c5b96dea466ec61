package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.bench.FmaPeak;
import io.dragoman.training.Phase;
import io.dragoman.training.PhaseTimes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten updates in two seconds on two threads, with half a second of validation. */
class ProfileTableTest {
  private static ProfileTable table() {
    Map<Phase, Long> nanos = new EnumMap<>(Phase.class);
    nanos.put(Phase.BATCH, 1_000_000L);
    nanos.put(Phase.FORWARD, 1_000_000_000L);
    nanos.put(Phase.BACKWARD, 1_200_000_000L);
    nanos.put(Phase.WEIGHT_GRADIENTS, 120_000_000L);
    nanos.put(Phase.OPTIMIZER, 179_000_000L);
    nanos.put(Phase.VALIDATION, 450_000_000L);
    nanos.put(Phase.CHECKPOINT, 50_000_000L);
    return new ProfileTable(new PhaseTimes(nanos, 2_000_000_000L, 10, 6_000, 300_000_000_000L), 2);
  }

  @Test
  void the_table_has_a_line_for_every_phase_and_the_rest() {
    assertThat(table().lines(Optional.of(new FmaPeak(125e9, 250e9, 2))))
        .containsExactly(
            "phase                ms/update    share",
            "batch                     0.10     0.1%",
            "forward                  50.00    25.0%",
            "backward                 60.00    30.0%",
            "weight gradients         12.00     6.0%",
            "optimizer                17.90     9.0%",
            "validation               45.00    22.5%",
            "checkpoint                5.00     2.5%",
            "other                    10.00     5.0%",
            "all                     200.00   100.0%",
            "updates alone: 4000 target tok/s, 50.0 MFLOP/token, 200.0 GFLOP/s, 80.0% of the peak"
                + " of 2 threads (250.0 GFLOP/s)");
  }

  @Test
  void without_a_peak_there_is_no_part_of_it() {
    assertThat(table().lines(Optional.empty()))
        .last()
        .isEqualTo("updates alone: 4000 target tok/s, 50.0 MFLOP/token, 200.0 GFLOP/s");
  }

  @Test
  void the_brief_form_is_about_updates_alone() {
    assertThat(table().brief())
        .isEqualTo(
            "150.0 ms/update: batch 0%, forward 33%, backward 40%, weight gradients 8%,"
                + " optimizer 12%, other 7%");
  }
}
