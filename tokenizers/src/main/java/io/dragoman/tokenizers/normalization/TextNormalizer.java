package io.dragoman.tokenizers.normalization;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Normalizes lines by steps that a specification names, such as {@code nfc+punctuation:de}.
 *
 * <ul>
 *   <li>{@code nfc}, {@code nfd}, {@code nfkc}, {@code nfkd}: the Unicode normalization forms.
 *   <li>{@code punctuation:LANGUAGE}: quotation marks, dashes, apostrophes and the spaces around
 *       punctuation become those of ASCII, as {@code normalize-punctuation.perl} of Moses does;
 *       {@code punctuation:LANGUAGE,penn} keeps the marks of the Penn Treebank.
 *   <li>{@code unicode-punctuation}: full-width and Chinese punctuation and digits become ASCII.
 *   <li>{@code printable}: a control, format, private or unassigned character becomes a space.
 *   <li>{@code spaces}: one space for each run of white space and none at the ends.
 *   <li>{@code none}: no step.
 * </ul>
 *
 * <p>Steps run from left to right. Safe for use by many threads.
 */
public final class TextNormalizer {
  /** What a specification looks like. */
  public static final String FORMS =
      "none, or steps joined by +: nfc, nfd, nfkc, nfkd, punctuation:LANGUAGE[,penn],"
          + " unicode-punctuation, printable, spaces";

  private static final String NONE = "none";
  private static final Splitter STEPS = Splitter.on('+');
  private static final Pattern PUNCTUATION =
      Pattern.compile("punctuation:(?<language>[a-z]{2,3})(?<penn>,penn)?");
  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");

  private final String spec;
  private final ImmutableList<UnaryOperator<String>> steps;

  private TextNormalizer(String spec, ImmutableList<UnaryOperator<String>> steps) {
    this.spec = spec;
    this.steps = steps;
  }

  /**
   * The normalizer of a specification.
   *
   * @throws IllegalArgumentException if it names an unknown step
   */
  public static TextNormalizer of(String spec) {
    if (spec.equals(NONE)) {
      return new TextNormalizer(spec, ImmutableList.of());
    }
    ImmutableList.Builder<UnaryOperator<String>> steps = ImmutableList.builder();
    for (String name : STEPS.split(spec)) {
      UnaryOperator<String> step = step(name);
      if (step == null) {
        throw new IllegalArgumentException(
            "normalization '%s': '%s' is no step: write %s".formatted(spec, name, FORMS));
      }
      steps.add(step);
    }
    return new TextNormalizer(spec, steps.build());
  }

  /** Whether {@link #of} takes the text. */
  public static boolean isValid(String spec) {
    return spec.equals(NONE) || STEPS.splitToStream(spec).allMatch(name -> step(name) != null);
  }

  /** The step of a name, or null. */
  private static UnaryOperator<String> step(String name) {
    Matcher punctuation = PUNCTUATION.matcher(name);
    if (punctuation.matches()) {
      boolean penn = punctuation.group("penn") != null;
      return new PunctuationRules(punctuation.group("language"), penn)::apply;
    }
    return switch (name) {
      case "nfc" -> line -> Normalizer.normalize(line, Form.NFC);
      case "nfd" -> line -> Normalizer.normalize(line, Form.NFD);
      case "nfkc" -> line -> Normalizer.normalize(line, Form.NFKC);
      case "nfkd" -> line -> Normalizer.normalize(line, Form.NFKD);
      case "unicode-punctuation" -> FullWidthPunctuation::replace;
      case "printable" -> line -> UNPRINTABLE.matcher(line).replaceAll(" ");
      case "spaces" -> line -> CharMatcher.whitespace().trimAndCollapseFrom(line, ' ');
      default -> null;
    };
  }

  /** The line after all steps. */
  public String normalize(String line) {
    String result = line;
    for (UnaryOperator<String> step : steps) {
      result = step.apply(result);
    }
    return result;
  }

  /** Whether no step changes anything. */
  public boolean isNone() {
    return steps.isEmpty();
  }

  /** What {@link #of} made it from. */
  public String spec() {
    return spec;
  }
}
