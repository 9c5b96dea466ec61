package io.dragoman.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TsvReaderTest {
  @TempDir Path folder;

  private List<String> read(String name, String text, int source, int target) throws IOException {
    Path file = FormatFiles.write(folder.resolve(name), text);
    return FormatFiles.pairs(TsvReader.open(file, source, target));
  }

  @Test
  void columns_are_taken_by_number_in_any_order() throws IOException {
    String text = "Go.\tGeh.\tCC-BY\nHi \"x\".\t\tCC-BY\n";

    assertThat(read("x.tsv", text, 1, 2)).containsExactly("1: Go. = Geh.", "2: Hi \"x\". = ");
    assertThat(read("x.tsv", text, 3, 1)).containsExactly("1: CC-BY = Go.", "2: CC-BY = Hi \"x\".");
    assertThat(read("x.tsv.zst", text, 2, 1)).containsExactly("1: Geh. = Go.", "2:  = Hi \"x\".");
  }

  @Test
  void a_missing_column_is_named_with_its_line() {
    assertThatThrownBy(() -> read("x.tsv", "a\tb\tc\na\tb\n", 1, 3))
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder.resolve("x.tsv")
                + ": line 2: has no column 3, only 2: check the columns or remove the line");
    assertThatThrownBy(() -> read("x.tsv", "a\tb\n\na\tb\n", 2, 1))
        .hasMessageEndingWith(
            "line 2: has no column 2, only 1: check the columns or remove the line");
  }

  @Test
  void columns_are_two_different_numbers() {
    Path file = folder.resolve("x.tsv");

    assertThatThrownBy(() -> TsvReader.open(file, 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("columns are 0 and 2: give two different ones, the first is 1");
    assertThatThrownBy(() -> TsvReader.open(file, 2, 2))
        .hasMessage("columns are 2 and 2: give two different ones, the first is 1");
  }

  @Test
  void names_tell_the_format() {
    assertThat(PairFormat.of(Path.of("a.TMX.gz"))).hasValue(PairFormat.TMX);
    assertThat(PairFormat.of(Path.of("a.tsv.zst"))).hasValue(PairFormat.TSV);
    assertThat(PairFormat.of(Path.of("a.sdlxliff"))).hasValue(PairFormat.XLIFF);
    assertThat(PairFormat.of(Path.of("a.tmx/train.de"))).isEmpty();
  }

  @Test
  void languages_may_not_overlap() {
    assertThatThrownBy(() -> new LanguagePair("de", "de_AT"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("languages 'de' and 'de_AT' overlap: give two such as de and en");
    assertThatThrownBy(() -> new LanguagePair(" ", "de"))
        .hasMessage("a language is empty: give one such as de");
    assertThat(LanguagePair.match("de", "den")).isZero();
    assertThat(LanguagePair.match("zh-Hans", "zh_hans_CN")).isEqualTo(1);
  }
}
