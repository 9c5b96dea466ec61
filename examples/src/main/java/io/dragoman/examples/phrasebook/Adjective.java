package io.dragoman.examples.phrasebook;

/**
 * An adjective with its comparatives.
 *
 * @param englishComparative "cheaper", "more expensive"
 * @param germanComparative "billiger", "teurer"
 */
record Adjective(String english, String german, String englishComparative, String germanComparative)
    implements Entry {

  /** Reads "old, older" and "alt, älter"; without a comparative the regular one is formed. */
  static Adjective parse(ResourceTable.Row row) {
    String[] english = row.cell(0).split(", *", 2);
    String[] german = row.cell(1).split(", *", 2);
    return new Adjective(
        english[0],
        german[0],
        english.length == 2 ? english[1] : "more " + english[0],
        german.length == 2 ? german[1] : stem(german[0]) + "er");
  }

  /** The German form with an attributive ending. */
  String inflected(String ending) {
    return stem(german) + ending;
  }

  private static String stem(String adjective) {
    if (adjective.equals("hoch")) {
      return "hoh";
    }
    int end = adjective.length();
    if (adjective.endsWith("el")
        || adjective.endsWith("euer")
        || adjective.endsWith("auer")) { // dunkel, teuer, sauer: no e before the last consonant
      return adjective.substring(0, end - 2) + adjective.substring(end - 1);
    }
    return adjective.endsWith("e") ? adjective.substring(0, end - 1) : adjective;
  }
}
