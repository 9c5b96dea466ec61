package io.dragoman.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelCorpusTest {
  @TempDir Path folder;

  @Test
  void pairs_come_in_order_with_their_line_numbers() throws IOException {
    Path source = write("s", "ein Haus\r\n\nzwei\n");
    Path target = write("t", "a house\n\ntwo");

    try (ParallelCorpus corpus = ParallelCorpus.open(source, target)) {
      assertThat(ImmutableList.copyOf(corpus))
          .containsExactly(
              new SentencePair(1, "ein Haus", "a house"),
              new SentencePair(2, "", ""),
              new SentencePair(3, "zwei", "two"));
      assertThat(corpus.sourceHash()).isEqualTo(sha256("ein Haus\r\n\nzwei\n"));
      assertThat(corpus.targetHash()).isEqualTo(sha256("a house\n\ntwo"));
    }
  }

  @Test
  void different_numbers_of_lines_are_refused_with_both_counts() throws IOException {
    Path source = write("s", "x\n".repeat(1200));
    Path target = write("t", "x\n".repeat(1199));

    assertRefused(
        source,
        target,
        source
            + " has 1,200 lines but "
            + target
            + " has 1,199: line n of one must translate line n of the other");
    assertRefused(
        target,
        source,
        target
            + " has 1,199 lines but "
            + source
            + " has 1,200: line n of one must translate line n of the other");
  }

  @Test
  void an_empty_file_is_refused() throws IOException {
    Path empty = write("e", "");
    Path full = write("f", "x\n");

    String message = empty + ": empty: it must have at least one line";
    assertRefused(empty, full, message);
    assertRefused(full, empty, message);
    assertRefused(empty, empty, message);
  }

  @Test
  void a_missing_file_is_refused() throws IOException {
    Path full = write("f", "x\n");
    Path missing = folder.resolve("none");

    assertRefused(full, missing, missing + ": no such file");
    assertRefused(missing, full, missing + ": no such file");
  }

  private void assertRefused(Path source, Path target, String message) {
    assertThatThrownBy(
            () -> {
              try (ParallelCorpus corpus = ParallelCorpus.open(source, target)) {
                corpus.forEachRemaining(pair -> {});
              }
            })
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String sha256(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }
}
