package io.dragoman.examples.phrasebook;

import java.util.List;

/**
 * A German verb with its paradigm.
 *
 * @param prefix separable prefix, empty if there is none
 * @param infinitive infinitive without the prefix
 * @param present ich, du, er, wir, ihr, sie without the prefix
 * @param preterite likewise
 * @param participle past participle with the prefix
 * @param sein whether the perfect takes "sein" instead of "haben"
 */
record GermanVerb(
    String prefix,
    String infinitive,
    List<String> present,
    List<String> preterite,
    String participle,
    boolean sein) {

  GermanVerb {
    present = List.copyOf(present);
    preterite = List.copyOf(preterite);
  }

  /** The same verb with a separable prefix: "stehen" gives "aufstehen". */
  GermanVerb separable(String newPrefix) {
    return new GermanVerb(newPrefix, infinitive, present, preterite, newPrefix + participle, sein);
  }

  GermanVerb withSein(boolean newSein) {
    return new GermanVerb(prefix, infinitive, present, preterite, participle, newSein);
  }

  /** The infinitive with "zu": "zu gehen", "aufzustehen". */
  String zuInfinitive() {
    return prefix.isEmpty() ? "zu " + infinitive : prefix + "zu" + infinitive;
  }

  /** The imperative for "du", without the prefix: "komm", "lies", "arbeite". */
  String imperative() {
    String stem = Conjugation.stem(infinitive);
    if (infinitive.equals("sein")) {
      return "sei";
    }
    String du = present.get(1);
    boolean vowelChange = stem.indexOf('e') >= 0 && !du.startsWith(stem); // but fahren: fahr
    if (vowelChange) {
      boolean sibilant = stem.endsWith("s") || stem.endsWith("ss");
      return du.substring(0, du.length() - (sibilant ? 1 : 2));
    }
    return Conjugation.needsE(stem) || infinitive.endsWith("eln") || infinitive.endsWith("ern")
        ? present.get(0)
        : stem;
  }
}
