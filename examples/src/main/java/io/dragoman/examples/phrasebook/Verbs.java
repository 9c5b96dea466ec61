package io.dragoman.examples.phrasebook;

import io.dragoman.examples.phrasebook.ResourceTable.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The verbs of both languages by infinitive. */
final class Verbs {

  private final Map<String, EnglishVerb> english = new HashMap<>();
  private final Map<String, GermanVerb> german = new HashMap<>();

  /** Reads both verb tables; a German verb's base must stand before its separable compounds. */
  Verbs(List<Row> englishRows, List<Row> germanRows) {
    for (Row row : englishRows) {
      if (english.put(row.cell(0), EnglishVerb.parse(row)) != null) {
        throw row.failure("verb '" + row.cell(0) + "' is already listed: remove one line");
      }
    }
    for (Row row : germanRows) {
      GermanVerb verb = parse(row);
      if (german.put(row.cell(0), verb) != null) {
        throw row.failure("verb '" + row.cell(0) + "' is already listed: remove one line");
      }
    }
  }

  /** An English verb; what is not listed is regular. */
  EnglishVerb english(String base) {
    EnglishVerb verb = english.get(base);
    return verb == null ? EnglishVerb.regular(base) : verb;
  }

  /** A listed German verb, or a compound "auf-wachen" of a listed one; null if unknown. */
  GermanVerb german(String infinitive) {
    GermanVerb verb = german.get(infinitive);
    int hyphen = infinitive.indexOf('-');
    if (verb != null || hyphen < 0) {
      return verb;
    }
    GermanVerb base = german.get(infinitive.substring(hyphen + 1));
    return base == null ? null : base.separable(infinitive.substring(0, hyphen));
  }

  /** Reads an activity: English phrase, German phrase, classes. */
  VerbPhrase phrase(Row row) {
    String english = row.cell(0);
    int space = english.indexOf(' ');
    String head = space < 0 ? english : english.substring(0, space);
    String german = row.cell(1);
    VerbPhrase.Reflexive reflexive = VerbPhrase.Reflexive.NONE;
    if (german.startsWith("sich ")) {
      reflexive = VerbPhrase.Reflexive.ACCUSATIVE;
      german = german.substring("sich ".length());
    } else if (german.startsWith("sich(dat) ")) {
      reflexive = VerbPhrase.Reflexive.DATIVE;
      german = german.substring("sich(dat) ".length());
    }
    int last = german.lastIndexOf(' ');
    GermanVerb verb = german(german.substring(last + 1));
    if (verb == null) {
      throw row.failure(
          "unknown verb '" + german.substring(last + 1) + "': list it in german-verbs.txt");
    }
    return new VerbPhrase(
        english,
        row.cell(1).replace("-", ""),
        english(head),
        space < 0 ? "" : english.substring(space + 1),
        verb,
        last < 0 ? "" : german.substring(0, last),
        reflexive);
  }

  private GermanVerb parse(Row row) {
    String infinitive = row.cell(0);
    boolean sein = row.cell(4).equals("sein");
    if (infinitive.indexOf('-') >= 0) {
      GermanVerb verb = german(infinitive);
      if (verb == null) {
        throw row.failure("the base of '" + infinitive + "' is missing: list it further above");
      }
      return verb.withSein(sein);
    }
    try {
      return Conjugation.of(infinitive, row.words(1), row.cell(2), row.cell(3)).withSein(sein);
    } catch (IllegalArgumentException e) {
      throw row.failure(e.getMessage());
    }
  }
}
