package io.dragoman.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import org.junit.jupiter.api.Test;

class LineKeysTest {
  /** Published files of splits name their seed, so keys may never change. */
  @Test
  void keys_are_those_of_the_formula() {
    assertThat(new LineKeys(1).key(1)).isEqualTo(reference(1, 1));
    assertThat(new LineKeys(-7).key(123_456_789)).isEqualTo(reference(-7, 123_456_789));
  }

  private static long reference(long seed, long line) {
    return mix(mix(seed) + (line + 1) * 0x9E3779B97F4A7C15L);
  }

  private static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long x = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }

  @Test
  void lines_have_different_keys() {
    LineKeys keys = new LineKeys(3);
    LongOpenHashSet seen = new LongOpenHashSet();
    for (long line = 1; line <= 100_000; line++) {
      seen.add(keys.key(line));
    }
    assertThat(seen).hasSize(100_000);
  }

  @Test
  void seeds_give_different_keys() {
    assertThat(new LineKeys(1).key(1)).isNotEqualTo(new LineKeys(2).key(1));
    assertThat(new LineKeys(1)).isEqualTo(new LineKeys(1));
  }

  @Test
  void keys_are_spread_evenly() {
    LineKeys keys = new LineKeys(11);
    int[] eighths = new int[8];
    for (long line = 1; line <= 80_000; line++) {
      eighths[(int) (keys.key(line) >>> 61)]++;
    }
    for (int count : eighths) {
      assertThat(count).isBetween(9_600, 10_400); // 4 standard deviations
    }
  }
}
