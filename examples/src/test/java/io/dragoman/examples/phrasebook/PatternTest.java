package io.dragoman.examples.phrasebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {

  private final Lexicon lexicon = Lexicon.load();

  private Pattern pattern(String line) {
    return new Pattern(ResourceTable.parse("patterns.txt", line, 4).get(0), lexicon);
  }

  @Test
  void derivations_enumerate_every_combination_once() {
    Pattern pattern = pattern("p | a:turn b:fame | {a} {b} | {a} {b}");

    assertThat(pattern.size()).isEqualTo(4);
    assertThat(List.of(0, 1, 2, 3))
        .extracting(i -> pattern.realize(pattern.fillers(i)).english())
        .containsExactlyInAnyOrder(
            "Left famous", "Left impressive", "Right famous", "Right impressive");
  }

  @Test
  void a_word_twice_makes_no_sense() {
    Pattern pattern = pattern("p | a:turn b:turn | {a} {b} | {a} {b}");

    assertThat(Pattern.sensible(pattern.fillers(0))).isFalse();
    assertThat(Pattern.sensible(pattern.fillers(1))).isTrue();
  }

  @Test
  void prepositions_contract_with_articles_but_not_with_relative_pronouns() {
    German german = new German(lexicon.verbs());

    assertThat(german.polish("Ich gehe zu dem Arzt und an das Meer in der Stadt."))
        .isEqualTo("Ich gehe zum Arzt und ans Meer in der Stadt.");
    assertThat(german.polish("Zu dem Haus, in dem ich wohne, von dem du sprichst."))
        .isEqualTo("Zu dem Haus, in dem ich wohne, von dem du sprichst.");
  }

  @Test
  void sentences_are_capitalised_and_without_superfluous_spaces() {
    Pattern pattern = pattern("p | a:turn | {a}  then   {a} ! | {a} , {a} .");

    assertThat(pattern.realize(pattern.fillers(0)))
        .isEqualTo(new PhrasePair("Left then left!", "Links, links."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "subject # x # x # slot 'subject' has no class: write name:class",
        "s:nobody # x # x # no entry has class 'nobody'",
        "s:subject # {s # x # pattern 'p': '{s' lacks its closing brace: add '}'",
        "s:subject # {t} # x # pattern 'p': unknown slot 't': declare it as name:class",
        "s:subject # {at s} # x # pattern 'p': slot 's' holds 'I', which is no Place",
        "f:food # {those f} # x # pattern 'p': unknown English word 'those' in braces",
        "f:food # x # {acc jener f} # pattern 'p': unknown German determiner 'jener'",
        "s:subject # x # {sing kochen s} # pattern 'p': unknown function 'sing' in braces: see the"
            + " head of patterns.txt",
        "s:subject # x # {fin blubbern s} # pattern 'p': 'blubbern' is neither a slot nor a verb:"
            + " declare it or list it in german-verbs.txt"
      })
  void malformed_patterns_are_refused(String slots, String english, String german, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pattern("p | " + slots + " | " + english + " | " + german))
        .withMessage("patterns.txt: line 1: " + message);
  }
}
