package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnicodeClassTest {
  @Test
  void classes_are_those_of_unicode() {
    assertThat("5\u00bd\u216b\u0663".codePoints().mapToObj(UnicodeClass::of))
        .containsOnly(UnicodeClass.NUMBER);
    assertThat("._-(]\u00ab\u201d\u3002\u061f".codePoints().mapToObj(UnicodeClass::of))
        .containsOnly(UnicodeClass.PUNCTUATION);
    assertThat("+$^\u20ac\u00a9\uD83D\uDE00".codePoints().mapToObj(UnicodeClass::of))
        .containsOnly(UnicodeClass.SYMBOL);
    assertThat("a \u4e2d\u0301\u200d\uD800\uFFFF".codePoints().mapToObj(UnicodeClass::of))
        .containsOnly(UnicodeClass.OTHER);
  }

  @Test
  void characters_that_old_runtimes_do_not_know_have_their_classes() {
    assertThat(UnicodeClass.of(0x1FAE0)).isEqualTo(UnicodeClass.SYMBOL); // 14: melting face
    assertThat(UnicodeClass.of(0x1FABF)).isEqualTo(UnicodeClass.SYMBOL); // 15: goose
    assertThat(UnicodeClass.of(0x2E5D)).isEqualTo(UnicodeClass.PUNCTUATION); // 14: oblique hyphen
    assertThat(UnicodeClass.of(0x11F59)).isEqualTo(UnicodeClass.NUMBER); // 15: Kawi digit nine
    assertThat(UnicodeClass.of(0x11F5A)).isEqualTo(UnicodeClass.OTHER); // just behind it
    assertThat(UnicodeClass.of(0x061D)).isEqualTo(UnicodeClass.PUNCTUATION); // 14
    assertThat(UnicodeClass.of(0x1FBFA)).isEqualTo(UnicodeClass.SYMBOL); // 17
  }

  @Test
  void every_runtime_counts_as_many_as_version_17_of_unicode_has() {
    Map<UnicodeClass, Integer> counts = new EnumMap<>(UnicodeClass.class);
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      counts.merge(UnicodeClass.of(c), 1, Integer::sum);
    }

    assertThat(counts)
        .containsEntry(UnicodeClass.NUMBER, 2_247)
        .containsEntry(UnicodeClass.PUNCTUATION, 860)
        .containsEntry(UnicodeClass.SYMBOL, 8_760);
  }
}
