package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ObjectArrays;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The options of translate that say what single translations must be. */
class ConstraintArgumentsTest {
  @TempDir static Path folder;

  private static TinyProject project;

  @BeforeAll
  static void train() {
    project = TinyProject.in(folder);
    assertThat(project.train("model", "training.max-epochs=12").code()).isZero();
  }

  private static List<String> translate(Object... options) {
    CommandLineRun run = run(options);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return run.lines();
  }

  private static CommandLineRun run(Object... options) {
    Object[] arguments = {
      "translate", "--model", project.file("model"), "--input", project.file("test.en")
    };
    return CommandLineRun.of(ObjectArrays.concat(arguments, options, Object.class));
  }

  /** A file with a line for each of the ten lines of the input. */
  private static Path ten(String name, String... lines) {
    List<String> all = new ArrayList<>(List.of(lines));
    all.addAll(Collections.nCopies(10 - lines.length, ""));
    return project.write(name, all);
  }

  @Test
  void constraints_are_read_as_tabs_or_json_line_by_line() {
    Path file =
        ten(
            "constraints.txt",
            "Katze rot\tblau",
            "",
            "{\"required\": [\"mag mag\"], \"prefix\": \"Hund\"}",
            "{\"forbidden\": [\"der\", \"Hund\", \"rot\"]}");
    List<String> plain = translate();
    List<String> lines = translate("--constraints", file);
    assertThat(lines.get(0)).contains("Katze rot").contains("blau");
    assertThat(lines.get(1)).isEqualTo(plain.get(1));
    assertThat(lines.get(2)).startsWith("Hund").contains("mag mag");
    assertThat(lines.get(3)).doesNotContain("der", "Hund", "rot");
    assertThat(lines.subList(4, 10)).isEqualTo(plain.subList(4, 10));
    assertThat(translate("--constraints", file, "--batch", "1", "--threads", "1")).isEqualTo(lines);
  }

  @Test
  void translations_begin_with_their_prefix() {
    Path prefix = ten("prefix.txt", "blau Katze", "", "Unbekannt rot");
    List<String> lines = translate("--prefix", prefix);
    assertThat(lines.get(0)).startsWith("blau Katze");
    assertThat(lines.get(1)).isEqualTo(translate().get(1));
    assertThat(lines.get(2)).startsWith("Unbekannt rot");
  }

  @Test
  void alternatives_are_listed_with_the_probability_of_the_next_word() {
    Path prefix = ten("behind.txt", "blau");
    List<String> lines = translate("--prefix", prefix, "--alternatives", "3");
    assertThat(lines).hasSize(30);
    List<String[]> first =
        lines.subList(0, 3).stream().map(line -> line.split(" \\|\\|\\| ")).toList();
    assertThat(first).allMatch(parts -> parts[0].equals("0") && parts[1].startsWith("blau"));
    assertThat(first.stream().map(parts -> parts[1]).distinct()).hasSize(3);
    List<Double> scores = first.stream().map(parts -> Double.valueOf(parts[2])).toList();
    assertThat(scores).isSortedAccordingTo(Collections.reverseOrder()).allMatch(each -> each < 0);
    assertThat(scores.stream().mapToDouble(Math::exp).sum()).isLessThanOrEqualTo(1);
  }

  @Test
  void terms_and_unknown_words_are_translated_as_files_say() {
    Path terms = project.write("terms.tsv", List.of("dog\tWau Hund", "", "cat\tMiau"));
    List<String> source = project.read("test.en").lines().toList();
    List<String> lines = translate("--terms", terms);
    for (int i = 0; i < 10; i++) {
      assertThat(lines.get(i).contains("Wau Hund"))
          .as(source.get(i) + " => " + lines.get(i))
          .isEqualTo(source.get(i).contains("dog"));
      assertThat(lines.get(i).contains("Miau")).isEqualTo(source.get(i).contains("cat"));
    }
    Path dictionary = project.write("dictionary.tsv", List.of("dog\tWau", "the\tDer"));
    Object[] unknown = {"--replace-unknown", "--dictionary", dictionary};
    assertThat(translate(unknown)).hasSize(10).noneMatch(line -> line.contains("<unk>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--dictionary x|--dictionary is for --replace-unknown: give both",
        "--alternatives 0|--alternatives is 0: must be at least 1",
        "--alternatives 2 --n-best 2|--alternatives goes with neither --sample nor --n-best: leave"
            + " those out",
        "--prefix x --shortlist|--shortlist scores too few words for constraints: leave one out",
        "--terms x --sample full|--sample cannot be made to have terms: leave out --terms",
      })
  void options_that_do_not_go_together_are_refused(String options, String message) {
    CommandLineRun run = run((Object[]) options.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("dragoman: " + message + " (see dragoman translate --help)\n");
  }

  static List<Arguments> faults() {
    return List.of(
        Arguments.of("{required: 1", "line 1: not JSON ("),
        Arguments.of(
            "{\"require\": []}",
            "line 1: unknown key 'require': known are required, forbidden, prefix\n"),
        Arguments.of("{\"required\": \"x\"}", "line 1: 'required' must be a list of phrases\n"),
        Arguments.of(
            "{\"forbidden\": [1]}", "line 1: 'forbidden' has 1: phrases must be in quotes\n"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faults_of_constraints_are_named_with_their_line(String line, String message) {
    Path file = ten("faulty.txt", line);
    CommandLineRun run = run("--constraints", file);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("dragoman: " + file + ": " + message);
  }

  @Test
  void files_must_have_a_line_for_each_line() {
    Path few = project.write("few.txt", List.of("a", "b"));
    assertThat(run("--prefix", few).err())
        .isEqualTo(
            "dragoman: " + few + ": ends before line 3 of the input: give a line for each\n");
    Path many = project.write("many.txt", Collections.nCopies(11, ""));
    assertThat(run("--constraints", many).err())
        .isEqualTo(
            "dragoman: " + many + ": has more lines than the input's 10: give one for each\n");
    Path pairs = project.write("pairs.tsv", List.of("a\tb", "c"));
    assertThat(run("--terms", pairs).err())
        .isEqualTo(
            "dragoman: " + pairs + ": line 2: 'c': must be a phrase, a tab and its translation\n");
    Path prefix = ten("both.txt", "der");
    Path json = ten("both.json", "{\"prefix\": \"rot\"}");
    assertThat(run("--prefix", prefix, "--constraints", json).err())
        .isEqualTo(
            "dragoman: "
                + json
                + ": line 1: has a prefix, and so has "
                + prefix
                + ": leave one out\n");
  }
}
