package io.dragoman.examples.phrasebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NounTest {

  private static Noun noun(String english, String german) {
    return Noun.parse(
        ResourceTable.parse("nouns.txt", english + " | " + german + " | c", 3).get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "das Kind, Kinder; Kind Kind Kind; Kinder Kinder Kindern",
        "die Frau, Frauen; Frau Frau Frau; Frauen Frauen Frauen",
        "das Auto, Autos; Auto Auto Auto; Autos Autos Autos",
        "der Junge, Jungen (weak); Junge Jungen Jungen; Jungen Jungen Jungen",
        "der Herr, Herren (weak Herrn); Herr Herrn Herrn; Herren Herren Herren",
        "die Schuhe (plural); Schuhe Schuhe Schuhen; Schuhe Schuhe Schuhen",
        "die Milch; Milch Milch Milch; Milch Milch Milch"
      })
  void german_cases(String german, String singular, String plural) {
    Noun noun = noun("x", german);

    assertThat(cases(noun, false)).isEqualTo(singular);
    assertThat(cases(noun, true)).isEqualTo(plural);
  }

  private static String cases(Noun noun, boolean plural) {
    return noun.germanForm(GrammaticalCase.NOMINATIVE, plural)
        + " "
        + noun.germanForm(GrammaticalCase.ACCUSATIVE, plural)
        + " "
        + noun.germanForm(GrammaticalCase.DATIVE, plural);
  }

  @Test
  void the_languages_may_differ_in_number() {
    Noun trousers = noun("trousers (pair)", "die Hose, Hosen");
    assertThat(trousers.englishPlural(false)).isTrue();
    assertThat(trousers.germanPlural(false)).isFalse();

    Noun headache = noun("headache", "die Kopfschmerzen (plural)");
    assertThat(headache.englishPlural(false)).isFalse();
    assertThat(headache.germanPlural(false)).isTrue();

    Noun milk = noun("milk (mass)", "die Milch");
    assertThat(milk.englishPlural(true)).isFalse();
    assertThat(milk.germanPlural(true)).isFalse();
    assertThat(milk.germanMass()).isTrue();
  }

  @Test
  void a_regular_english_plural_may_be_left_out() {
    assertThat(noun("cherry", "die Kirsche, Kirschen").englishPlural()).isEqualTo("cherries");
    assertThat(noun("knife, knives", "das Messer, Messer").englishPlural()).isEqualTo("knives");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(x); das Kind, Kinder; '(x)' is no English noun: write 'child, children'",
        "child; Kind; 'Kind' is no German noun: write 'das Kind, Kinder'",
        "child (many); das Kind, Kinder; unknown number 'many': use mass, plural or pair",
        "boy; der Junge (weak); weak noun 'Junge' has no plural: add it after a comma"
      })
  void malformed_nouns_are_refused(String english, String german, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> noun(english, german))
        .withMessage("nouns.txt: line 1: " + message);
  }
}
