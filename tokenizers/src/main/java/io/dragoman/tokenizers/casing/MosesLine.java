package io.dragoman.tokenizers.casing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of words and XML tags.
 *
 * @param parts words and tags in turn, each with the space before it if there is one
 */
record MosesLine(List<Part> parts) {
  private static final Pattern PART =
      Pattern.compile(
          "(?<space>\\s*)(?:(?<tag><\\S[^>]*>)|(?<word>[^\\s<>]+|\\S+))",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** A word or a tag. */
  record Part(String text, boolean isTag, boolean afterSpace) {}

  static MosesLine of(String line) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(line);
    while (matcher.find()) {
      boolean tag = matcher.group("tag") != null;
      boolean space = !parts.isEmpty() && !matcher.group("space").isEmpty();
      parts.add(new Part(matcher.group(tag ? "tag" : "word"), tag, space));
    }
    return new MosesLine(parts);
  }

  /** The words alone. */
  List<String> words() {
    return parts.stream().filter(part -> !part.isTag()).map(Part::text).toList();
  }
}
