package io.dragoman.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void lines_of_further_sources_are_joined() throws IOException {
    Path source = write("s", "ein Haus\n\n");
    Path target = write("t", "a house\n\n");
    Path second = write("s2", "une maison\nrien\n");
    Path third = write("s3", "en hus\n\n");

    try (ParallelCorpus corpus = ParallelCorpus.open(source, target, List.of(second, third))) {
      assertThat(ImmutableList.copyOf(corpus))
          .containsExactly(
              new SentencePair(1, "ein Haus\nune maison\nen hus", "a house"),
              new SentencePair(2, "\nrien\n", ""));
      assertThat(corpus.furtherHash(0)).isEqualTo(sha256("une maison\nrien\n"));
      assertThat(corpus.furtherHash(1)).isEqualTo(sha256("en hus\n\n"));
    }
  }

  @Test
  void further_sources_of_other_lengths_are_refused() throws IOException {
    Path two = write("s", "a\nb\n");
    Path one = write("s1", "a\n");
    Path three = write("s3", "a\nb\nc\n");
    assertRefused(
        two,
        two,
        List.of(one),
        one
            + ": line 2: has fewer lines than "
            + two
            + ": line n of one must say the same as line n of the other");
    assertRefused(
        two,
        two,
        List.of(two, three),
        three
            + ": line 2: has more lines than "
            + two
            + ": line n of one must say the same as line n of the other");
    Path missing = folder.resolve("none");
    assertRefused(two, two, List.of(missing), missing + ": no such file");
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
    assertRefused(source, target, List.of(), message);
  }

  private void assertRefused(Path source, Path target, List<Path> further, String message) {
    assertThatThrownBy(
            () -> {
              try (ParallelCorpus corpus = ParallelCorpus.open(source, target, further)) {
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
