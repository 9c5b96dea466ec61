package io.dragoman.examples.tasks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.cli.Console;
import io.dragoman.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int task(String... options) {
    Console console = Console.of(InputStream.nullInputStream(), out, err, 0);
    List<String> arguments = new ArrayList<>(List.of("task"));
    arguments.addAll(List.of(options));
    return Main.run(arguments.toArray(String[]::new), console, List.of(new TaskCommand(console)));
  }

  private List<List<String>> words(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).stream()
        .map(line -> List.of(line.split(" ")))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "reverse", "sort"})
  void every_target_is_the_answer_to_its_source(String name) throws IOException {
    assertThat(task(name, "--output", folder.toString(), "--train", "40", "--held-out", "7"))
        .isZero();

    assertThat(out.toString(UTF_8)).isEqualTo(name + ": 40 + 2 x 7 pairs in " + folder + "\n");
    for (String part : List.of("train", "valid", "test")) {
      List<List<String>> sources = words(part + ".src");
      List<List<String>> targets = words(part + ".tgt");
      assertThat(sources).hasSize(part.equals("train") ? 40 : 7);
      for (int i = 0; i < sources.size(); i++) {
        List<String> expected = new ArrayList<>(sources.get(i));
        switch (name) {
          case "reverse" -> Collections.reverse(expected);
          case "sort" ->
              expected.sort(Comparator.comparingInt(s -> Integer.parseInt(s.substring(1))));
          default -> {} // a copy
        }
        assertThat(targets.get(i)).isEqualTo(expected);
      }
    }
  }

  @Test
  void lengths_and_symbols_are_those_asked_for() throws IOException {
    task(
        "copy",
        "--output",
        folder.toString(),
        "--symbols",
        "3",
        "--min-length",
        "2",
        "--max-length",
        "4",
        "--train",
        "200");

    List<List<String>> lines = words("train.src");
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeBetween(2, 4));
    assertThat(lines.stream().map(List::size).distinct()).hasSize(3);
    assertThat(lines.stream().flatMap(List::stream).distinct())
        .containsExactlyInAnyOrder("s0", "s1", "s2");
  }

  @Test
  void a_seed_gives_the_same_corpus_and_parts_differ() throws IOException {
    Path other = folder.resolve("other");
    task("copy", "--output", folder.toString(), "--seed", "5", "--held-out", "30");
    task("copy", "--output", other.toString(), "--seed", "5", "--held-out", "30");

    assertThat(Files.readString(other.resolve("train.src")))
        .isEqualTo(Files.readString(folder.resolve("train.src")));
    assertThat(words("valid.src")).isNotEqualTo(words("test.src"));
  }

  @Test
  void wrong_options_are_usage_errors() {
    String place = folder.toString();

    assertThat(task("copy", "--output", place, "--symbols", "0")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--symbols is 0: must be at least 1");
    assertThat(task("copy", "--output", place, "--max-length", "3")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--max-length is 3: must be at least --min-length, 5");
    assertThat(task("juggle", "--output", place)).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_folder_that_cannot_be_written_is_named() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThat(task("sort", "--output", file.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .contains(file.resolve("train.src") + ": cannot be written")
        .contains("choose another --output");
  }
}
