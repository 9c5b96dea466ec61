package io.dragoman.sequence;

import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tokens of a language model: characters (code points) or words between spaces; a line ends
 * with {@code </s>}, and what was not seen often enough is {@code <unk>}.
 */
public final class TextTokens {
  /** The end of a line, id 0. */
  public static final String END = "</s>";

  /** An unknown token, id 1. */
  public static final String UNKNOWN = "<unk>";

  private final boolean characters;
  private final List<String> tokens;
  private final Map<String, Integer> ids = new HashMap<>();

  private TextTokens(boolean characters, List<String> tokens) {
    this.characters = characters;
    this.tokens = List.copyOf(tokens);
    for (int id = 0; id < tokens.size(); id++) {
      ids.put(tokens.get(id), id);
    }
  }

  /** Tokens that were written down before, by id. */
  static TextTokens of(boolean characters, List<String> tokens) {
    return new TextTokens(characters, tokens);
  }

  /**
   * The tokens that a vocabulary gives a translation model, as words; its own ends and unknown
   * words are those of the language model, and padding and begin are left out.
   */
  public static TextTokens of(Vocabulary vocabulary) {
    List<String> tokens = new ArrayList<>(List.of(END, UNKNOWN));
    vocabulary.tokens().stream()
        .filter(token -> !SpecialTokens.contains(token))
        .forEach(tokens::add);
    return new TextTokens(false, tokens);
  }

  /**
   * Counts the tokens of lines; the most frequent get the smallest ids, equal ones by their order.
   *
   * @param characters whether tokens are characters, not words
   * @param leastFrequency of a token that is not unknown
   */
  public static TextTokens count(List<String> lines, boolean characters, int leastFrequency) {
    Map<String, Integer> counts = new HashMap<>();
    for (String line : lines) {
      split(line, characters).forEach(token -> counts.merge(token, 1, Integer::sum));
    }
    counts.remove(END);
    counts.remove(UNKNOWN);
    List<String> tokens = new ArrayList<>(List.of(END, UNKNOWN));
    counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= leastFrequency)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> tokens.add(entry.getKey()));
    return new TextTokens(characters, tokens);
  }

  private static List<String> split(String line, boolean characters) {
    if (characters) {
      return line.codePoints().mapToObj(Character::toString).toList();
    }
    return Arrays.stream(line.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Whether tokens are characters. */
  public boolean areCharacters() {
    return characters;
  }

  /** The number of tokens. */
  public int size() {
    return tokens.size();
  }

  /** All tokens by id. */
  public List<String> all() {
    return tokens;
  }

  /** The id of a token, or that of {@link #UNKNOWN}. */
  public int id(String token) {
    return ids.getOrDefault(token, 1);
  }

  /** The ids of a line with its end. */
  public int[] encode(String line) {
    List<String> parts = split(line, characters);
    int[] encoded = new int[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      encoded[i] = id(parts.get(i));
    }
    return encoded; // the last is the end, 0
  }

  /** The ids of all lines, one after the other. */
  public int[] encode(List<String> lines) {
    return lines.stream().flatMapToInt(line -> Arrays.stream(encode(line))).toArray();
  }

  /** The text of ids; ends of lines become line feeds. */
  public String decode(int[] text) {
    String between = characters ? "" : " ";
    String joined =
        Arrays.stream(text)
            .mapToObj(id -> id == 0 ? "\n" : tokens.get(id))
            .collect(Collectors.joining(between));
    return characters ? joined : joined.replace(" \n ", "\n").replace(" \n", "\n");
  }
}
