package io.dragoman.tokenizers.subword.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BpeSegmenterTest {
  private static BpeSegmenter segmenter(String... merges) {
    return BpeSegmenter.of(
        BpeCodes.parse("#version: 0.2\n" + String.join("\n", merges), Path.of("codes")));
  }

  @Test
  void words_are_cut_as_subword_nmt_cuts_them() throws IOException {
    BpeSegmenter segmenter = BpeSegmenter.of(BpeCodes.read(Resources.file("overlaps.codes")));
    Set<String> vocabulary = WordCounts.read(Resources.file("overlaps.vocabulary")).atLeast(40);
    BpeSegmenter filtered = segmenter.withVocabulary(vocabulary);
    for (String line : Files.readAllLines(Resources.file("overlaps.segments"))) {
      String[] fields = line.split("\t");
      assertThat(segmenter.segmentLine(fields[0])).isEqualTo(fields[1]);
      assertThat(filtered.segmentLine(fields[0])).isEqualTo(fields[2]);
    }
  }

  @Test
  void merges_are_made_in_the_order_they_were_learned() {
    assertThat(segmenter("b c", "a b").segment("abcd")).containsExactly("a@@", "bc@@", "d");
    assertThat(segmenter("a b", "b c").segment("abcd")).containsExactly("ab@@", "c@@", "d");
    assertThat(segmenter("x x").segment("xxxy")).containsExactly("xx@@", "x@@", "y");
    assertThat(segmenter("a b</w>").segment("abab")).containsExactly("a@@", "b@@", "ab");
    assertThat(segmenter("a b").segment("q")).containsExactly("q");
    assertThat(segmenter("a b").segment("")).isEmpty();
  }

  @Test
  void in_version_0_1_the_end_of_a_word_is_a_symbol() {
    BpeSegmenter old = BpeSegmenter.of(BpeCodes.parse("a b\nab </w>\n", Path.of("codes")));
    assertThat(old.segment("abab")).containsExactly("ab@@", "ab");
    assertThat(old.segment("abc")).containsExactly("ab@@", "c");
  }

  @Test
  void merges_outside_of_the_vocabulary_are_undone() {
    BpeSegmenter segmenter = segmenter("a b", "ab c</w>", "ab ab");
    BpeSegmenter filtered = segmenter.withVocabulary(Set.of("ab@@", "c"));
    assertThat(segmenter.segment("abc")).containsExactly("abc");
    assertThat(filtered.segment("abc")).containsExactly("ab@@", "c");
    assertThat(filtered.segment("ababx")).containsExactly("ab@@", "ab@@", "x");
    assertThat(segmenter.withVocabulary(Set.of("z")).segment("abc"))
        .containsExactly("a@@", "b@@", "c");
    assertThat(segmenter.withVocabulary(Set.of()).segment("abc")).containsExactly("abc");
  }

  @ParameterizedTest
  @CsvSource({
    "1934USABUSA, 1@@ 9@@ 3@@ 4@@ USA@@ B@@ USA",
    "USA, USA",
    "xUSAy, x@@ USA@@ y",
    "like<x1>USA, l@@ i@@ k@@ e@@ <x1>@@ USA",
    "ab, ab",
  })
  void glossaries_stay_whole(String word, String expected) {
    BpeSegmenter segmenter = segmenter("a b</w>").withGlossaries(List.of("USA", "<x\\d>"));
    assertThat(segmenter.segmentLine(word)).isEqualTo(expected);
  }

  @Test
  void a_glossary_must_be_a_regular_expression() {
    BpeSegmenter segmenter = segmenter("a b");
    assertThatThrownBy(() -> segmenter.withGlossaries(List.of("a(")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("glossary 'a(': is no regular expression: Unclosed group");
  }

  @Test
  void spaces_at_the_ends_of_a_line_stay_and_others_become_one() {
    BpeSegmenter segmenter = segmenter("a b</w>");
    assertThat(segmenter.segmentLine("  ab   abc\u00A0x  "))
        .isEqualTo("  ab a@@ b@@ c@@ \u00A0@@ x  ");
    assertThat(segmenter.segmentLine("")).isEmpty();
    assertThat(segmenter.segmentLine("   ")).isEqualTo("   ");
  }

  @Test
  void dropout_leaves_merges_out_at_random_but_reproducibly() {
    BpeSegmenter segmenter = segmenter("a b", "c d", "ab cd", "abcd e</w>");
    Set<List<String>> seen = new HashSet<>();
    BpeSegmenter random = segmenter.withDropout(0.3, new SplittableRandom(1));
    BpeSegmenter same = segmenter.withDropout(0.3, new SplittableRandom(1));
    for (int i = 0; i < 200; i++) {
      List<String> pieces = random.segment("abcde");
      assertThat(String.join("", pieces).replace("@@", "")).isEqualTo("abcde");
      assertThat(same.segment("abcde")).isEqualTo(pieces);
      seen.add(pieces);
    }
    assertThat(seen)
        .contains(List.of("abcde"), List.of("a@@", "b@@", "cd@@", "e"))
        .hasSizeGreaterThan(4);
    assertThat(segmenter.withDropout(1, new SplittableRandom(1)).segment("abcde")).hasSize(5);
    assertThat(segmenter.withDropout(0, new SplittableRandom(1)).segment("abcde")).hasSize(1);
  }

  @Test
  void the_share_of_merges_left_out_is_the_dropout() {
    BpeSegmenter random = segmenter("a b</w>").withDropout(0.25, new SplittableRandom(3));
    long whole = IntStream.range(0, 20_000).filter(i -> random.segment("ab").size() == 1).count();
    assertThat(whole / 20_000.0).isBetween(0.74, 0.76);
  }

  @Test
  void many_threads_share_the_cache() {
    BpeSegmenter segmenter = segmenter("a b", "ab ab");
    List<String> lines =
        IntStream.range(0, 4_000)
            .parallel()
            .mapToObj(i -> segmenter.segmentLine("abab" + i % 700 + " ab" + i % 300))
            .toList();
    for (int i = 0; i < lines.size(); i++) {
      assertThat(BpeSegmenter.undo(lines.get(i))).isEqualTo("abab" + i % 700 + " ab" + i % 300);
    }
  }

  @Test
  void a_long_word_is_cut_in_time() {
    String word = "ab".repeat(20_000);
    assertThat(segmenter("a b", "ab ab", "abab abab").segment(word)).hasSize(4_999 + 4);
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"a@@ b c,ab c", "a@@,a", "a@@ ,a", "@@@ x,@x", "a @@b,a @@b", ",", "x@@ @@ y,xy"})
  void undo_takes_separators_away(String line, String expected) {
    assertThat(BpeSegmenter.undo(line == null ? "" : line))
        .isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void another_separator_marks_pieces_and_is_looked_for_in_the_vocabulary() {
    BpeSegmenter segmenter = segmenter("a b", "ab c").withSeparator("\uFFED");
    assertThat(segmenter.segment("abcd")).containsExactly("abc\uFFED", "d");
    assertThat(BpeSegmenter.undo("abc\uFFED d e@@ f", "\uFFED")).isEqualTo("abcd e@@ f");
    assertThat(BpeSegmenter.undo("a abc\uFFED", "\uFFED")).isEqualTo("a abc");
    Set<String> vocabulary = Set.of("ab\uFFED", "c\uFFED", "d");
    for (BpeSegmenter each :
        List.of(
            segmenter.withVocabulary(vocabulary),
            segmenter("a b", "ab c").withVocabulary(vocabulary).withSeparator("\uFFED"))) {
      assertThat(each.segment("abcd")).containsExactly("ab\uFFED", "c\uFFED", "d");
    }
    for (String bad : List.of("", " ", "a b")) {
      assertThatThrownBy(() -> segmenter.withSeparator(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("separator is '" + bad + "': it must be text without spaces");
      assertThatThrownBy(() -> BpeSegmenter.undo("a", bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
