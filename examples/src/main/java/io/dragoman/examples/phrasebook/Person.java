package io.dragoman.examples.phrasebook;

/** Grammatical person with the pronouns of both languages; {@code FORMAL} is the German "Sie". */
enum Person {
  I("I", "me", "my", "ich mich mir mich mir mein", 0),
  YOU("you", "you", "your", "du dich dir dich dir dein", 1),
  HE("he", "him", "his", "er ihn ihm sich sich sein", 2),
  SHE("she", "her", "her", "sie sie ihr sich sich ihr", 2),
  IT("it", "it", "its", "es es ihm sich sich sein", 2),
  WE("we", "us", "our", "wir uns uns uns uns unser", 3),
  THEY("they", "them", "their", "sie sie ihnen sich sich ihr", 5),
  FORMAL("you", "you", "your", "Sie Sie Ihnen sich sich Ihr", 5);

  private final String subject;
  private final String object;
  private final String possessive;
  private final String german;
  private final int row;

  Person(String subject, String object, String possessive, String german, int row) {
    this.subject = subject;
    this.object = object;
    this.possessive = possessive;
    this.german = german;
    this.row = row;
  }

  String subject() {
    return subject;
  }

  String object() {
    return object;
  }

  String possessive() {
    return possessive;
  }

  /** The German personal pronoun. */
  String pronoun(GrammaticalCase grammaticalCase) {
    return form(grammaticalCase.row());
  }

  String reflexive(boolean dative) {
    return form(dative ? 4 : 3);
  }

  /** The stem of the German possessive, declined like "ein". */
  String germanPossessive() {
    return form(5);
  }

  private String form(int index) {
    return german.split(" ")[index];
  }

  /** The row of a German paradigm: ich, du, er, wir, ihr, sie. */
  int row() {
    return row;
  }

  boolean thirdSingular() {
    return row == 2;
  }
}
