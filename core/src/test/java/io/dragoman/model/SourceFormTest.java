package io.dragoman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFormTest {
  private static final SourceForm FULL = new SourceForm(1, true, 3);

  /** Two further sources, then a factor and a name before each of two words and the end. */
  private static final int[] IDS = {
    9, 8, 7, 2, -1, 6, 2, -1, 100, 200, 4, 101, 201, 5, 102, 202, 2
  };

  @Test
  void words_streams_and_further_sources_are_found() {
    assertThat(FULL.wordsOf(IDS, 0)).containsExactly(4, 5, 2);
    assertThat(FULL.wordsOf(IDS, 1)).containsExactly(9, 8, 7, 2);
    assertThat(FULL.wordsOf(IDS, 2)).containsExactly(6, 2);
    assertThat(FULL.stream(IDS, 0)).containsExactly(100, 101, 102);
    assertThat(FULL.stream(IDS, 1)).containsExactly(200, 201, 202);
  }

  @Test
  void lengths_count_words() {
    int[] withoutEnd = Arrays.copyOf(IDS, IDS.length - 1);
    assertThat(FULL.words(IDS)).isEqualTo(3);
    assertThat(FULL.words(withoutEnd)).isEqualTo(2);
    assertThat(FULL.allWords(IDS)).isEqualTo(9);
    assertThat(FULL.longest(withoutEnd)).isEqualTo(3);
    assertThat(SourceForm.PLAIN.words(new int[] {4, 5, 2})).isEqualTo(3);
    assertThat(SourceForm.PLAIN.allWords(new int[] {4, 5, 2})).isEqualTo(3);
    assertThat(SourceForm.PLAIN.longest(new int[] {4, 5})).isEqualTo(2);
  }

  @Test
  void a_batch_knows_all_of_it_in_its_own_order() {
    int[] shorter = {3, 2, -1, 2, -1, 110, 210, 6, 112, 212, 2};
    SequenceBatch batch = SequenceBatch.of(FULL, new int[][] {shorter, IDS}, new long[] {1, 2});
    assertThat(batch.ids()).containsExactly(4, 6, 5, 2, 2);
    assertThat(batch.factor(0)).containsExactly(100, 110, 101, 112, 102);
    assertThat(batch.copied()).containsExactly(200, 210, 201, 212, 202);
    assertThat(batch.keys()).containsExactly(2, 1);
    assertThat(batch.further(0).ids()).containsExactly(9, 3, 8, 2, 7, 2);
    assertThat(batch.rowsOfFurther(0)).containsExactly(0, 1);
    assertThat(batch.rowsOfFurther(1)).containsExactly(0, 1);
  }

  @Test
  void rows_of_a_further_source_follow_its_own_lengths() {
    SourceForm two = new SourceForm(0, false, 2);
    int[][] sources = {{9, 8, 2, -1, 2}, {7, 2, -1, 4, 2}};
    SequenceBatch batch = SequenceBatch.of(two, sources, new long[] {1, 2});
    assertThat(batch.sentence(0)).isEqualTo(1);
    assertThat(batch.further(0).sentence(0)).isZero();
    assertThat(batch.rowsOfFurther(0)).containsExactly(1, 0);
  }

  @Test
  void a_source_that_is_missing_is_said() {
    SourceForm two = new SourceForm(0, false, 2);
    assertThatThrownBy(() -> two.words(new int[] {4, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("source: ends where another source is needed: put -1 behind each");
  }

  @ParameterizedTest
  @CsvSource({"'none',true", "'pos',true", "'pos:16,case',true", "'subword:4',true"})
  void factors_have_a_form(String text, boolean valid) {
    assertThat(Factors.isValid(text)).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource({"''", "'pos:0'", "'pos:16,'", "'pos,pos:2'", "'a b'", "'none,pos'", "':4'"})
  void other_texts_are_no_factors(String text) {
    assertThat(Factors.isValid(text)).isFalse();
  }

  @Test
  void factors_tell_names_and_sizes() {
    Factors factors = Factors.parse("pos:16,case");
    assertThat(factors.names()).containsExactly("pos", "case");
    assertThat(factors.sizes()).containsExactly(16, 0);
    assertThat(factors.width()).isEqualTo(16);
    assertThat(Factors.parse("none").count()).isZero();
  }
}
