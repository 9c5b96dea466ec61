package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.data.Utf8Lines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code corpus shuffle}, {@code corpus split} and {@code corpus sample}. */
class CorpusOrderCommandsTest {
  private static final int LINES = 200;

  @TempDir Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void write() throws IOException {
    source = folder.resolve("all.de");
    target = folder.resolve("all.en");
    Files.write(source, numbers().map(i -> "Satz " + i).toList());
    Files.write(target, numbers().map(i -> "sentence " + i).toList());
  }

  private static Stream<Integer> numbers() {
    return IntStream.rangeClosed(1, LINES).boxed();
  }

  private Path out(String name) {
    return folder.resolve(name);
  }

  private static List<String> lines(Path file) {
    List<String> lines = new ArrayList<>();
    try (Utf8Lines input = Utf8Lines.open(file)) {
      for (String line = input.next(); line != null; line = input.next()) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** The numbers of the lines of two files, which must agree. */
  private static List<Integer> aligned(Path german, Path english) {
    List<Integer> numbers = numbers(german);
    assertThat(numbers(english)).isEqualTo(numbers);
    return numbers;
  }

  private static List<Integer> numbers(Path file) {
    return lines(file).stream()
        .map(line -> Integer.parseInt(line.substring(line.indexOf(' ') + 1)))
        .toList();
  }

  private CommandLineRun shuffle(Object... options) {
    List<Object> words = new ArrayList<>(List.of("corpus", "shuffle", "--input", source, target));
    words.addAll(List.of("--output", out("s.de"), out("s.en")));
    words.addAll(List.of(options));
    return CommandLineRun.of(words.toArray());
  }

  @Test
  void a_shuffle_is_a_permutation_that_its_seed_repeats() {
    CommandLineRun run = shuffle("--seed", 7);
    assertThat(run.err()).isEqualTo("200 lines shuffled\n");
    assertThat(run.out()).isEmpty();
    List<Integer> order = aligned(out("s.de"), out("s.en"));
    assertThat(order)
        .containsExactlyInAnyOrderElementsOf(numbers().toList())
        .isNotEqualTo(numbers().toList());

    shuffle("--seed", 7, "--temporary", folder);
    assertThat(aligned(out("s.de"), out("s.en"))).isEqualTo(order);
    shuffle("--seed", 8);
    assertThat(aligned(out("s.de"), out("s.en"))).isNotEqualTo(order);
  }

  /** The order is documented, so it may never change. */
  @Test
  void the_order_of_a_seed_is_known() throws IOException {
    Path five = Files.writeString(out("five"), "1\n2\n3\n4\n5\n");
    CommandLineRun run = CommandLineRun.of("corpus", "shuffle", "--input", five, "--seed", 1);

    assertThat(run.out()).isEqualTo("5\n3\n4\n1\n2\n");
  }

  @Test
  void a_shuffle_may_go_through_gzip_and_onto_itself() throws IOException {
    Path zipped = out("all.gz");
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      stream.write(String.join("\n", lines(source)).getBytes(UTF_8));
    }
    shuffle("--seed", 3);
    CommandLineRun run =
        CommandLineRun.of("corpus", "shuffle", "--seed", 3, "--input", zipped, "--output", zipped);

    assertThat(run.code()).isZero();
    assertThat(lines(zipped)).isEqualTo(lines(out("s.de")));
  }

  @Test
  void a_split_has_every_line_once_and_in_order() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "corpus",
            "split",
            "--input",
            source,
            target,
            "--output",
            out("parts"),
            "--test",
            20,
            "--dev",
            30,
            "--seed",
            5);

    assertThat(run.err()).isEqualTo(out("parts") + ": test 20, dev 30, train 150 lines\n");
    List<Integer> all = new ArrayList<>();
    for (String part : List.of("train", "dev", "test")) {
      List<Integer> numbers =
          aligned(out("parts").resolve(part + ".de"), out("parts").resolve(part + ".en"));
      assertThat(numbers).isSorted();
      all.addAll(numbers);
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(numbers().toList());
    try (Stream<Path> files = Files.list(out("parts"))) {
      assertThat(files).hasSize(6);
    }
  }

  @Test
  void the_test_set_does_not_depend_on_the_other() {
    Object[] one = {"corpus", "split", "--input", source, "--output", out("one"), "--test", 20};
    Object[] two = {
      "corpus", "split", "--input", source, "--output", out("two"), "--test", 20, "--dev", 9
    };
    assertThat(CommandLineRun.of(one).err()).isEqualTo(out("one") + ": test 20, train 180 lines\n");
    CommandLineRun.of(two);

    assertThat(lines(out("two").resolve("test.de")))
        .isEqualTo(lines(out("one").resolve("test.de")));
    assertThat(out("one").resolve("dev.de")).doesNotExist();
  }

