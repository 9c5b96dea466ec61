package io.dragoman.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all formats have in common. */
class PairReaderTest {
  private static final LanguagePair DE_EN = new LanguagePair("de", "en");
  private static final int PAIRS = 20_000;

  @TempDir Path folder;

  private static String text(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < PAIRS; i++) {
      if (name.contains("tmx")) {
        text.append("<tu><tuv lang='de'><seg>Satz ")
            .append(i)
            .append("</seg></tuv><tuv lang='en'>");
        text.append("<seg>sentence ").append(i).append("</seg></tuv></tu>\n");
      } else if (name.contains("xlf")) {
        text.append("<trans-unit id='").append(i).append("'><source>Satz ").append(i);
        text.append("</source><target>sentence ").append(i).append("</target></trans-unit>\n");
      } else {
        text.append("Satz ").append(i).append("\tsentence ").append(i).append('\n');
      }
    }
    if (name.contains("tmx")) {
      return "<tmx version='1.4'><header/><body>" + text + "</body></tmx>";
    }
    return name.contains("xlf")
        ? "<xliff version='1.2'><file source-language='de' target-language='en'><body>"
            + text
            + "</body></file></xliff>"
        : text.toString();
  }

  private PairReader open(Path file) {
    String name = file.getFileName().toString();
    if (name.contains("tmx")) {
      return TmxReader.open(file, DE_EN, InlineTags.STRIP);
    }
    if (name.contains("xlf")) {
      return XliffReader.open(file, DE_EN, InlineTags.STRIP);
    }
    return name.contains("tsv") ? TsvReader.open(file, 1, 2) : PlainReader.open(file, file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.tsv", "x.tsv.gz", "x.tmx", "x.tmx.zst", "x.xlf", "x.xlf.gz", "x.de"})
  void bytes_read_grow_from_pair_to_pair_up_to_the_size_of_the_file(String name)
      throws IOException {
    Path file = FormatFiles.write(folder.resolve(name), text(name));
    long size = Files.size(file);
    long last = 0;
    int pairs = 0;
    int grown = 0;
    try (PairReader reader = open(file)) {
      while (reader.next() != null) {
        assertThat(reader.storedBytes()).isBetween(last, size);
        grown += reader.storedBytes() > last ? 1 : 0;
        last = reader.storedBytes();
        pairs++;
      }
      assertThat(reader.storedBytes()).isEqualTo(size);
    }
    assertThat(pairs).isEqualTo(PAIRS);
    boolean compressed = name.endsWith(".gz") || name.endsWith(".zst");
    assertThat(grown).isGreaterThanOrEqualTo(compressed ? 1 : 5);
  }
}
