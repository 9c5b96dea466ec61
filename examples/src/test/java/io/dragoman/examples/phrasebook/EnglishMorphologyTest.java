package io.dragoman.examples.phrasebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishMorphologyTest {

  private final Verbs verbs = Lexicon.load().verbs();

  @ParameterizedTest
  @CsvSource({
    "apple, apples",
    "bus, buses",
    "box, boxes",
    "church, churches",
    "cherry, cherries",
    "day, days",
    "brush, brushes",
    "photo, photos"
  })
  void plural(String singular, String plural) {
    assertThat(EnglishMorphology.plural(singular)).isEqualTo(plural);
  }

  @ParameterizedTest
  @CsvSource({
    "play, plays, playing, played, played",
    "carry, carries, carrying, carried, carried",
    "wash, washes, washing, washed, washed",
    "dance, dances, dancing, danced, danced",
    "lie, lies, lying, lay, lain",
    "go, goes, going, went, gone",
    "do, does, doing, did, done",
    "have, has, having, had, had",
    "be, is, being, was, been",
    "swim, swims, swimming, swam, swum",
    "jog, jogs, jogging, jogged, jogged",
    "ski, skis, skiing, skied, skied",
    "hang, hangs, hanging, hung, hung",
    "write, writes, writing, wrote, written",
    "put, puts, putting, put, put",
    "get, gets, getting, got, got"
  })
  void verb_forms(String base, String third, String ing, String past, String participle) {
    EnglishVerb verb = verbs.english(base);

    assertThat(verb.present(Person.SHE)).isEqualTo(third);
    assertThat(verb.ing()).isEqualTo(ing);
    assertThat(verb.past(Person.SHE)).isEqualTo(past);
    assertThat(verb.participle()).isEqualTo(participle);
  }

  @ParameterizedTest
  @CsvSource({
    "I, am, was, have", "YOU, are, were, have", "HE, is, was, has", "SHE, is, was, has",
    "IT, is, was, has", "WE, are, were, have", "THEY, are, were, have", "FORMAL, are, were, have"
  })
  void auxiliaries_agree(Person person, String be, String was, String have) {
    assertThat(verbs.english("be").present(person)).isEqualTo(be);
    assertThat(verbs.english("be").past(person)).isEqualTo(was);
    assertThat(verbs.english("have").present(person)).isEqualTo(have);
  }

  @ParameterizedTest
  @CsvSource({
    "apple, an",
    "egg, an",
    "old uncle, an",
    "umbrella, an",
    "hour, an",
    "hotel, a",
    "university, a",
    "euro, a",
    "yellow hat, a",
    "T-shirt, a",
    "one-way ticket, a"
  })
  void article_follows_the_sound(String phrase, String article) {
    assertThat(EnglishMorphology.article(phrase)).isEqualTo(article);
  }
}
