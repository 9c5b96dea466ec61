package io.dragoman.tokenizers.moses;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tokenizer and detokenizer of Moses: the tokens of its {@code tokenizer.perl} and the text of
 * its {@code detokenizer.perl}.
 *
 * <p>It is not lossless: kinds of white space and control characters are forgotten, and {@link
 * #detokenize} guesses where spaces were. Safe for use by many threads.
 */
public final class Moses {
  /** What a setting looks like. */
  public static final String FORM = MosesSettings.FORM;

  private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();

  private final MosesSettings settings;
  private final Spacing spacing;
  private final Apostrophes apostrophes;
  private final FullStops fullStops;
  private final Optional<ProtectedText> protection;
  private final Detokenizer detokenizer;

  private Moses(MosesSettings settings) {
    this.settings = settings;
    this.spacing = new Spacing(settings.language(), settings.aggressive());
    this.apostrophes = Apostrophes.of(settings.language());
    this.fullStops = new FullStops(Prefixes.of(settings.language()));
    this.protection = settings.protectedText().map(ProtectedText::new);
    this.detokenizer = new Detokenizer(settings.language());
  }

  /**
   * Moses for a language, such as {@code de} or {@code en,aggressive,no-escape}.
   *
   * @throws IllegalArgumentException if the setting does not have the {@link #FORM}
   */
  public static Moses of(String setting) {
    return new Moses(MosesSettings.parse(setting));
  }

  /** Whether {@link #of} takes the setting. */
  public static boolean isValid(String setting) {
    try {
      MosesSettings.parse(setting);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The tokens of a line; none is empty or contains white space. */
  public List<String> tokenize(String line) {
    String clean = Spacing.clean(line);
    List<String> hidden = new ArrayList<>();
    String visible = protection.isPresent() ? protection.get().hide(clean, hidden) : clean;
    String apart = apostrophes.separate(Commas.separate(spacing.separate(visible)));
    List<String> tokens = new ArrayList<>();
    for (String word : fullStops.separate(WORDS.splitToList(apart))) {
      addTokens(protection.isPresent() ? ProtectedText.restore(word, hidden) : word, tokens);
    }
    return tokens;
  }

  /** Protected text may have spaces. */
  private void addTokens(String text, List<String> tokens) {
    for (String token : WORDS.split(text)) {
      tokens.add(settings.escape() ? Entities.escape(token) : token);
    }
  }

  /** The text of tokens. */
  public String detokenize(List<String> tokens) {
    return detokenizer.detokenize(tokens);
  }
}
