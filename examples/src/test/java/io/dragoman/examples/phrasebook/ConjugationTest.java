package io.dragoman.examples.phrasebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConjugationTest {

  private final Verbs verbs = Lexicon.load().verbs();

  @ParameterizedTest
  @CsvSource({
    "machen, mache machst macht machen macht machen",
    "arbeiten, arbeite arbeitest arbeitet arbeiten arbeitet arbeiten",
    "öffnen, öffne öffnest öffnet öffnen öffnet öffnen",
    "zeichnen, zeichne zeichnest zeichnet zeichnen zeichnet zeichnen",
    "tanzen, tanze tanzt tanzt tanzen tanzt tanzen",
    "reisen, reise reist reist reisen reist reisen",
    "duschen, dusche duschst duscht duschen duscht duschen",
    "bügeln, bügle bügelst bügelt bügeln bügelt bügeln",
    "wandern, wandere wanderst wandert wandern wandert wandern",
    "füttern, füttere fütterst füttert füttern füttert füttern",
    "fahren, fahre fährst fährt fahren fahrt fahren",
    "waschen, wasche wäschst wäscht waschen wascht waschen",
    "lesen, lese liest liest lesen lest lesen",
    "essen, esse isst isst essen esst essen",
    "nehmen, nehme nimmst nimmt nehmen nehmt nehmen",
    "finden, finde findest findet finden findet finden",
    "laden, lade lädst lädt laden ladet laden",
    "heißen, heiße heißt heißt heißen heißt heißen",
    "sein, bin bist ist sind seid sind",
    "haben, habe hast hat haben habt haben",
    "werden, werde wirst wird werden werdet werden",
    "können, kann kannst kann können könnt können",
    "müssen, muss musst muss müssen müsst müssen",
    "dürfen, darf darfst darf dürfen dürft dürfen",
    "möchten, möchte möchtest möchte möchten möchtet möchten",
    "wissen, weiß weißt weiß wissen wisst wissen",
    "tun, tue tust tut tun tut tun"
  })
  void present_tense(String infinitive, String forms) {
    assertThat(verbs.german(infinitive).present()).isEqualTo(List.of(forms.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "machen, machte machtest machte machten machtet machten",
    "arbeiten, arbeitete arbeitetest arbeitete arbeiteten arbeitetet arbeiteten",
    "sein, war warst war waren wart waren",
    "haben, hatte hattest hatte hatten hattet hatten",
    "gehen, ging gingst ging gingen gingt gingen",
    "finden, fand fandest fand fanden fandet fanden",
    "essen, aß aßest aß aßen aßt aßen",
    "lesen, las lasest las lasen last lasen",
    "wissen, wusste wusstest wusste wussten wusstet wussten"
  })
  void preterite(String infinitive, String forms) {
    assertThat(verbs.german(infinitive).preterite()).isEqualTo(List.of(forms.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "machen, gemacht",
    "arbeiten, gearbeitet",
    "öffnen, geöffnet",
    "besuchen, besucht",
    "gehören, gehört",
    "verkaufen, verkauft",
    "erklären, erklärt",
    "telefonieren, telefoniert",
    "reservieren, reserviert",
    "essen, gegessen",
    "gehen, gegangen",
    "wissen, gewusst",
    "fern-sehen, ferngesehen",
    "ein-kaufen, eingekauft",
    "vor-bereiten, vorbereitet",
    "frühstücken, gefrühstückt"
  })
  void past_participle(String infinitive, String participle) {
    assertThat(verbs.german(infinitive).participle()).isEqualTo(participle);
  }

  @ParameterizedTest
  @CsvSource({
    "gehen, true",
    "fahren, true",
    "schwimmen, true",
    "auf-stehen, true",
    "auf-wachen, true",
    "mit-kommen, true",
    "zurück-kommen, true",
    "stehen, false",
    "spielen, false",
    "fern-sehen, false",
    "ziehen, false",
    "an-ziehen, false",
    "tanzen, false"
  })
  void verbs_of_motion_and_change_take_sein(String infinitive, boolean sein) {
    assertThat(verbs.german(infinitive).sein()).isEqualTo(sein);
  }

  @Test
  void a_number_of_forms_that_is_no_paradigm_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Conjugation.of("gehen", List.of("gehe", "geht"), "", ""))
        .withMessage("present of 'gehen' has 2 forms: give 1, 3 or 6");
  }
}
