package io.dragoman.examples.phrasebook;

/** German gender, named by the article of the citation form. */
enum Gender {
  DER(Person.HE),
  DIE(Person.SHE),
  DAS(Person.IT);

  private final Person person;

  Gender(Person person) {
    this.person = person;
  }

  /** The singular person a noun of this gender agrees with. */
  Person person() {
    return person;
  }
}
