package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dragoman.data.Utf8Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusFilterCommandTest {
  @TempDir Path folder;

  private Path source;
  private Path target;
  private Path keptSource;
  private Path keptTarget;
  private Path rejected;

  @BeforeEach
  void write() throws IOException {
    source = folder.resolve("s");
    target = folder.resolve("t");
    keptSource = folder.resolve("s.out");
    keptTarget = folder.resolve("t.out");
    rejected = folder.resolve("rejected");
    write(
        "Ein Haus.|A house.",
        "|Nothing.",
        "Ein Haus.|A house.",
        "OK|OK",
        "Ein sehr langer Satz mit vielen Wörtern|Short",
        "Das kostet 12 Euro.|It costs 21 euros.",
        "Слово|A word",
        "ein haus!|a house",
        "Zwei\tHunde|Two dogs");
  }

  private void write(String... pairs) throws IOException {
    Files.write(source, Arrays.stream(pairs).map(each -> each.split("\\|")[0]).toList());
    Files.write(target, Arrays.stream(pairs).map(each -> each.split("\\|")[1]).toList());
  }

  private CommandLineRun filter(Object... options) {
    List<Object> words = new ArrayList<>(List.of("corpus", "filter"));
    words.addAll(List.of("--source", source, "--target", target));
    words.addAll(List.of("--output-source", keptSource, "--output-target", keptTarget));
    words.addAll(List.of(options));
    return CommandLineRun.of(words.toArray());
  }

  @Test
  void each_rule_removes_its_pairs() throws IOException {
    CommandLineRun run =
        filter(
            "--rejected",
            rejected,
            "--drop-empty",
            "--drop-identical",
            "--max-ratio",
            3,
            "--source-script",
            "Latin",
            "--same-numbers",
            "--deduplicate",
            "pair",
            "--ignore",
            "case,punctuation");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.lines())
        .containsExactly(
            "rule            removed    share",
            "empty                 1   11.11%",
            "identical             1   11.11%",
            "source-script         1   11.11%",
            "numbers               1   11.11%",
            "length-ratio          1   11.11%",
            "duplicate-pair        2   22.22%",
            "kept                  2   22.22%",
            "all                   9  100.00%");
    assertThat(keptSource).hasContent("Ein Haus.\nZwei\tHunde");
    assertThat(keptTarget).hasContent("A house.\nTwo dogs");
    assertThat(rejected)
        .hasContent(
            String.join(
                "\n",
                "empty\t2\t\tNothing.",
                "duplicate-pair\t3\tEin Haus.\tA house.",
                "identical\t4\tOK\tOK",
                "length-ratio\t5\tEin sehr langer Satz mit vielen Wörtern\tShort",
                "numbers\t6\tDas kostet 12 Euro.\tIt costs 21 euros.",
                "source-script\t7\tСлово\tA word",
                "duplicate-pair\t8\tein haus!\ta house"));
  }

  @Test
  void a_tab_in_a_rejected_line_becomes_a_space() {
    filter("--rejected", rejected, "--max-word-length", 4);

    assertThat(rejected).content().contains("word-length\t9\tZwei Hunde\tTwo dogs\n");
  }

  @Test
  void the_report_can_be_json() throws IOException {
    CommandLineRun run = filter("--json", "--drop-empty", "--deduplicate", "target");
    JsonNode report = new ObjectMapper().readTree(run.out());

    assertThat(report.toString())
        .isEqualTo("{\"pairs\":9,\"kept\":7,\"removed\":{\"empty\":1,\"duplicate-target\":1}}");
  }

  @Test
  void lengths_may_differ_by_side() throws IOException {
    filter("--tokens", "2:", "--target-tokens", ":2", "--target-tokenizer", "whitespace");
    assertThat(keptTarget).hasContent("A house.\nA house.\nShort\na house\nTwo dogs");
    filter("--characters", "3:", "--source-characters", "0:");
    assertThat(Files.readAllLines(keptTarget)).hasSize(8).doesNotContain("OK");
  }

  @Test
  void files_may_be_compressed() throws IOException {
    Path zipped = folder.resolve("out.gz");
    keptSource = zipped;
    assertThat(filter("--drop-empty").code()).isZero();
    source = zipped;
    target = keptTarget;
    keptSource = folder.resolve("plain");
    keptTarget = folder.resolve("again.gz");
    assertThat(filter("--drop-empty").code()).isZero();
    assertThat(Files.readAllLines(keptSource)).hasSize(8).startsWith("Ein Haus.");
    try (Utf8Lines lines = Utf8Lines.open(keptTarget)) {
      assertThat(lines.next()).isEqualTo("A house.");
    }
  }

  /** Words with one translation each; every eighth line has the translation of another. */
  private List<Integer> writeNoisy(int lines) throws IOException {
    Random random = new Random(6);
    List<String> pairs = new ArrayList<>();
    List<Integer> wrong = new ArrayList<>();
    for (int i = 1; i <= lines; i++) {
      StringBuilder from = new StringBuilder();
      StringBuilder to = new StringBuilder();
      for (int k = 4 + random.nextInt(3); k > 0; k--) {
        int word = random.nextInt(30);
        from.append(" w").append(word);
        to.append(" v").append(i % 8 == 0 ? random.nextInt(30) : word);
      }
      pairs.add(from.substring(1) + "|" + to.substring(1));
      if (i % 8 == 0) {
        wrong.add(i);
      }
    }
    write(pairs.toArray(String[]::new));
    return wrong;
  }

  private List<Integer> rejectedLines() throws IOException {
    return Files.readAllLines(rejected).stream()
        .map(line -> Integer.parseInt(line.split("\t")[1]))
        .toList();
  }

  @Test
  void the_best_aligned_part_is_kept() throws IOException {
    List<Integer> wrong = writeNoisy(800);
    CommandLineRun run = filter("--keep", 87.5, "--rejected", rejected);

    assertThat(run.lines())
        .containsExactly(
            "rule  removed    share",
            "keep      100   12.50%",
            "kept      700   87.50%",
            "all       800  100.00%");
    assertThat(rejectedLines()).isEqualTo(wrong);
    byte[] once = Files.readAllBytes(rejected);
    filter("--keep", 87.5, "--rejected", rejected);
    assertThat(Files.readAllBytes(rejected)).isEqualTo(once);
  }

  @Test
  void a_lowest_alignment_score_can_be_given() throws IOException {
    List<Integer> wrong = writeNoisy(800);
    filter("--min-alignment", -1.5, "--rejected", rejected, "--alignment-pairs", 400);

    assertThat(rejectedLines()).isEqualTo(wrong);
    assertThat(rejected).content().startsWith("alignment\t8\t");
  }

  @Test
  void kept_and_rejected_pairs_are_all_pairs() throws IOException {
    Random random = new Random(12);
    for (int run = 0; run < 12; run++) {
      List<String> pairs = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        pairs.add(noise(random) + "|" + noise(random));
      }
      Files.write(source, pairs.stream().map(each -> each.split("\\|", -1)[0]).toList());
      Files.write(target, pairs.stream().map(each -> each.split("\\|", -1)[1]).toList());
      Object[] options = {
        "--rejected",
        rejected,
        "--drop-empty",
        "--tokens",
        "1:4",
        "--max-ratio",
        2,
        "--min-letters",
        0.3,
        "--deduplicate",
        "source",
        "--ignore",
        "case",
        run % 2 == 0 ? "--same-numbers" : "--drop-identical"
      };
      assertThat(filter(options).code()).isZero();

      List<String> sources = Files.readAllLines(keptSource);
      List<String> targets = Files.readAllLines(keptTarget);
      List<String> all = new ArrayList<>();
      for (int i = 0; i < sources.size(); i++) {
        all.add(sources.get(i) + "|" + targets.get(i));
      }
      assertThat(pairs).containsSubsequence(all); // in order
      for (String line : Files.readAllLines(rejected)) {
        String[] fields = line.split("\t", -1);
        String pair = fields[2] + "|" + fields[3];
        assertThat(pairs.get(Integer.parseInt(fields[1]) - 1)).isEqualTo(pair);
        all.add(pair);
      }
      assertThat(all).containsExactlyInAnyOrderElementsOf(pairs);
    }
  }

  private static String noise(Random random) {
    StringBuilder text = new StringBuilder();
    for (int k = random.nextInt(6); k > 0; k--) {
      text.append(List.of("a", "B", "7", "漢", "?", "x1").get(random.nextInt(6)));
      text.append(random.nextBoolean() ? " " : "");
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rejected r|no rule is given: give at least one, such as --drop-empty",
        "--tokens 5|invalid value for option '--tokens': '5' is no range such as 1:100,"
            + " 1: or :100",
        "--tokens 5:4|invalid value for option '--tokens': '5:4' ends before it begins",
        "--max-ratio 0.5|a length ratio of 0.5: must be at least 1",
        "--min-letters 2|a share of letters of 2.0: must be from 0 to 1",
        "--max-word-length 0|words of 0 characters: must be at least 1",
        "--source-script Chinese|script 'Chinese' is unknown: give a name of Unicode, such as"
            + " Latin, Cyrillic, Greek, Arabic, Hebrew, Devanagari, Thai, Han, Hiragana, Katakana"
            + " or Hangul",
        "--keep 0|--keep is 0.0: must be above 0 and at most 100",
        "--keep 50 --alignment-pairs 0|alignment from 0 pairs in 5 iterations: both at least 1",
        "--deduplicate sides|invalid value for option '--deduplicate': expected one of pair,"
            + " source, target but was 'sides'",
      })
  void wrong_usage_has_code_2(String options, String message) {
    CommandLineRun run = filter((Object[]) options.split(" "));

    assertThat(run.err())
        .isEqualTo("dragoman: " + message + " (see dragoman corpus filter --help)\n");
    assertThat(run.code()).isEqualTo(2);
    assertThat(keptSource).doesNotExist();
  }

  @Test
  void one_file_is_not_written_twice() {
    keptTarget = folder.resolve(".").resolve("s.out");
    CommandLineRun run = filter("--drop-empty");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("dragoman: " + keptTarget + " would be written twice: give different files");
  }

  @Test
  void a_failure_leaves_no_file_with_a_final_name() throws IOException {
    Files.writeString(target, "one line\n");
    CommandLineRun run = filter("--drop-empty", "--rejected", rejected);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "dragoman: "
                + source
                + " has 9 lines but "
                + target
                + " has 1: line n of one must belong to line n of the other\n");
    assertThat(keptSource).doesNotExist();
    assertThat(keptTarget).doesNotExist();
    assertThat(rejected).doesNotExist();
  }
}
