package io.dragoman.examples.phrasebook;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A noun with its number on each side: English "trousers" is a plural, German "die Hose" is not.
 *
 * @param english singular, or the only form
 * @param englishPlural plural, or the only form
 * @param number English number
 * @param german nominative singular, or the only form
 * @param germanPlural nominative plural, empty for mass nouns
 * @param germanOblique accusative and dative singular (another form only for weak nouns)
 * @param pluralOnly whether German knows only the plural
 */
record Noun(
    String english,
    String englishPlural,
    EnglishNumber number,
    String german,
    Gender gender,
    String germanPlural,
    String germanOblique,
    boolean pluralOnly)
    implements Entry {

  private static final Pattern ENGLISH =
      Pattern.compile("([^,(]+)(?:, ([^(]+))?(?: \\((\\w+)\\))?");
  private static final Pattern GERMAN =
      Pattern.compile("(der|die|das) ([^,(]+)(?:, ([^(]+))?(?: \\((plural|weak)(?: (\\w+))?\\))?");

  /** English number: counted, mass, plural only, or plural counted in pairs. */
  enum EnglishNumber {
    COUNT,
    MASS,
    PLURAL,
    PAIR
  }

  /** Reads "child, children | das Kind, Kinder", "bread (mass) | das Brot" and the like. */
  static Noun parse(ResourceTable.Row row) {
    Matcher english = ENGLISH.matcher(row.cell(0));
    Matcher german = GERMAN.matcher(row.cell(1));
    if (!english.matches()) {
      throw row.failure("'" + row.cell(0) + "' is no English noun: write 'child, children'");
    }
    if (!german.matches()) {
      throw row.failure("'" + row.cell(1) + "' is no German noun: write 'das Kind, Kinder'");
    }
    String singular = english.group(1).strip();
    EnglishNumber number = number(row, english.group(3));
    String plural = english.group(2) == null ? null : english.group(2).strip();
    if (plural == null) {
      plural = number == EnglishNumber.COUNT ? EnglishMorphology.plural(singular) : singular;
    }
    String nominative = german.group(2).strip();
    String germanPlural = german.group(3) == null ? "" : german.group(3).strip();
    boolean weak = "weak".equals(german.group(4));
    boolean pluralOnly = "plural".equals(german.group(4));
    if (weak && germanPlural.isEmpty()) {
      throw row.failure("weak noun '" + nominative + "' has no plural: add it after a comma");
    }
    String oblique = weak ? germanPlural : nominative;
    return new Noun(
        singular,
        plural,
        number,
        nominative,
        Gender.valueOf(german.group(1).toUpperCase(Locale.ROOT)),
        pluralOnly ? nominative : germanPlural,
        german.group(5) == null ? oblique : german.group(5),
        pluralOnly);
  }

  private static EnglishNumber number(ResourceTable.Row row, String name) {
    if (name == null) {
      return EnglishNumber.COUNT;
    }
    return switch (name) {
      case "mass" -> EnglishNumber.MASS;
      case "plural" -> EnglishNumber.PLURAL;
      case "pair" -> EnglishNumber.PAIR;
      default -> throw row.failure("unknown number '" + name + "': use mass, plural or pair");
    };
  }

  /** Whether the English noun agrees as a plural when the pattern asks for this number. */
  boolean englishPlural(boolean plural) {
    return number == EnglishNumber.PLURAL
        || number == EnglishNumber.PAIR
        || (plural && number == EnglishNumber.COUNT);
  }

  /** Whether the German noun agrees as a plural when the pattern asks for this number. */
  boolean germanPlural(boolean plural) {
    return pluralOnly || (plural && !germanPlural.isEmpty());
  }

  /** Whether German uses the noun without an indefinite article. */
  boolean germanMass() {
    return germanPlural.isEmpty();
  }

  String germanForm(GrammaticalCase in, boolean plural) {
    if (!germanPlural(plural)) {
      return in == GrammaticalCase.NOMINATIVE ? german : germanOblique;
    }
    boolean bare = germanPlural.endsWith("n") || germanPlural.endsWith("s");
    return in == GrammaticalCase.DATIVE && !bare ? germanPlural + "n" : germanPlural;
  }
}
