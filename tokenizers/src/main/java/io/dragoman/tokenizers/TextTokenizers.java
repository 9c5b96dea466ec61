package io.dragoman.tokenizers;

import com.google.common.collect.ImmutableList;
import io.dragoman.tokenizers.analysis.WordAnalyzer;
import java.util.Comparator;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;

/**
 * Makes tokenizers by name.
 *
 * <ul>
 *   <li>{@code whitespace}: the text is already tokenized; split at white space, join by a space.
 *   <li>{@code words}: words, numbers and punctuation of European languages; loses no character.
 *   <li>{@code analyzer:NAME}: a Lucene analyzer, such as {@code standard}, {@code icu}, {@code
 *       smartcn}, {@code kuromoji}, {@code nori}, {@code german} or {@code de}, or the class of any
 *       that has a constructor without parameters; loses no character.
 *   <li>{@code lowercase:NAME}: any of these after lowercasing the line.
 * </ul>
 */
public final class TextTokenizers {
  private static final String WHITESPACE = "whitespace";
  private static final String WORDS = "words";
  private static final String ANALYZER = "analyzer:";
  private static final String LOWERCASE = "lowercase:";
  private static final ImmutableList<String> KNOWN =
      ImmutableList.of(WHITESPACE, WORDS, ANALYZER + "NAME", LOWERCASE + "NAME");

  private TextTokenizers() {}

  /**
   * The tokenizer of a name.
   *
   * @throws IllegalArgumentException if there is none, or its analyzer cannot be made
   */
  public static TextTokenizer create(String name) {
    if (name.startsWith(LOWERCASE)) {
      return create(name.substring(LOWERCASE.length()), true);
    }
    if (name.startsWith(ANALYZER)) {
      return of(AnalyzerLoader.load(name, name.substring(ANALYZER.length())), name);
    }
    return switch (name) {
      case WHITESPACE -> new WhitespaceTokenizer();
      case WORDS -> of(new WordAnalyzer(), WORDS);
      default -> throw unknown(name);
    };
  }

  /**
   * The tokenizer of a name, which lowercases the line first if asked.
   *
   * @throws IllegalArgumentException if there is none, or its analyzer cannot be made
   */
  public static TextTokenizer create(String name, boolean lowercase) {
    TextTokenizer tokenizer = create(name);
    boolean needed = lowercase && !(tokenizer instanceof LowercaseTokenizer);
    return needed ? new LowercaseTokenizer(tokenizer, LOWERCASE + tokenizer.name()) : tokenizer;
  }

  /**
   * A tokenizer through an analyzer, which stays open; it loses no character.
   *
   * @param name what {@link TextTokenizer#name()} returns
   */
  public static TextTokenizer of(Analyzer analyzer, String name) {
    return new AnalyzerTokenizer(analyzer, name);
  }

  private static IllegalArgumentException unknown(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String nearest =
        KNOWN.stream()
            .min(Comparator.comparingInt(known -> EditDistance.between(lower, known)))
            .orElseThrow();
    return new IllegalArgumentException(
        "tokenizer '%s' is unknown; did you mean '%s'? Known are %s"
            .formatted(name, nearest, String.join(", ", KNOWN)));
  }
}
