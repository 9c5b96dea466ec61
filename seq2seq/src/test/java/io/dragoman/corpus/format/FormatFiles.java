package io.dragoman.corpus.format;

import io.dragoman.data.Compression;
import io.dragoman.data.SentencePair;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of a test and what a reader finds in them. */
final class FormatFiles {
  private FormatFiles() {}

  /** Writes text, compressed as the name says. */
  static Path write(Path file, String text) throws IOException {
    try (OutputStream out = Compression.of(file).compress(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  /** All pairs as {@code line: source = target}. */
  static List<String> pairs(PairReader reader) {
    List<String> pairs = new ArrayList<>();
    try (reader) {
      for (SentencePair pair = reader.next(); pair != null; pair = reader.next()) {
        pairs.add(pair.line() + ": " + pair.source() + " = " + pair.target());
      }
    }
    return pairs;
  }
}
