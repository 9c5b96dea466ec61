package io.dragoman.examples.phrasebook;

/** The German cases the patterns use. */
enum GrammaticalCase {
  NOMINATIVE(0),
  ACCUSATIVE(1),
  DATIVE(2);

  private final int row;

  GrammaticalCase(int row) {
    this.row = row;
  }

  /** The row of this case in tables of forms. */
  int row() {
    return row;
  }

  /** Finds the case named {@code nom}, {@code acc} or {@code dat}; null if there is none. */
  static GrammaticalCase named(String name) {
    return switch (name) {
      case "nom" -> NOMINATIVE;
      case "acc" -> ACCUSATIVE;
      case "dat" -> DATIVE;
      default -> null;
    };
  }
}
