package io.dragoman.tokenizers.subword.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.tokenizers.RandomText;
import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CharacterSubwordsTest {
  private static void restores(Subwords subwords) {
    TextTokenizer words = TextTokenizers.create("words");
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 3_000; i++) {
      String line = RandomText.line(random) + (random.nextInt(4) == 0 ? "\u2581" : "");
      List<String> pieces = subwords.split(words.tokenize(line));
      assertThat(words.detokenize(subwords.join(pieces))).isEqualTo(line);
      assertThat(pieces).doesNotContainAnyElementsOf(SpecialTokens.ALL).doesNotContain("", " ");
    }
  }

  @Test
  void characters_restore_awkward_lines() {
    restores(new CharacterSubwords());
  }

  @Test
  void bytes_restore_awkward_lines() {
    restores(new ByteSubwords());
  }

  @Test
  void characters_are_code_points() {
    CharacterSubwords subwords = new CharacterSubwords();
    assertThat(subwords.split(List.of("a\uD835\uDC9C", "b")))
        .containsExactly("a", "\uD835\uDC9C", "\u2581", "b");
    assertThat(subwords.join(List.of("\u2581", "a", "\u2581", "\u2581", "b")))
        .containsExactly("a", "b");
    assertThat(subwords.split(List.of())).isEmpty();
    assertThat(subwords.join(List.of())).isEmpty();
  }

  @Test
  void bytes_are_those_of_utf_8() {
    ByteSubwords subwords = new ByteSubwords();
    assertThat(subwords.split(List.of("\u00FC", "b")))
        .containsExactly("<0xC3>", "<0xBC>", "<0x20>", "<0x62>");
    assertThat(subwords.join(List.of("<0xC3>", "<0x62>", "<unk>", "<0x20>", "<0xFF>")))
        .containsExactly("\uFFFDb<unk>", "\uFFFD");
    assertThat(subwords.split(List.of())).isEmpty();
    assertThat(subwords.join(List.of())).isEmpty();
  }
}
