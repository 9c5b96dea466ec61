package io.dragoman.examples.phrasebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GermanVerbTest {

  private final Verbs verbs = Lexicon.load().verbs();

  @ParameterizedTest
  @CsvSource({
    "gehen, zu gehen",
    "auf-stehen, aufzustehen",
    "an-rufen, anzurufen",
    "raus-bringen, rauszubringen",
    "besuchen, zu besuchen"
  })
  void zu_stands_between_prefix_and_verb(String infinitive, String expected) {
    assertThat(verbs.german(infinitive).zuInfinitive()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "machen, mach", "kommen, komm", "warten, warte", "öffnen, öffne", "bügeln, bügle",
    "füttern, füttere", "lesen, lies", "essen, iss", "sprechen, sprich", "nehmen, nimm",
    "vergessen, vergiss", "helfen, hilf", "fahren, fahr", "tragen, trag", "waschen, wasch",
    "laufen, lauf", "haben, hab", "sein, sei", "auf-schreiben, schreib", "zu-machen, mach"
  })
  void imperative_for_du(String infinitive, String expected) {
    assertThat(verbs.german(infinitive).imperative()).isEqualTo(expected);
  }

  @Test
  void a_compound_of_a_listed_verb_need_not_be_listed() {
    GermanVerb verb = verbs.german("herein-kommen");

    assertThat(verb.prefix()).isEqualTo("herein");
    assertThat(verb.present().get(2)).isEqualTo("kommt");
    assertThat(verb.participle()).isEqualTo("hereingekommen");
    assertThat(verbs.german("herein-blubbern")).isNull();
  }
}
