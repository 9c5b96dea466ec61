package io.dragoman.examples.phrasebook;

/** German gender, named by the article of the citation form. */
enum Gender {
  DER(0, Person.HE),
  DIE(1, Person.SHE),
  DAS(2, Person.IT);

  private final int column;
  private final Person person;

  Gender(int column, Person person) {
    this.column = column;
    this.person = person;
  }

  /** The column of this gender in tables of endings. */
  int column() {
    return column;
  }

  /** The singular person a noun of this gender agrees with. */
  Person person() {
    return person;
  }
}
