package io.dragoman.examples.phrasebook;

/**
 * A verb with what goes with it: "play tennis" and "Tennis spielen".
 *
 * @param englishVerb the English head, the first word
 * @param englishRest what follows it
 * @param germanVerb the German head, the last word
 * @param complement what stands before the German head in the infinitive
 * @param reflexive the reflexive pronoun's kind
 */
record VerbPhrase(
    String english,
    String german,
    EnglishVerb englishVerb,
    String englishRest,
    GermanVerb germanVerb,
    String complement,
    Reflexive reflexive)
    implements Entry {

  private static final String POSSESSOR = "one's";

  /** Whether and in which case the German verb takes a reflexive pronoun. */
  enum Reflexive {
    NONE,
    ACCUSATIVE,
    DATIVE
  }

  /** Completes an English form of the head; "one's" becomes the subject's possessive. */
  String english(String form, Person subject) {
    return (form + " " + englishRest.replace(POSSESSOR, subject.possessive())).strip();
  }

  /** What a German main clause has after the finite verb: complement and separable prefix. */
  String rest() {
    return (complement + " " + germanVerb.prefix()).strip();
  }

  /** The complement before a verb form at the end of the clause. */
  String atEnd(String form) {
    return (complement + " " + form).strip();
  }

  String reflexive(Person subject) {
    return reflexive == Reflexive.NONE ? "" : subject.reflexive(reflexive == Reflexive.DATIVE);
  }
}