  @Test
  void compressed_text_is_split_into_compressed_text() throws IOException {
    Path zipped = out("corpus.v7.de.gz");
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      stream.write(Files.readAllBytes(source));
    }
    CommandLineRun.of("corpus", "split", "--input", zipped, "--output", out("parts"), "--dev", 10);

    assertThat(Files.readAllBytes(out("parts").resolve("dev.de.gz"))).startsWith(0x1F, 0x8B);
    assertThat(lines(out("parts").resolve("dev.de.gz"))).hasSize(10);
    assertThat(lines(out("parts").resolve("train.de.gz"))).hasSize(190);
  }

  @Test
  void a_sample_keeps_the_order_and_grows_with_its_size() {
    Object[] small = {
      "corpus",
      "sample",
      "--input",
      source,
      target,
      "--output",
      out("a.de"),
      out("a.en"),
      "--size",
      10
    };
    CommandLineRun run = CommandLineRun.of(small);
    assertThat(run.err()).isEqualTo("10 of 200 lines drawn\n");
    List<Integer> ten = aligned(out("a.de"), out("a.en"));
    assertThat(ten).hasSize(10).isSorted().doesNotHaveDuplicates();

    small[small.length - 1] = 50;
    CommandLineRun.of(small);
    assertThat(aligned(out("a.de"), out("a.en"))).hasSize(50).isSorted().containsAll(ten);
  }

  @Test
  void a_single_file_may_go_to_standard_output() {
    CommandLineRun run = CommandLineRun.of("corpus", "sample", "--input", source, "--size", 3);
    assertThat(run.lines()).hasSize(3).allMatch(line -> line.startsWith("Satz "));
    assertThat(CommandLineRun.of("corpus", "shuffle", "--input", source).lines())
        .containsExactlyInAnyOrderElementsOf(lines(source));
  }

  @Test
  void a_sample_is_the_beginning_of_the_shuffle_in_another_order() {
    List<String> shuffled =
        CommandLineRun.of("corpus", "shuffle", "--input", source, "--seed", 4).lines();
    List<String> drawn =
        CommandLineRun.of("corpus", "sample", "--input", source, "--seed", 4, "--size", 12).lines();
    assertThat(drawn).containsExactlyInAnyOrderElementsOf(shuffled.subList(0, 12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shuffle --input a b|--output has 0 values but --input has 2 files: give one for each",
        "shuffle --input a b --output x ./x|./x would be written twice: give different files",
        "sample --input a --size 0|--size is 0: must be at least 1",
        "sample --input a --output x y --size 3|--output has 2 values but --input has 1 files: give"
            + " one for each",
        "split --input a --output p|give --test, --dev or both",
        "split --input a --output p --test 0|--test is 0: must be at least 1",
        "split --input a.de b.de --output p --test 1|two files of --input would become p/test.de:"
            + " give them names with different ends, such as all.de and all.en",
        "split --input p/train.de --output p --test 1|p/train.de is a file of --input: use another"
            + " --output",
      })
  void wrong_usage_has_code_2(String line, String message) {
    String[] words = ("corpus " + line).split(" ");
    CommandLineRun run = CommandLineRun.of((Object[]) words);

    assertThat(run.err())
        .isEqualTo("dragoman: " + message + " (see dragoman corpus " + words[1] + " --help)\n");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void more_lines_than_there_are_cannot_be_had() {
    CommandLineRun run =
        CommandLineRun.of(
            "corpus",
            "split",
            "--input",
            source,
            "--output",
            out("p"),
            "--test",
            150,
            "--dev",
            100);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("dragoman: " + source + " has 200 lines but 250 are wanted: ask for fewer\n");
    assertThat(out("p").resolve("train.de")).doesNotExist();
  }

  @Test
  void a_fault_in_the_text_leaves_no_output() throws IOException {
    Files.write(target, new byte[] {'a', '\n', (byte) 0xFF, '\n'});
    CommandLineRun run = shuffle();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "dragoman: "
                + target
                + ": line 2: not UTF-8 at byte offset 2 (0xFF): convert the file to UTF-8\n");
    assertThat(out("s.de")).doesNotExist();
    assertThat(out("s.en")).doesNotExist();
  }
}
