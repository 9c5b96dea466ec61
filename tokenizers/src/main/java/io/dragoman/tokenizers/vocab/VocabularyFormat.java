package io.dragoman.tokenizers.vocab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads and writes vocabulary files.
 *
 * <p>Plain: one token per line in UTF-8, the id being the line's number less one, all four special
 * tokens among them. YAML or JSON: a map from token to id as Marian and Nematus write it; the ids
 * are 0 to n - 1 in any order; {@code eos}, {@code <EOS>}, {@code UNK}, {@code <UNK>} and {@code
 * <GO>} serve as {@code </s>}, {@code <unk>} and {@code <s>} where these are absent.
 */
public final class VocabularyFormat {
  private static final Pattern JSON_START =
      Pattern.compile("\\s*\\{\\s*\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"\\s*:\\s*\\d");
  private static final Pattern YAML_START =
      Pattern.compile("\\s*(?:---\\s+)?[^\\n]+: +\\d+\\s*\\n");

  private VocabularyFormat() {}

  /**
   * Reads a file: {@code .json} is JSON, {@code .yml} and {@code .yaml} are YAML, and any other
   * name lets the first entry decide.
   *
   * @throws DataFormatException if the file is absent or its content is not a vocabulary
   * @throws UncheckedIOException if it cannot be read
   */
  public static Vocabulary read(Path file) {
    String text = StrictUtf8.read(file);
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".json") || (!isYaml(name) && JSON_START.matcher(text).lookingAt())) {
      return MapFormat.parseJson(text, file);
    }
    if (isYaml(name) || YAML_START.matcher(text).lookingAt()) {
      return MapFormat.parseYaml(text, file);
    }
    return PlainFormat.parse(text, file);
  }

  private static boolean isYaml(String name) {
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }

  /**
   * Writes one token per line.
   *
   * @throws DataFormatException if a token contains a line break or a special token is absent
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(Vocabulary vocabulary, Path file) {
    try {
      PlainFormat.write(vocabulary, file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Writes a YAML map from token to id, in the order of the ids.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void writeYaml(Vocabulary vocabulary, Path file) {
    try {
      MapFormat.writeYaml(vocabulary, file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }
}
