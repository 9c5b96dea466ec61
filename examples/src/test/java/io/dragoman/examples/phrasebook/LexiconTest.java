package io.dragoman.examples.phrasebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dragoman.examples.phrasebook.ResourceTable.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexiconTest {

  private static List<Row> rows(String file, int columns, String... lines) {
    return ResourceTable.parse(file, String.join("\n", lines), columns);
  }

  private static Lexicon empty() {
    return new Lexicon(new Verbs(List.of(), List.of()));
  }

  @Test
  void entries_are_filed_under_their_classes_in_order() {
    Lexicon lexicon = empty();
    lexicon.add(rows("n.txt", 3, "apple | der Apfel, Äpfel | food fruit"), Noun::parse);
    lexicon.add(rows("n.txt", 3, "bread (mass) | das Brot | food"), Noun::parse);

    assertThat(lexicon.members("food")).extracting(Entry::german).containsExactly("Apfel", "Brot");
    assertThat(lexicon.members("fruit")).hasSize(1);
    assertThat(lexicon.members("tool")).isEmpty();
    assertThat(lexicon.size()).isEqualTo(2);
  }

  @Test
  void an_entry_twice_or_without_class_or_among_others_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> empty().add(rows("a.txt", 3, "red | rot | c", "red | rot | d"), Adjective::parse))
        .withMessage("a.txt: line 2: 'red' is already listed: remove one line");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> empty().add(rows("a.txt", 3, "red | rot |"), Adjective::parse))
        .withMessage("a.txt: line 1: 'red' has no class: name one in the last column");
    Lexicon lexicon = empty();
    lexicon.add(rows("a.txt", 3, "red | rot | c"), Adjective::parse);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lexicon.add(rows("n.txt", 3, "cat | die Katze, Katzen | c"), Noun::parse))
        .withMessage("n.txt: line 1: class 'c' already holds another kind of words: rename it");
  }

  @Test
  void malformed_verbs_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Verbs(rows("e.txt", 4, "go | went | |", "go | | |"), List.of()))
        .withMessage("e.txt: line 2: verb 'go' is already listed: remove one line");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Verbs(List.of(), rows("g.txt", 5, "auf-stehen | | | |")))
        .withMessage("g.txt: line 1: the base of 'auf-stehen' is missing: list it further above");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Verbs(List.of(), rows("g.txt", 5, "gehen | gehe geht | | |")))
        .withMessage("g.txt: line 1: present of 'gehen' has 2 forms: give 1, 3 or 6");
    Verbs none = new Verbs(List.of(), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> none.phrase(rows("x.txt", 3, "go home | nach Hause gehen | c").get(0)))
        .withMessage("x.txt: line 1: unknown verb 'gehen': list it in german-verbs.txt");
  }

  @Test
  void people_must_agree_with_a_known_person() {
    Row row = rows("people.txt", 7, "it | it | es | es | ihm | NOBODY | c").get(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Human.parse(row))
        .withMessage(
            "people.txt: line 1: unknown person 'NOBODY': use I, YOU, HE, SHE, WE or THEY");
  }

  @Test
  void tables_skip_comments_and_name_the_line_of_a_wrong_row() {
    assertThat(rows("t.txt", 2, "# head", "", "a | b"))
        .containsExactly(new Row("t.txt", 3, List.of("a", "b")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows("t.txt", 3, "# head", "a | b"))
        .withMessage("t.txt: line 2: 2 columns instead of 3: separate columns by '|'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResourceTable.read("none.txt", 2))
        .withMessage("none.txt: not on the class path: rebuild the jar");
  }

  @Test
  void reflexive_activities_carry_their_pronoun() {
    Verbs verbs = Lexicon.load().verbs();
    VerbPhrase teeth =
        verbs.phrase(rows("x.txt", 3, "brush one's teeth | sich(dat) die Zähne putzen | c").get(0));
    VerbPhrase dress = verbs.phrase(rows("x.txt", 3, "get dressed | sich an-ziehen | c").get(0));

    assertThat(teeth.english("brushes", Person.SHE)).isEqualTo("brushes her teeth");
    assertThat(teeth.reflexive(Person.I)).isEqualTo("mir");
    assertThat(teeth.rest()).isEqualTo("die Zähne");
    assertThat(dress.reflexive(Person.I)).isEqualTo("mich");
    assertThat(dress.reflexive(Person.THEY)).isEqualTo("sich");
    assertThat(dress.rest()).isEqualTo("an");
    assertThat(dress.atEnd(dress.germanVerb().zuInfinitive())).isEqualTo("anzuziehen");
  }
}
