package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentUpdatesTest {
  private long nanos;
  private final RecentUpdates recent = new RecentUpdates(() -> nanos);

  private void update(double seconds, long tokens, double loss) {
    nanos += (long) (seconds * 1e9);
    recent.add(tokens, loss);
  }

  @Test
  void nothing_is_zero() {
    assertThat(recent.tokensPerSecond()).isZero();
    assertThat(recent.loss()).isZero();
    assertThat(recent.secondsPerUpdate()).isZero();
  }

  @Test
  void means_weigh_tokens() {
    update(1, 100, 300);
    update(3, 300, 300);

    assertThat(recent.tokensPerSecond()).isEqualTo(100);
    assertThat(recent.loss()).isEqualTo(1.5);
    assertThat(recent.secondsPerUpdate()).isEqualTo(2);
  }

  @Test
  void pauses_do_not_count() {
    update(1, 100, 100);
    nanos += 5_000_000_000L;
    assertThat(recent.pause()).isEqualTo(5_000_000_000L);
    update(1, 100, 100);

    assertThat(recent.tokensPerSecond()).isEqualTo(100);
  }

  @Test
  void updates_before_the_last_twenty_seconds_are_forgotten() {
    update(10, 1, 1_000);
    for (int i = 0; i < 20; i++) {
      update(1, 50, 100);
    }

    assertThat(recent.tokensPerSecond()).isEqualTo(50);
    assertThat(recent.loss()).isEqualTo(2);
  }

  @Test
  void one_long_update_is_kept() {
    update(100, 200, 100);

    assertThat(recent.tokensPerSecond()).isEqualTo(2);
  }
}
