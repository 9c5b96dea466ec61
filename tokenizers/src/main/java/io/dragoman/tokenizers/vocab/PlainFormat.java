package io.dragoman.tokenizers.vocab;

import static java.nio.charset.StandardCharsets.UTF_8;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One token per line; the line's number, less one, is the id. */
final class PlainFormat {
  private PlainFormat() {}

  static Vocabulary parse(String text, Path file) {
    if (text.isEmpty()) {
      throw new DataFormatException(file, 0, "is empty", "write one token per line");
    }
    List<String> tokens = new ArrayList<>();
    Object2IntOpenHashMap<String> lines = new Object2IntOpenHashMap<>();
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      boolean windows = end > start && text.charAt(end - 1) == '\r';
      String token = text.substring(start, windows ? end - 1 : end);
      tokens.add(token);
      int line = tokens.size();
      if (token.isEmpty()) {
        throw new DataFormatException(file, line, "is empty", "remove the line");
      }
      int earlier = lines.put(token, line);
      if (earlier != 0) {
        throw repeated(file, line, token, earlier);
      }
      start = end + 1;
    }
    for (String special : SpecialTokens.ALL) {
      if (!lines.containsKey(special)) {
        throw new DataFormatException(
            file,
            tokens.size(),
            "the file ends without token '" + special + "'",
            "add it on a line of its own");
      }
    }
    return Vocabulary.of(tokens);
  }

  static DataFormatException repeated(Path file, int line, String token, int earlier) {
    String what = String.format(Locale.ROOT, "token '%s' repeats line %,d", token, earlier);
    return new DataFormatException(file, line, what, "remove one");
  }

  static void write(Vocabulary vocabulary, Path file) throws IOException {
    requireWritable(vocabulary, file);
    try (BufferedWriter writer = Files.newBufferedWriter(file, UTF_8)) {
      for (String token : vocabulary.tokens()) {
        writer.write(token);
        writer.write('\n');
      }
    }
  }

  private static void requireWritable(Vocabulary vocabulary, Path file) {
    for (String special : SpecialTokens.ALL) {
      if (!vocabulary.contains(special)) {
        throw new DataFormatException(
            file, 0, "the plain format needs token '" + special + "'", "write YAML instead");
      }
    }
    int line = 0;
    for (String token : vocabulary.tokens()) {
      line++;
      if (token.indexOf('\n') >= 0 || token.indexOf('\r') >= 0) {
        throw new DataFormatException(
            file, line, "the token contains a line break", "write YAML instead");
      }
    }
  }
}
