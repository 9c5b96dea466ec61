package io.dragoman.corpus.format;

import io.dragoman.data.Compression;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A format that holds both sides of a corpus in one file. */
public enum PairFormat {
  /** Lines of columns with tabs between them. */
  TSV,
  /** Translation Memory eXchange, 1.1 to 1.4b. */
  TMX,
  /** XML Localisation Interchange File Format, 1.x and 2.x. */
  XLIFF;

  /**
   * What the end of a name says, leaving that of its compression away; empty if it says nothing.
   */
  public static Optional<PairFormat> of(Path file) {
    String name = Compression.nameWithin(file).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "tsv" -> Optional.of(TSV);
      case "tmx" -> Optional.of(TMX);
      case "xlf", "xliff", "sdlxliff", "mqxliff", "mxliff" -> Optional.of(XLIFF);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
