package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ObjectArrays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code translate} tells besides the best translation. */
class TranslateOutputTest {
  private static final String LINES = "the red dog.\n\nthe cat sees.\n";

  @TempDir static Path folder;

  private static TinyProject project;

  @BeforeAll
  static void train() {
    project = TinyProject.in(folder);
    CommandLineRun run =
        project.train(
            "model",
            "training.max-epochs=6",
            "training.loss.alignment=1",
            "--alignments",
            project.write("train.align", diagonals()).toString());
    assertThat(run.code()).isZero();
  }

  /** The toy languages have the same words in the same order. */
  private static List<String> diagonals() {
    return project
        .read("train.de")
        .lines()
        .map(line -> IntStream.range(0, line.split(" ").length))
        .map(words -> words.mapToObj(w -> w + "-" + w).collect(Collectors.joining(" ")))
        .toList();
  }

  private static CommandLineRun translate(Object... more) {
    Object[] start = {"translate", "--model", project.file("model"), "--beam", 3};
    return CommandLineRun.withInput(LINES, ObjectArrays.concat(start, more, Object.class));
  }

  private static List<String> columns(String line) {
    return List.of(line.split(" \\|\\|\\| ?", -1));
  }

  @Test
  void text_is_the_same_with_and_without_further_columns() {
    List<String> plain = translate().lines();
    List<String> more = translate("--alignment", "hard", "--word-scores").lines();
    assertThat(plain).hasSize(3);
    assertThat(translate("--format", "text").lines()).isEqualTo(plain);
    assertThat(more).extracting(line -> columns(line).get(0)).isEqualTo(plain);
    assertThat(columns(more.get(0)).get(1)).matches("[0-9]+-[0-9]+( [0-9]+-[0-9]+)*");
    assertThat(columns(more.get(0)).get(2)).matches("WordScores=( -?[0-9.]+)+");
    assertThat(more.get(1)).isEqualTo(" |||  ||| WordScores=");
  }

  @Test
  void soft_alignments_have_a_row_for_each_word_and_the_end() {
    for (String line : translate("--alignment", "soft").lines()) {
      List<String> columns = columns(line);
      int words = columns.get(0).isEmpty() ? 0 : columns.get(0).split(" ").length;
      if (words > 0) {
        String[] rows = columns.get(1).split(" ");
        assertThat(rows).hasSize(words + 1);
        for (String row : rows) {
          double sum = Arrays.stream(row.split(",")).mapToDouble(Double::parseDouble).sum();
          assertThat(sum).isCloseTo(1, within(1e-4));
          assertThat(row.split(",")).hasSize(4);
        }
        break;
      }
    }
  }

  @Test
  void n_best_lists_keep_their_old_form_unless_a_format_is_named() {
    List<String> old = translate("--n-best", 2).lines();
    List<String> moses =
        translate("--n-best", 2, "--format", "n-best", "--word-scores", "--alignment", "0.2")
            .lines();
    assertThat(moses).hasSameSizeAs(old);
    for (int i = 0; i < old.size(); i++) {
      List<String> before = columns(old.get(i));
      List<String> after = columns(moses.get(i));
      assertThat(before).hasSize(3);
      assertThat(after).hasSize(5);
      assertThat(after.subList(0, 2)).isEqualTo(before.subList(0, 2));
      assertThat(after.get(2)).matches("LogProbability= -?[0-9.]+ WordScores=( -?[0-9.]+)*");
      assertThat(after.get(3)).isEqualTo(before.get(2));
    }
  }

