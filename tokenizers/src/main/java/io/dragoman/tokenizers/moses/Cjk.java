package io.dragoman.tokenizers.moses;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;

/** Characters of Chinese, Japanese and Korean, between which no space is written. */
final class Cjk {
  private static final ImmutableRangeSet<Integer> BLOCKS =
      ImmutableRangeSet.<Integer>builder()
          .add(Range.closed(0x1100, 0x11FF)) // Hangul letters
          .add(Range.closed(0x2E80, 0xA4CF)) // radicals to Yi: kana, ideographs and their signs
          .add(Range.closed(0xA840, 0xA87F)) // Phags-pa
          .add(Range.closed(0xAC00, 0xD7AF)) // Hangul syllables
          .add(Range.closed(0xF900, 0xFAFF)) // compatibility ideographs
          .add(Range.closed(0xFE30, 0xFE4F)) // vertical forms
          .add(Range.closed(0xFF65, 0xFFDC)) // halfwidth kana and Hangul
          .add(Range.closed(0x20000, 0x2FFFF)) // supplementary ideographs
          .build();

  private Cjk() {}

  static boolean contains(int c) {
    return c >= 0x1100 && BLOCKS.contains(c);
  }
}
