package io.dragoman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.alignment.AlignmentQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sentence pairs in {@code examples/alignments}, aligned by hand. */
class AlignmentSampleTest {
  private static final Path FOLDER = Path.of("alignments");
  private static final Path GOLD = FOLDER.resolve("multi30k-sample.gold");

  @TempDir private Path folder;

  private static List<String> lines(String suffix) throws IOException {
    return Files.readAllLines(FOLDER.resolve("multi30k-sample." + suffix));
  }

  @Test
  void links_are_inside_their_sentences() throws IOException {
    List<String> sources = lines("de");
    List<String> targets = lines("en");
    List<String> gold = lines("gold");
    assertThat(gold).hasSize(42).hasSameSizeAs(sources).hasSameSizeAs(targets);
    for (int i = 0; i < gold.size(); i++) {
      for (String link : gold.get(i).split(" ")) {
        String[] ends = link.split("[-p]");
        assertThat(Integer.parseInt(ends[0])).isLessThan(sources.get(i).split(" ").length);
        assertThat(Integer.parseInt(ends[1])).isLessThan(targets.get(i).split(" ").length);
      }
    }
  }

  @Test
  void sure_links_alone_have_no_error() throws IOException {
    List<String> sure =
        lines("gold").stream().map(line -> line.replaceAll("[0-9]+p[0-9]+ ?", "")).toList();
    Path file = Files.write(folder.resolve("sure"), sure);
    AlignmentQuality quality = AlignmentQuality.compare(GOLD, file);
    assertThat(quality.errorRate()).isZero();
    assertThat(quality.links()).isEqualTo(quality.sure()).isGreaterThan(300);
  }
}