  @Test
  void json_has_an_object_for_each_line() throws IOException {
    List<String> plain = translate().lines();
    List<String> lines =
        translate("--format", "json", "--n-best", 2, "--alignment", "hard", "--attention").lines();
    assertThat(lines).hasSize(3);
    ObjectMapper mapper = new ObjectMapper();
    for (int i = 0; i < 3; i++) {
      JsonNode node = mapper.readTree(lines.get(i));
      assertThat(node.get("line").asInt()).isEqualTo(i + 1);
      assertThat(node.get("translation").asText()).isEqualTo(plain.get(i));
      assertThat(node.get("source").asText()).isEqualTo(LINES.split("\n")[i]);
      assertThat(node.get("n_best")).hasSize(i == 1 ? 1 : 2);
      for (JsonNode each : node.get("n_best")) {
        int tokens = each.get("tokens").size();
        int ends = i != 1 && each.get("finished").asBoolean() ? 1 : 0;
        assertThat(each.get("token_log_probabilities")).hasSize(tokens + ends);
        double sum = 0;
        for (JsonNode word : each.get("token_log_probabilities")) {
          sum += word.asDouble();
        }
        assertThat(each.get("log_probability").asDouble()).isCloseTo(sum, within(1e-4));
        assertThat(each.get("attention")).hasSize(tokens + ends);
        for (JsonNode row : each.get("attention")) {
          assertThat(row).hasSize(node.get("source_tokens").size() + 1);
        }
        for (JsonNode link : each.get("alignment")) {
          assertThat(link).hasSize(2);
        }
      }
    }
    JsonNode soft =
        mapper.readTree(translate("--format", "json", "--alignment", "soft").lines().get(0));
    assertThat(soft.get("n_best").get(0).get("soft_alignment").get(0)).hasSize(4);
    assertThat(soft.get("n_best").get(0).has("alignment")).isFalse();
    assertThat(soft.get("n_best").get(0).has("attention")).isFalse();
  }

