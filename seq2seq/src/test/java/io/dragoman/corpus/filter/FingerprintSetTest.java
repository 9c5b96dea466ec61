package io.dragoman.corpus.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintSetTest {
  @Test
  void it_agrees_with_a_set_of_texts() {
    Random random = new Random(8);
    FingerprintSet fingerprints = new FingerprintSet();
    Set<String> texts = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      String text = Integer.toString(random.nextInt(8_000));
      assertThat(fingerprints.add(text)).isEqualTo(texts.add(text));
    }
  }

  @Test
  void texts_of_other_scripts_and_the_empty_one_are_texts() {
    FingerprintSet set = new FingerprintSet();
    assertThat(set.add("")).isTrue();
    assertThat(set.add("漢字")).isTrue();
    assertThat(set.add("漢子")).isTrue();
    assertThat(set.add("")).isFalse();
    assertThat(set.add("漢字")).isFalse();
  }

  @Test
  void hashes_with_the_same_half_are_different() {
    FingerprintSet set = new FingerprintSet();
    assertThat(set.add(1, 10)).isTrue();
    assertThat(set.add(1, 11)).isTrue();
    assertThat(set.add(1, 12)).isTrue();
    assertThat(set.add(1, 10)).isFalse();
    assertThat(set.add(1, 11)).isFalse();
    assertThat(set.add(1, 12)).isFalse();
    assertThat(set.add(2, 10)).isTrue();
    assertThat(set.add(0, 0)).isTrue();
    assertThat(set.add(0, 0)).isFalse();
  }
}
