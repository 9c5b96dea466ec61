package io.dragoman.examples.phrasebook;

import java.util.List;

/** Regular English inflection and the choice between "a" and "an". */
final class EnglishMorphology {

  private static final String VOWELS = "aeiou";
  private static final List<String> SOUND_LIKE_VOWELS = List.of("hour", "honest");
  private static final List<String> SOUND_LIKE_CONSONANTS = List.of("uni", "use", "euro", "one");

  private EnglishMorphology() {}

  static String plural(String noun) {
    return withS(noun, false);
  }

  static String thirdPerson(String verb) {
    return withS(verb, true);
  }

  static String ing(String verb) {
    if (verb.endsWith("ie")) {
      return verb.substring(0, verb.length() - 2) + "ying";
    }
    boolean mute = verb.endsWith("e") && !verb.endsWith("ee");
    return (mute ? verb.substring(0, verb.length() - 1) : verb) + "ing";
  }

  static String past(String verb) {
    if (verb.endsWith("e")) {
      return verb + "d";
    }
    return consonantAndY(verb) ? verb.substring(0, verb.length() - 1) + "ied" : verb + "ed";
  }

  /** The indefinite article before a phrase. */
  static String article(String phrase) {
    boolean vowel =
        VOWELS.indexOf(phrase.charAt(0)) >= 0
            && SOUND_LIKE_CONSONANTS.stream().noneMatch(phrase::startsWith);
    return vowel || SOUND_LIKE_VOWELS.stream().anyMatch(phrase::startsWith) ? "an" : "a";
  }

  private static String withS(String word, boolean verb) {
    if (consonantAndY(word)) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    boolean sibilant =
        word.endsWith("s") || word.endsWith("x") || word.endsWith("ch") || word.endsWith("sh");
    return word + (sibilant || (verb && word.endsWith("o")) ? "es" : "s");
  }

  private static boolean consonantAndY(String word) {
    int last = word.length() - 1;
    return last > 0 && word.charAt(last) == 'y' && VOWELS.indexOf(word.charAt(last - 1)) < 0;
  }
}
