package io.dragoman.examples.phrasebook;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Realizes German placeholders; the head of {@code patterns.txt} lists them.
 *
 * <p>Throws {@link IllegalArgumentException} for what it does not understand.
 */
final class German implements Template.Realizer {

  private static final Map<String, String> CONTRACTIONS =
      Map.of(
          "zu dem", "zum", "zu der", "zur", "in dem", "im", "in das", "ins", "an dem", "am",
          "an das", "ans", "von dem", "vom", "bei dem", "beim");

  private static final Pattern CONTRACTIBLE =
      Pattern.compile("(?<!, )\\b(?:" + String.join("|", CONTRACTIONS.keySet()) + ")(?= )");

  private final Verbs verbs;

  German(Verbs verbs) {
    this.verbs = verbs;
  }

  @Override
  public String realize(List<String> words, Binding binding) {
    String function = words.get(0);
    if (words.size() == 1) {
      return binding.get(function, Entry.class).german();
    }
    GrammaticalCase grammaticalCase = GrammaticalCase.named(function);
    if (grammaticalCase != null) {
      return inCase(grammaticalCase, words.subList(1, words.size()), binding);
    }
    String second = words.get(1);
    return switch (function) {
      case "wo" -> binding.get(second, Place.class).wo();
      case "wohin" -> binding.get(second, Place.class).wohin();
      case "comp" -> binding.get(second, Adjective.class).germanComparative();
      default -> verb(words, binding);
    };
  }

  /** Contracts a preposition with the article, but not with a relative pronoun after a comma. */
  @Override
  public String polish(String sentence) {
    return CONTRACTIBLE.matcher(sentence).replaceAll(match -> CONTRACTIONS.get(match.group()));
  }

  private static String inCase(GrammaticalCase in, List<String> words, Binding binding) {
    String first = words.get(0);
    if (words.size() == 1) {
      return binding.get(first, Human.class).in(in);
    }
    List<String> rest = words.subList(1, words.size());
    return switch (first) {
      case "pro" -> person(rest, binding).pronoun(in);
      case "refl" -> person(rest, binding).reflexive(in == GrammaticalCase.DATIVE);
      case "rel" -> relative(in, binding.get(words.get(1), Noun.class));
      default -> nounPhrase(in, words, binding);
    };
  }

  /** The singular relative pronoun, which looks like the article. */
  private static String relative(GrammaticalCase in, Noun noun) {
    return Declension.determiner("der", in, noun.gender(), false);
  }

  private static String nounPhrase(GrammaticalCase in, List<String> words, Binding binding) {
    boolean plural = words.get(0).equals("pl");
    int at = plural ? 1 : 0;
    String determiner = determiner(words.get(at++), binding);
    int last = words.size() - 1;
    Noun noun = binding.get(words.get(last), Noun.class);
    boolean inPlural = noun.germanPlural(plural);
    if (determiner.equals("ein") && (inPlural || noun.germanMass())) {
      determiner = Declension.NONE;
    }
    StringBuilder phrase =
        new StringBuilder(Declension.determiner(determiner, in, noun.gender(), inPlural));
    for (; at < last; at++) {
      String ending = Declension.ending(determiner, in, noun.gender(), inPlural);
      phrase.append(' ').append(binding.get(words.get(at), Adjective.class).inflected(ending));
    }
    return phrase.append(' ').append(noun.germanForm(in, inPlural)).toString().strip();
  }

  private static String determiner(String word, Binding binding) {
    if (word.startsWith("*")) {
      return person(List.of(word.substring(1)), binding).germanPossessive();
    }
    if (!Declension.isDeterminer(word)) {
      throw new IllegalArgumentException("unknown German determiner '" + word + "'");
    }
    return word;
  }

  private String verb(List<String> words, Binding binding) {
    String function = words.get(0);
    VerbPhrase phrase = phrase(words.get(1), binding);
    GermanVerb verb = phrase.germanVerb();
    Person subject =
        words.size() > 2 ? person(words.subList(2, words.size()), binding) : Person.FORMAL;
    return switch (function) {
      case "fin" -> verb.present().get(subject.row());
      case "pret" -> verb.preterite().get(subject.row());
      case "rest" -> phrase.rest();
      case "end" -> phrase.atEnd(verb.prefix() + verb.present().get(subject.row()));
      case "inf" -> phrase.atEnd(verb.prefix() + verb.infinitive());
      case "zu" -> phrase.atEnd(verb.zuInfinitive());
      case "part" -> phrase.atEnd(verb.participle());
      case "aux" -> verbs.german(verb.sein() ? "sein" : "haben").present().get(subject.row());
      case "imp" -> verb.imperative();
      case "refl" -> phrase.reflexive(subject);
      default ->
          throw new IllegalArgumentException(
              "unknown function '" + function + "' in braces: see the head of patterns.txt");
    };
  }

  private VerbPhrase phrase(String name, Binding binding) {
    if (binding.find(name) != null) {
      return binding.get(name, VerbPhrase.class);
    }
    GermanVerb verb = verbs.german(name);
    if (verb == null) {
      throw new IllegalArgumentException(
          "'" + name + "' is neither a slot nor a verb: declare it or list it in german-verbs.txt");
    }
    return new VerbPhrase(
        name, name, EnglishVerb.regular(name), "", verb, "", VerbPhrase.Reflexive.NONE);
  }

  /** What a slot agrees with: a person, "you" for the polite form, or a noun after "pl". */
  private static Person person(List<String> words, Binding binding) {
    String slot = words.get(words.size() - 1);
    if (slot.equals("Sie")) {
      return Person.FORMAL;
    }
    if (slot.equals("du")) {
      return Person.YOU;
    }
    if (binding.find(slot) instanceof Noun noun) {
      return noun.germanPlural(words.get(0).equals("pl")) ? Person.THEY : noun.gender().person();
    }
    return binding.get(slot, Human.class).person();
  }
}
