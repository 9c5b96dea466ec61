package io.dragoman.tokenizers;

import java.util.List;
import java.util.Optional;

/**
 * Splits a line of text into tokens and joins tokens to text. Safe for use by many threads.
 *
 * <p>No token is empty, contains white space or equals a special token such as {@code <s>}.
 */
public interface TextTokenizer {

  /** The tokens of a line, in order; an empty line has none. */
  List<String> tokenize(String line);

  /** The text of tokens, which may also come from a model rather than from {@link #tokenize}. */
  String detokenize(List<String> tokens);

  /** This tokenizer with factors beside its tokens, if it has any to offer. */
  default Optional<FactoredTokenizer> factored() {
    return Optional.empty();
  }

  /** Whether a joiner at an end of a token says that there is no space. */
  default boolean marksJoins() {
    return false;
  }

  /** What it is; by this name {@link TextTokenizers#create(String)} makes its own again. */
  String name();
}
