package io.dragoman.tokenizers.moses;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the scripts of Moses take as options.
 *
 * @param language code of two or three letters
 * @param aggressive whether hyphens between letters or digits become {@code @-@}
 * @param escape whether characters that mean something to Moses become entities
 * @param protectedText what is never split
 */
record MosesSettings(
    String language, boolean aggressive, boolean escape, Optional<Pattern> protectedText) {
  static final String FORM = "moses:LANGUAGE[,aggressive][,no-escape][,protect[:REGEX]]";

  /** Tags, addresses of mail and of the web. */
  private static final Pattern ADDRESSES =
      Pattern.compile(
          "</?[A-Za-z][^<>]*>"
              + "|[\\w.+-]+@(?:[\\w-]+\\.)+[A-Za-z]{2,}"
              + "|(?:https?|ftp)://[^\\s<>]*[^\\s<>.,;:!?)'\"]");

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final String PROTECT = "protect:";

  static MosesSettings parse(String setting) {
    int regex = setting.indexOf("," + PROTECT);
    List<String> parts =
        Splitter.on(',').splitToList(regex < 0 ? setting : setting.substring(0, regex));
    if (!LANGUAGE.matcher(parts.get(0)).matches()) {
      throw failure(setting, "'" + parts.get(0) + "' is not a language of two or three letters");
    }
    boolean aggressive = false;
    boolean escape = true;
    Optional<Pattern> protectedText =
        regex < 0
            ? Optional.empty()
            : Optional.of(compile(setting, setting.substring(regex + 1 + PROTECT.length())));
    for (String option : parts.subList(1, parts.size())) {
      switch (option) {
        case "aggressive" -> aggressive = true;
        case "no-escape" -> escape = false;
        case "protect" -> protectedText = Optional.of(ADDRESSES);
        default -> throw failure(setting, "'" + option + "' is not an option");
      }
    }
    return new MosesSettings(parts.get(0), aggressive, escape, protectedText);
  }

  private static Pattern compile(String setting, String regex) {
    try {
      return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    } catch (PatternSyntaxException e) {
      throw failure(
          setting, "'" + regex + "' is no regular expression (" + e.getDescription() + ")");
    }
  }

  private static IllegalArgumentException failure(String setting, String what) {
    return new IllegalArgumentException(
        "tokenizer 'moses:" + setting + "': " + what + ": write " + FORM);
  }
}
