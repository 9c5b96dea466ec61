package io.dragoman.tokenizers.vocab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;

/** A YAML or JSON map from token to id, as Marian and Nematus write them. */
final class MapFormat {
  /** YAML wants a key of more than 1,024 characters to be marked as one. */
  private static final int LONGEST_SIMPLE_KEY = 1000;

  private MapFormat() {}

  static Vocabulary parseJson(String text, Path file) {
    return parse(
        JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build(),
        text,
        file);
  }

  static Vocabulary parseYaml(String text, Path file) {
    MapEntries entries = new MapEntries(file, text.length());
    return FlatYaml.read(text, entries) ? entries.vocabulary() : parseAnyYaml(text, file);
  }

  /** Reads any YAML by a whole parser. */
  static Vocabulary parseAnyYaml(String text, Path file) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    return parse(YAMLFactory.builder().loaderOptions(options).build(), text, file);
  }

  private static Vocabulary parse(JsonFactory factory, String text, Path file) {
    try (JsonParser parser = factory.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new DataFormatException(
            file, 0, "is not a map from token to id", "write lines such as \"house\": 17");
      }
      MapEntries entries = new MapEntries(file, text.length());
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String token = parser.currentName();
        int line = line(parser);
        if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
          throw new DataFormatException(
              file, line, "token '" + token + "' has no whole number as its id", "give it one");
        }
        entries.add(token, parser.getLongValue(), line);
      }
      requireEnd(parser, file);
      return entries.vocabulary();
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      String what = e.getOriginalMessage().lines().findFirst().orElse("is malformed");
      throw new DataFormatException(file, line, what, "correct the syntax");
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static void requireEnd(JsonParser parser, Path file) throws IOException {
    if (parser.nextToken() != null) {
      throw new DataFormatException(
          file, line(parser), "more text follows the map", "keep one map only");
    }
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  static void writeYaml(Vocabulary vocabulary, Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file, UTF_8)) {
      for (int id = 0; id < vocabulary.size(); id++) {
        String key = quoted(vocabulary.token(id));
        boolean simple = key.length() <= LONGEST_SIMPLE_KEY;
        writer.write(simple ? key + ": " + id + "\n" : "? " + key + "\n: " + id + "\n");
      }
    }
  }

  /** The token between double quotes; the escapes are JSON's, which YAML knows too. */
  private static String quoted(String token) {
    StringBuilder result = new StringBuilder(token.length() + 2).append('"');
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c == '"' || c == '\\') {
        result.append('\\').append(c);
      } else if (isPrintable(c)) {
        result.append(c);
      } else {
        result.append(String.format("\\u%04X", (int) c));
      }
    }
    return result.append('"').toString();
  }

  /** Whether YAML lets the character stand as it is; halves of surrogate pairs come in pairs. */
  private static boolean isPrintable(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}
