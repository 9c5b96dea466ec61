package io.dragoman.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.dragoman.data.DataException;
import io.dragoman.data.Utf8Lines;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NBestEntryTest {
  private static NBestEntry parse(String line) {
    return NBestEntry.parse(line, "list", 7);
  }

  @Test
  void a_line_of_three_fields_has_no_features() {
    NBestEntry entry = parse("3 ||| a b = c ||| -1.250000");
    assertThat(entry).isEqualTo(new NBestEntry(7, 3, "a b = c", List.of(), "", -1.25));
    assertThat(entry.featureValues("list")).isEmpty();
    assertThat(entry.format()).isEqualTo("3 ||| a b = c ||| -1.250000");
  }

  @Test
  void features_are_read_as_moses_and_marian_write_them() {
    NBestEntry entry = parse("0 ||| x ||| LM= -5 Trans= -1 -2.5 F0=-3 ||| -0.5");
    assertThat(entry.featureValues("list"))
        .containsExactly(
            entry("LM", -5.0), entry("Trans_0", -1.0), entry("Trans_1", -2.5), entry("F0", -3.0));
    assertThat(parse("0 ||| x ||| = 4 ||| 1").featureValues("list")).containsKey("");
  }

  @Test
  void fields_before_the_features_stay() {
    String line = "0 ||| x y ||| 0-0 1-1 ||| WordScores= -1 F0= -2 ||| -0.500000";
    NBestEntry entry = parse(line);
    assertThat(entry.others()).containsExactly("0-0 1-1");
    assertThat(entry.format()).isEqualTo(line);
    assertThat(parse("0 ||| x ||| 0-0 ||| -1").others()).containsExactly("0-0");
  }

  @Test
  void a_feature_is_appended() {
    assertThat(parse("0 ||| x ||| -1").withFeature("R2L", -2.5).format())
        .isEqualTo("0 ||| x ||| R2L= -2.500000 ||| -1.000000");
    assertThat(parse("0 ||| x ||| F0= 1 ||| -1").withFeature("R2L", -2.5).withScore(3).format())
        .isEqualTo("0 ||| x ||| F0= 1 R2L= -2.500000 ||| 3.000000");
  }

  @Test
  void an_empty_translation_is_one() {
    NBestEntry entry = parse("12 |||  ||| 0.0");
    assertThat(entry.text()).isEmpty();
    assertThat(NBestEntry.parse(entry.format(), "list", 7)).isEqualTo(entry);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a b; has 1 fields, not 3 or more",
        "x ||| a ||| 1; 'x' is no line number from 0",
        "-1 ||| a ||| 1; '-1' is no line number from 0",
        "0 ||| a ||| b; 'b' is no score",
        "0 ||| a ||| NaN; 'NaN' is no score",
        "0 ||| a ||| F= x ||| 1; 'x' is no score",
        "0 ||| a ||| F= 1 F= 2 ||| 1; feature 'F' occurs twice"
      })
  void what_is_no_list_is_refused(String line, String complaint) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "list: line 7: " + complaint + ": write \"line ||| text ||| features ||| score\"");
  }

  private static NBestReader reader(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new NBestReader(Utf8Lines.of("list", new ByteArrayInputStream(bytes)));
  }

  @Test
  void translations_of_a_line_come_together() {
    NBestReader reader = reader("0 ||| a ||| 1\n0 ||| b ||| 2\n2 ||| c ||| 3\n");
    assertThat(reader.next()).extracting(NBestEntry::text).containsExactly("a", "b");
    assertThat(reader.next()).extracting(NBestEntry::line).containsExactly(3L);
    assertThat(reader.hasNext()).isFalse();
    assertThat(reader("").hasNext()).isFalse();
  }

  @Test
  void ids_must_ascend() {
    NBestReader reader = reader("4 ||| a ||| 1\n2 ||| b ||| 2\n");
    assertThatThrownBy(reader::hasNext)
        .hasMessage("list: line 2: id 2 comes after id 4: sort the list by its first field");
  }
}
