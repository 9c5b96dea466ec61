package io.dragoman.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomnessTest {
  @Test
  void keys_are_those_of_every_version() {
    assertThat(new Randomness(1, 1).key(0, 0, 0)).isEqualTo(6740329079320479327L);
    assertThat(new Randomness(42, 1000).key(3, 123456789L, 17)).isEqualTo(-3538153547875539059L);
    assertThat(new Randomness(-7, 0).key(16, -1L, 0)).isEqualTo(-8664099708238752554L);
  }

  @Test
  void every_part_changes_the_key() {
    Set<Long> keys = new HashSet<>();
    for (long seed = 0; seed < 4; seed++) {
      for (long update = 0; update < 4; update++) {
        for (int layer = 0; layer < 4; layer++) {
          for (long sentence = 0; sentence < 16; sentence++) {
            for (int time = 0; time < 16; time++) {
              keys.add(new Randomness(seed, update).key(layer, sentence, time));
            }
          }
        }
      }
    }
    assertThat(keys).hasSize(4 * 4 * 4 * 16 * 16);
  }
}
