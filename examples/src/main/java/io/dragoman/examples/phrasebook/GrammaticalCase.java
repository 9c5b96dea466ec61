package io.dragoman.examples.phrasebook;

/** The German cases the patterns use. */
enum GrammaticalCase {
  NOMINATIVE,
  ACCUSATIVE,
  DATIVE;

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
