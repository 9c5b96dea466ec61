package io.dragoman.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dragoman.data.DataException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {
  @TempDir Path folder;
  private Path temporary;

  @BeforeEach
  void makeFolder() throws IOException {
    temporary = Files.createDirectory(folder.resolve("temporary"));
  }

  /** Two files whose lines tell their number. */
  private List<Path> numbered(int lines) throws IOException {
    Path a = folder.resolve("a" + lines);
    Path b = folder.resolve("b" + lines);
    Files.write(a, IntStream.rangeClosed(1, lines).mapToObj(Integer::toString).toList());
    Files.write(b, IntStream.rangeClosed(1, lines).mapToObj(i -> "Zeile " + i).toList());
    return List.of(a, b);
  }

  private List<List<String>> shuffled(List<Path> files, long seed, int buckets) {
    List<List<String>> rows = new ArrayList<>();
    long lines =
        Shuffle.run(files, temporary, new LineKeys(seed), rows::add, CorpusListener.NONE, buckets);
    assertThat(lines).isEqualTo(rows.size());
    return rows;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000})
  void the_result_is_a_permutation_and_lines_stay_together(int lines) throws IOException {
    List<List<String>> rows = shuffled(numbered(lines), 5, 4);

    assertThat(rows.stream().map(row -> Integer.parseInt(row.get(0))))
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, lines).boxed().toList());
    assertThat(rows).allMatch(row -> row.get(1).equals("Zeile " + row.get(0)));
  }

  @Test
  void the_order_is_that_of_the_keys() throws IOException {
    LineKeys keys = new LineKeys(9);
    List<String> expected =
        LongStream.rangeClosed(1, 500)
            .boxed()
            .sorted(Comparator.comparingLong(keys::key))
            .map(line -> Long.toString(line))
            .toList();

    assertThat(shuffled(numbered(500), 9, 7).stream().map(row -> row.get(0)))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void temporary_files_change_nothing_however_many() throws IOException {
    List<Path> files = numbered(300);
    List<List<String>> one = shuffled(files, 2, 1);

    assertThat(shuffled(files, 2, 3)).isEqualTo(one);
    assertThat(shuffled(files, 2, 512)).isEqualTo(one);
    assertThat(shuffled(files, 3, 1)).isNotEqualTo(one);
  }

  @Test
  void text_of_any_kind_survives() throws IOException {
    Random random = new Random(4);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      StringBuilder line = new StringBuilder();
      for (int k = random.nextInt(12); k > 0; k--) {
        line.append(List.of("ä", " ", "\t", "漢", "😀", "\u2028", "\u0085", "x").get(k % 8));
      }
      lines.add(line.append(i % 50).toString());
    }
    Path file = Files.writeString(folder.resolve("text"), String.join("\n", lines) + "\n");

    assertThat(shuffled(List.of(file), 1, 5).stream().map(row -> row.get(0)))
        .containsExactlyInAnyOrderElementsOf(lines);
  }

  @Test
  void every_line_may_come_first() throws IOException {
    List<Path> files = numbered(4);
    int[] first = new int[4];
    for (int seed = 0; seed < 400; seed++) {
      first[Integer.parseInt(shuffled(files, seed, 1).get(0).get(0)) - 1]++;
    }
    for (int count : first) {
      assertThat(count).isBetween(65, 135); // 4 standard deviations
    }
  }

  @Test
  void temporary_files_are_removed() throws IOException {
    shuffled(numbered(20), 1, 3);
    assertThat(files(temporary)).isEmpty();

    Path other = Files.writeString(folder.resolve("other"), "one line\n");
    assertThatThrownBy(() -> shuffled(List.of(numbered(20).get(0), other), 1, 3))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("line n of one must belong to line n of the other");
    assertThat(files(temporary)).isEmpty();
  }

  @Test
  void only_an_empty_folder_is_left_if_the_process_is_killed() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("unix");
    Buckets.in(temporary, 3).add(1, List.of("never closed"));

    assertThat(files(temporary)).hasSize(1);
    assertThat(files(files(temporary).get(0))).isEmpty();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void a_missing_folder_is_told() throws IOException {
    List<Path> files = numbered(2);
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(
            () -> Shuffle.run(files, nowhere, new LineKeys(1), row -> {}, CorpusListener.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(nowhere + ": a temporary file failed (")
        .hasMessageEndingWith("): check path and space");
  }

  @Test
  void the_listener_hears_of_reading_and_writing() throws IOException {
    List<String> heard = new ArrayList<>();
    Shuffle.run(
        numbered(2),
        temporary,
        new LineKeys(1),
        row -> {},
        (activity, lines, fraction) -> heard.add(activity + " " + lines + " " + fraction));
    assertThat(heard)
        .containsExactly("reading 1 1.0", "reading 2 1.0", "writing 1 0.5", "writing 2 1.0");
  }
}
