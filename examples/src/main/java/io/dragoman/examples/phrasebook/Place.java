package io.dragoman.examples.phrasebook;

/**
 * A place with the prepositions each language wants for location, direction and origin.
 *
 * @param at English location, "at the station"
 * @param to English direction, "to the station"
 * @param wo German location, "am Bahnhof"
 * @param wohin German direction, "zum Bahnhof"
 */
record Place(String english, String german, String at, String to, String wo, String wohin)
    implements Entry {

  static Place parse(ResourceTable.Row row) {
    return new Place(row.cell(0), row.cell(2), row.cell(0), row.cell(1), row.cell(2), row.cell(3));
  }
}
