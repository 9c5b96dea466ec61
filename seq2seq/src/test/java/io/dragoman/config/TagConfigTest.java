package io.dragoman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagConfigTest {
  private static RunConfig config() {
    return RunConfig.standard()
        .with(
            "data.tags.known=<bt>",
            "data.tags.corpora=<2en>, none,<2fr>,<bt>",
            "data.tags.validation=<2fr>");
  }

  @Test
  void all_tags_are_known_once() {
    TagConfig tags = config().data().tags();
    assertThat(tags.all().all()).containsExactly("<bt>", "<2en>", "<2fr>");
    assertThat(tags.ofValidation()).contains("<2fr>");
    assertThat(tags.ofCorpora(4))
        .containsExactly(
            Optional.of("<2en>"), Optional.empty(), Optional.of("<2fr>"), Optional.of("<bt>"));
    assertThatThrownBy(() -> tags.ofCorpora(2))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'data.tags.corpora' is '<2en>, none,<2fr>,<bt>' but the number of corpora is 2: give a"
                + " tag or none for each");
  }

  @Test
  void by_default_there_are_none() {
    TagConfig tags = RunConfig.standard().data().tags();
    assertThat(tags.all().all()).isEmpty();
    assertThat(tags.ofCorpora(2)).containsExactly(Optional.empty(), Optional.empty());
    assertThat(tags.ofValidation()).isEmpty();
  }

  @Test
  void what_is_written_is_read() {
    assertThat(ConfigReader.parse("c.yaml", ConfigWriter.format(config()))).isEqualTo(config());
  }

  @ParameterizedTest
  @CsvSource({"known,bt", "corpora,'<a>,'", "known,<s>", "corpora,<a b>"})
  void other_values_are_refused(String key, String value) {
    assertThatThrownBy(() -> RunConfig.standard().with("data.tags." + key + "=" + value))
        .hasMessageEndingWith(
            "is '" + value + "': it must be none or words such as <2en>, joined by commas");
  }

  @Test
  void sentences_to_validate_with_have_one_tag() {
    assertThatThrownBy(() -> RunConfig.standard().with("data.tags.validation=<a>,<b>"))
        .hasMessage(
            "override: 'data.tags.validation' is '<a>,<b>': it must be none or a word such as"
                + " <2en>");
  }
}
