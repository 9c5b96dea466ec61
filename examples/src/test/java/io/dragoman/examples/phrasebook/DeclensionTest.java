package io.dragoman.examples.phrasebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclensionTest {

  /** Masculine, feminine, neuter, plural of a determiner and of an adjective after it. */
  @ParameterizedTest
  @CsvSource({
    "der, nom, der alte, die alte, das alte, die alten",
    "der, acc, den alten, die alte, das alte, die alten",
    "der, dat, dem alten, der alten, dem alten, den alten",
    "dieser, nom, dieser alte, diese alte, dieses alte, diese alten",
    "dieser, acc, diesen alten, diese alte, dieses alte, diese alten",
    "dieser, dat, diesem alten, dieser alten, diesem alten, diesen alten",
    "kein, nom, kein alter, keine alte, kein altes, keine alten",
    "kein, acc, keinen alten, keine alte, kein altes, keine alten",
    "kein, dat, keinem alten, keiner alten, keinem alten, keinen alten",
    "unser, nom, unser alter, unsere alte, unser altes, unsere alten",
    "Ihr, acc, Ihren alten, Ihre alte, Ihr altes, Ihre alten",
    "-, nom, alter, alte, altes, alte",
    "-, acc, alten, alte, altes, alte",
    "-, dat, altem, alter, altem, alten"
  })
  void determiner_and_adjective(
      String lemma, String name, String masculine, String feminine, String neuter, String plural) {
    GrammaticalCase in = GrammaticalCase.named(name);

    assertThat(phrase(lemma, in, Gender.DER, false)).isEqualTo(masculine);
    assertThat(phrase(lemma, in, Gender.DIE, false)).isEqualTo(feminine);
    assertThat(phrase(lemma, in, Gender.DAS, false)).isEqualTo(neuter);
    assertThat(phrase(lemma, in, Gender.DIE, true)).isEqualTo(plural);
  }

  private static String phrase(String lemma, GrammaticalCase in, Gender gender, boolean plural) {
    String adjective = "alt" + Declension.ending(lemma, in, gender, plural);
    return (Declension.determiner(lemma, in, gender, plural) + " " + adjective).strip();
  }

  @ParameterizedTest
  @CsvSource({
    "teuer, teurer Wein, teurer",
    "dunkel, dunkler Wein, dunkler",
    "sauber, sauberer Wein, sauberer",
    "müde, müder Wein, müder",
    "leise, leiser Wein, leiser"
  })
  void adjectives_may_lose_a_vowel(String adjective, String strong, String comparative) {
    Adjective parsed =
        Adjective.parse(ResourceTable.parse("a.txt", "x | " + adjective + " | c", 3).get(0));

    assertThat(parsed.inflected("er") + " Wein").isEqualTo(strong);
    assertThat(parsed.germanComparative()).isEqualTo(comparative);
    assertThat(parsed.englishComparative()).isEqualTo("more x");
  }

  @Test
  void irregular_comparatives_are_listed() {
    Adjective good =
        Adjective.parse(ResourceTable.parse("a.txt", "good, better | gut, besser | c", 3).get(0));

    assertThat(good.englishComparative()).isEqualTo("better");
    assertThat(good.germanComparative()).isEqualTo("besser");
  }

  @Test
  void unknown_determiners_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Declension.determiner("jener", GrammaticalCase.DATIVE, Gender.DER, false))
        .withMessage("unknown determiner 'jener'");
  }
}
