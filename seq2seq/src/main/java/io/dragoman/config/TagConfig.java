package io.dragoman.config;

import com.google.common.base.Splitter;
import io.dragoman.tokenizers.tags.LineTags;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words before source lines that are one token each; see {@link LineTags}.
 *
 * @param known those that lines of text may begin with, joined by commas, or {@link #NONE}
 * @param corpora the one that each corpus gets before its source lines, or {@link #NONE} for one or
 *     for all
 * @param validation the one that sentences to validate with get, or {@link #NONE}
 */
public record TagConfig(String known, String corpora, String validation) {
  /** No tag. */
  public static final String NONE = "none";

  private static final Splitter COMMAS = Splitter.on(',').trimResults();

  static TagConfig standard() {
    return new TagConfig(NONE, NONE, NONE);
  }

  /** All tags, each once: the known ones, then those of corpora and validation. */
  public LineTags all() {
    Set<String> all = new LinkedHashSet<>();
    for (String list : List.of(known, corpora, validation)) {
      COMMAS.splitToStream(list).filter(each -> !each.equals(NONE)).forEach(all::add);
    }
    return LineTags.of(all);
  }

  /**
   * The tag of each corpus.
   *
   * @throws ConfigException if there is not an entry for each
   */
  public List<Optional<String>> ofCorpora(int count) {
    if (corpora.equals(NONE)) {
      return Collections.nCopies(count, Optional.empty());
    }
    List<Optional<String>> tags = COMMAS.splitToStream(corpora).map(TagConfig::tag).toList();
    if (tags.size() != count) {
      throw new ConfigException(
          "'data.tags.corpora' is '%s' but the number of corpora is %d: give a tag or none for each"
              .formatted(corpora, count));
    }
    return tags;
  }

  /** The tag of sentences to validate with. */
  public Optional<String> ofValidation() {
    return tag(validation);
  }

  private static Optional<String> tag(String text) {
    return text.equals(NONE) ? Optional.empty() : Optional.of(text);
  }

  static Range one() {
    return new Range("none or a word such as <2en>", value -> isTag((String) value));
  }

  static Range many() {
    return new Range(
        "none or words such as <2en>, joined by commas",
        value -> COMMAS.splitToStream((String) value).allMatch(TagConfig::isTag));
  }

  private static boolean isTag(String text) {
    return text.equals(NONE) || LineTags.isValid(text);
  }
}
