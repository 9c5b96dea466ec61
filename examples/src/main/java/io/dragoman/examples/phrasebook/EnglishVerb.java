package io.dragoman.examples.phrasebook;

/** An English verb by its principal parts. */
record EnglishVerb(String base, String past, String participle, String ing) {

  static EnglishVerb regular(String base) {
    String past = EnglishMorphology.past(base);
    return new EnglishVerb(base, past, past, EnglishMorphology.ing(base));
  }

  /** Reads base, past, participle and ing form; empty columns are regular. */
  static EnglishVerb parse(ResourceTable.Row row) {
    EnglishVerb regular = regular(row.cell(0));
    String past = row.cell(1).isEmpty() ? regular.past : row.cell(1);
    return new EnglishVerb(
        regular.base,
        past,
        row.cell(2).isEmpty() ? past : row.cell(2),
        row.cell(3).isEmpty() ? regular.ing : row.cell(3));
  }

  String present(Person person) {
    if (base.equals("be")) {
      return person == Person.I ? "am" : person.thirdSingular() ? "is" : "are";
    }
    if (!person.thirdSingular()) {
      return base;
    }
    return base.equals("have") ? "has" : EnglishMorphology.thirdPerson(base);
  }

  String past(Person person) {
    if (base.equals("be")) {
      return person == Person.I || person.thirdSingular() ? "was" : "were";
    }
    return past;
  }
}
