package io.dragoman.examples.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCleanerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "can''t open {0} => can't open {0}",
        "{1,number,integer} of {0, choice ,x} => {1} of {0}",
        "a '{' and a '}' => a { and a }",
        "%s: %d errors => {0}: {1} errors",
        "%2$s before %1$s => {1} before {0}",
        "100%% of %s%n => 100% of {0}",
        "at 50% done => at 50% done",
        "%-10s|%08.3f => {0}|{1}",
        "&Connect to R&D => Connect to RD",
        "%string => %string"
      })
  void placeholders_and_escapes_take_one_form(String line) {
    String[] sides = line.split(" => ");
    assertThat(MessageCleaner.plain(sides[0])).isEqualTo(sides[1]);
  }

  @Test
  void white_space_and_controls_become_single_spaces() {
    assertThat(MessageCleaner.plain("  one\n\ttwo\u00a0three\u3000four\u0001 "))
        .isEqualTo("one two three four");
  }

  @Test
  void a_clean_pair_is_kept() {
    assertThat(MessageCleaner.clean("file ''{0}''\nnot found", "Datei \"{0}\" nicht gefunden"))
        .contains(new MessagePair("file '{0}' not found", "Datei \"{0}\" nicht gefunden"));
  }

  @Test
  void placeholders_may_change_places_but_not_go_missing() {
    assertThat(MessageCleaner.clean("{0} in {1}", "{1} enthält {0}")).isPresent();
    assertThat(MessageCleaner.clean("{0} in {1}", "nur {0}")).isEmpty();
    assertThat(MessageCleaner.clean("only %s", "nur {0} und {1}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Bold",
        "see <a href=\"x\">this</a>",
        "one<br/>two",
        "a &lt; b",
        "&#169; by us"
      })
  void markup_is_dropped(String text) {
    assertThat(MessageCleaner.clean(text, "gut")).isEmpty();
    assertThat(MessageCleaner.clean("good", text)).isEmpty();
  }

  @Test
  void option_arguments_are_no_markup() {
    assertThat(MessageCleaner.clean("-d <directory>", "-d <Verzeichnis>")).isPresent();
  }

  @Test
  void untranslated_and_wordless_messages_are_dropped() {
    assertThat(MessageCleaner.clean("OK", "OK")).isEmpty();
    assertThat(MessageCleaner.clean("it''s", "it's")).isEmpty();
    assertThat(MessageCleaner.clean("{0}: {1}", "{0} - {1}")).isEmpty();
  }

  @Test
  void long_usage_texts_are_dropped() {
    assertThat(MessageCleaner.clean("word ".repeat(60), "Wort ".repeat(60))).isPresent();
    assertThat(MessageCleaner.clean("word ".repeat(61), "Wort ".repeat(60))).isEmpty();
    assertThat(MessageCleaner.clean("word", "語".repeat(401))).isEmpty();
  }

  @Test
  void a_mnemonic_appended_to_the_translation_is_removed() {
    assertThat(MessageCleaner.clean("&Print", "印刷(&P)")).contains(new MessagePair("Print", "印刷"));
    assertThat(MessageCleaner.clean("Plan (B)", "Entwurf (B)"))
        .contains(new MessagePair("Plan (B)", "Entwurf (B)"));
  }
}
