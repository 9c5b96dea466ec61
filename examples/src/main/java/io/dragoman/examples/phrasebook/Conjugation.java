package io.dragoman.examples.phrasebook;

import java.util.List;

/** Forms German paradigms from principal parts; what is left out follows the weak conjugation. */
final class Conjugation {

  private static final List<String> INSEPARABLE =
      List.of("be", "emp", "ent", "er", "ge", "ver", "zer");

  private Conjugation() {}

  /**
   * Conjugates a verb.
   *
   * @param present nothing, the er form, the forms for ich, du, er, or all six
   * @param preterite er form, or empty for a weak verb
   * @param participle past participle, or empty for a weak verb
   */
  static GermanVerb of(
      String infinitive, List<String> present, String preterite, String participle) {
    String stem = stem(infinitive);
    String e = needsE(stem) ? "e" : "";
    List<String> forms =
        switch (present.size()) {
          case 0 -> forms(infinitive, stem + e + "t");
          case 1 -> forms(infinitive, present.get(0));
          case 3 ->
              List.of(
                  present.get(0),
                  present.get(1),
                  present.get(2),
                  infinitive,
                  stem + e + "t",
                  infinitive);
          case 6 -> present;
          default ->
              throw new IllegalArgumentException(
                  "present of '"
                      + infinitive
                      + "' has "
                      + present.size()
                      + " forms: give 1, 3 or 6");
        };
    String past = preterite.isEmpty() ? stem + e + "te" : preterite;
    String perfect = participle.isEmpty() ? weakParticiple(stem + e + "t") : participle;
    return new GermanVerb("", infinitive, forms, pastForms(past), perfect, false);
  }

  static String stem(String infinitive) {
    return infinitive.substring(0, infinitive.length() - (infinitive.endsWith("en") ? 2 : 1));
  }

  /** Whether endings of the stem start with e: "arbeitest", "öffnet". */
  static boolean needsE(String stem) {
    return stem.endsWith("t")
        || stem.endsWith("d")
        || stem.endsWith("chn")
        || stem.endsWith("ffn")
        || stem.endsWith("gn");
  }

  private static List<String> forms(String infinitive, String third) {
    String stem = stem(infinitive);
    String first =
        infinitive.endsWith("eln")
            ? stem.substring(0, stem.length() - 2) + "le" // sammeln: ich sammle
            : stem + "e";
    String cut = third.substring(0, third.length() - 1);
    String second = cut + (sibilant(cut) ? "t" : "st");
    String ihr = stem + (needsE(stem) ? "et" : "t");
    return List.of(first, second, third, infinitive, ihr, infinitive);
  }

  private static List<String> pastForms(String past) {
    boolean weak = past.endsWith("e");
    boolean dental = past.endsWith("t") || past.endsWith("d");
    String second = past + (!weak && (dental || sibilant(past)) ? "est" : "st");
    String plural = past + (weak ? "n" : "en");
    return List.of(past, second, past, plural, past + (dental ? "et" : "t"), plural);
  }

  private static boolean sibilant(String stem) {
    return stem.endsWith("s") || stem.endsWith("ß") || stem.endsWith("z");
  }

  private static String weakParticiple(String third) {
    boolean without =
        INSEPARABLE.stream().anyMatch(third::startsWith)
            || third.endsWith("iert"); // besuchen: besucht, telefonieren: telefoniert
    return without ? third : "ge" + third;
  }
}