  @Test
  void a_page_explains_the_first_lines_and_the_output_is_the_same() throws IOException {
    Path page = project.file("out.html");
    Path reference = project.write("reference", List.of("der rot Hund.", "", "der"));
    CommandLineRun run =
        translate("--explain", page, "--reference", reference, "--explain-lines", 2);
    assertThat(run.code()).isZero();
    assertThat(run.lines()).isEqualTo(translate().lines());
    String text = Files.readString(page);
    assertThat(text).contains("\"line\":1,\"source\":\"the red dog.\"").contains("\"line\":3");
    assertThat(text).contains("\"reference\":{\"forced\":{\"text\":\"der rot Hund.\"");
    translate("--explain", page, "--explain-lines", 1);
    assertThat(Files.readString(page)).doesNotContain("\"line\":3").contains("reference\":null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--constraints=%s/required.txt",
        "--prefix=%s/begun.txt",
        "--terms=%s/terms.tsv",
        "--groups=5",
        "--beam=1",
        "--stop=FIRST",
        "--no-repeat-ngram=2"
      })
  void whatever_is_searched_for_is_explained_as_it_was_found(String option) throws IOException {
    project.write("required.txt", List.of("mag\tWau Hund", "", "{\"forbidden\": [\"Katze\"]}"));
    project.write("begun.txt", List.of("mag", "", ""));
    project.write("terms.tsv", List.of("dog\tWau Hund"));
    Path page = project.file("searched.html");
    String given = option.formatted(folder);
    Object[] options = {"--model", project.file("model"), given};
    CommandLineRun plain = run(options);
    CommandLineRun run =
        run(ObjectArrays.concat(options, new Object[] {"--explain", page}, Object.class));
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).isEqualTo(plain.lines()).hasSize(3);
    String text = Files.readString(page);
    JsonNode data =
        new ObjectMapper()
            .readTree(text.substring(text.indexOf("{\"", text.indexOf("id=\"data\""))))
            .get("sentences");
    assertThat(data.at("/0/nBest/0/text").asText()).isEqualTo(run.lines().get(0));
    assertThat(data.at("/1/nBest/0/text").asText()).isEqualTo(run.lines().get(2));
    boolean guided = option.contains("%s");
    assertThat(data.at("/0/constraints").isNull()).isEqualTo(!guided);
  }

  private static CommandLineRun run(Object... options) {
    Object[] command = {"translate"};
    return CommandLineRun.withInput(LINES, ObjectArrays.concat(command, options, Object.class));
  }

  @Test
  void pictures_of_attention_are_text_or_pixels() throws IOException {
    Path drawn = project.file("pictures");
    CommandLineRun run = translate("--attention-pictures", drawn);
    assertThat(run.code()).isZero();
    assertThat(run.lines()).isEqualTo(translate().lines());
    assertThat(drawn.resolve("line-000001.svg")).content().contains("the").contains("</svg>");
    assertThat(drawn.resolve("line-000002.svg")).doesNotExist();
    translate("--attention-pictures", drawn, "--picture-format", "png", "--explain-lines", 1);
    assertThat(ImageIO.read(drawn.resolve("line-000001.png").toFile())).isNotNull();
    assertThat(drawn.resolve("line-000003.png")).doesNotExist();
  }

  private static CommandLineRun align(Object... more) {
    Object[] start = {
      "align", "--source", project.file("train.en"), "--target", project.file("train.de")
    };
    return CommandLineRun.of(ObjectArrays.concat(start, more, Object.class));
  }

  @Test
  void words_are_aligned_by_attention_and_judged() {
    Path model = project.file("model");
    CommandLineRun one = align("--model", model, "--threads", 1);
    assertThat(one.code()).isZero();
    assertThat(one.lines()).isEqualTo(align("--model", model, "--threads", 2).lines());
    assertThat(one.lines()).hasSize(50).allMatch(line -> line.matches("([0-9]-[0-9] ?)*"));
    Path found = project.write("found", one.lines());
    CommandLineRun judged =
        CommandLineRun.of(
            "evaluate-alignment",
            "--gold",
            project.file("train.align"),
            "--alignment",
            found,
            project.file("train.align"));
    assertThat(judged.code()).isZero();
    assertThat(judged.lines().get(0)).matches("alignment +pairs +links +precision +recall +AER");
    assertThat(judged.lines().get(2)).matches(".*train.align +50 .*100.0 +100.0 +0.0");
    String[] figures = judged.lines().get(1).split(" +");
    assertThat(Double.parseDouble(figures[figures.length - 1])).isLessThan(15);
  }

  @Test
  void a_pair_is_aligned_alike_alone_and_among_others_and_blank_lines_have_no_links() {
    List<String> sources = project.read("test.en").lines().toList();
    List<String> targets = project.read("test.de").lines().toList();
    List<String> together = alignAll(sources, targets);
    for (int i = 0; i < 3; i++) {
      List<String> alone =
          alignAll(
              List.of("", sources.get(i), "the dog."), List.of("der Hund.", targets.get(i), " "));
      assertThat(alone).containsExactly("", together.get(i), "");
    }
  }

  private static List<String> alignAll(List<String> sources, List<String> targets) {
    return CommandLineRun.of(
            "align",
            "--source",
            project.write("pairs.en", sources),
            "--target",
            project.write("pairs.de", targets),
            "--model",
            project.file("model"))
        .lines();
  }

  @Test
  void links_of_both_directions_are_joined() {
    Path model = project.file("model");
    CommandLineRun both = align("--model", model, "--reverse-model", model);
    assertThat(both.code()).isZero();
    assertThat(both.lines()).hasSize(50);
    CommandLineRun alone = align("--reverse-model", model);
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.err()).contains("--reverse-model needs --model: add it");
    assertThat(align("--model", model, "--threads", 0).err())
        .contains("--threads is 0: must be at least 1");
  }

  @Test
  void references_must_be_as_many_as_lines() {
    Path page = project.file("short.html");
    Path reference = project.write("short", List.of("der rot Hund."));
    CommandLineRun run = translate("--explain", page, "--reference", reference);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("short: ends before line 2: it must have a line for each line");
    assertThat(page).doesNotExist();
    assertThat(translate("--reference", reference).err())
        .contains("--reference needs --explain: add it");
    assertThat(translate("--explain", page, "--explain-lines", 0).err())
        .contains("--explain-lines is 0: must be at least 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--sample=full",
        "--deadline=1s",
        "--mbr=bleu",
        "--alternatives=2",
        "--replace-unknown"
      })
  void other_searches_than_a_beam_are_not_explained(String option) {
    Path page = project.file("other.html");
    CommandLineRun run = run("--model", project.file("model"), "--explain", page, option);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("--explain shows the search of a beam: leave out --alternatives");
    assertThat(page).doesNotExist();
  }

  @Test
  void options_that_do_not_go_together_are_misuse() {
    CommandLineRun many = translate("--format", "text", "--n-best", 2);
    assertThat(many.code()).isEqualTo(2);
    assertThat(many.err())
        .contains("--format text has one translation a line: use --format n-best or json");
    assertThat(translate("--attention").err()).contains("--attention needs --format json: add it");
    for (String wrong : List.of("best", "1.5", "NaN")) {
      CommandLineRun run = translate("--alignment", wrong);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .contains("--alignment is " + wrong + ": must be hard, soft or a number from 0 to 1");
    }
  }
}
