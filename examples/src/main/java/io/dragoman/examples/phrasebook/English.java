package io.dragoman.examples.phrasebook;

import java.util.List;
import java.util.Map;

/**
 * Realizes English placeholders; the head of {@code patterns.txt} lists them.
 *
 * <p>Throws {@link IllegalArgumentException} for what it does not understand.
 */
final class English implements Template.Realizer {

  private static final Map<String, String> DETERMINERS =
      Map.of("the", "the", "my", "my", "your", "your", "this", "this", "any", "any", "-", "");

  private final Verbs verbs;

  English(Verbs verbs) {
    this.verbs = verbs;
  }

  @Override
  public String realize(List<String> words, Binding binding) {
    String function = words.get(0);
    if (words.size() == 1) {
      return citation(function, binding);
    }
    String second = words.get(1);
    return switch (function) {
      case "obj" -> binding.get(second, Human.class).object();
      case "he" -> person(words.subList(1, words.size()), binding).subject();
      case "him" -> person(words.subList(1, words.size()), binding).object();
      case "his" -> person(words.subList(1, words.size()), binding).possessive();
      case "at" -> binding.get(second, Place.class).at();
      case "to" -> binding.get(second, Place.class).to();
      case "more" -> binding.get(second, Adjective.class).englishComparative();
      case "pres", "past", "part", "ing", "base" -> verb(words, binding);
      default -> nounPhrase(words, binding);
    };
  }

  @Override
  public String polish(String sentence) {
    return sentence;
  }

  private static String citation(String slot, Binding binding) {
    return binding.get(slot, Entry.class).english();
  }

  private String verb(List<String> words, Binding binding) {
    String name = words.get(1);
    Person subject =
        words.size() > 2 ? person(words.subList(2, words.size()), binding) : Person.YOU;
    if (binding.find(name) == null) {
      return form(words.get(0), verbs.english(name), subject);
    }
    VerbPhrase phrase = binding.get(name, VerbPhrase.class);
    return phrase.english(form(words.get(0), phrase.englishVerb(), subject), subject);
  }

  private static String form(String name, EnglishVerb verb, Person subject) {
    return switch (name) {
      case "pres" -> verb.present(subject);
      case "past" -> verb.past(subject);
      case "part" -> verb.participle();
      case "ing" -> verb.ing();
      default -> verb.base();
    };
  }

  /** What a slot agrees with: a person, or a noun after an optional "pl". */
  private static Person person(List<String> words, Binding binding) {
    boolean plural = words.get(0).equals("pl");
    String slot = words.get(words.size() - 1);
    Entry entry = binding.find(slot);
    if (entry instanceof Noun noun) {
      return noun.englishPlural(plural) ? Person.THEY : Person.IT;
    }
    return binding.get(slot, Human.class).person();
  }

  private static String nounPhrase(List<String> words, Binding binding) {
    int at = 0;
    String determiner = words.get(at).equals("pl") ? "-" : words.get(at++);
    boolean plural = words.get(at).equals("pl");
    at += plural ? 1 : 0;
    int last = words.size() - 1;
    Noun noun = binding.get(words.get(last), Noun.class);
    StringBuilder phrase = new StringBuilder();
    for (; at < last; at++) {
      Entry adjective = binding.find(words.get(at));
      phrase.append(adjective == null ? words.get(at) : adjective.english()).append(' ');
    }
    boolean agreesAsPlural = noun.englishPlural(plural);
    phrase.append(plural ? noun.englishPlural() : noun.english());
    if (determiner.startsWith("*")) {
      return person(List.of(determiner.substring(1)), binding).possessive() + " " + phrase;
    }
    if (determiner.equals("a")) {
      return indefinite(noun, phrase.toString());
    }
    String word = DETERMINERS.get(determiner);
    if (word == null) {
      throw new IllegalArgumentException("unknown English word '" + determiner + "' in braces");
    }
    return (agreesAsPlural && word.equals("this") ? "these" : word) + " " + phrase;
  }

  private static String indefinite(Noun noun, String phrase) {
    return switch (noun.number()) {
      case COUNT -> EnglishMorphology.article(phrase) + " " + phrase;
      case MASS, PLURAL -> "some " + phrase;
      case PAIR -> "a pair of " + phrase;
    };
  }
}
