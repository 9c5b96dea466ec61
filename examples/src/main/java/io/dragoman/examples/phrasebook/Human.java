package io.dragoman.examples.phrasebook;

/**
 * A person as subject or object: a pronoun, a name or a fixed noun phrase.
 *
 * @param object the English object form
 * @param accusative the German accusative
 * @param dative the German dative
 * @param person what verbs, pronouns and possessives agree with
 */
record Human(
    String english, String object, String german, String accusative, String dative, Person person)
    implements Entry {

  static Human parse(ResourceTable.Row row) {
    return new Human(row.cell(0), row.cell(1), row.cell(2), row.cell(3), row.cell(4), person(row));
  }

  String in(GrammaticalCase grammaticalCase) {
    return switch (grammaticalCase) {
      case NOMINATIVE -> german;
      case ACCUSATIVE -> accusative;
      case DATIVE -> dative;
    };
  }

  private static Person person(ResourceTable.Row row) {
    for (Person person : Person.values()) {
      if (person.name().equals(row.cell(5))) {
        return person;
      }
    }
    throw row.failure("unknown person '" + row.cell(5) + "': use I, YOU, HE, SHE, WE or THEY");
  }
}
