package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected lines were printed by sacreBLEU. */
class EvaluateCommandTest {
  @TempDir private Path folder;
  private Path hypothesis;
  private Path other;
  private Path reference;

  @BeforeEach
  void write() {
    hypothesis =
        write(
            "a_1.out",
            "The old lighthouse keeper lit the lamp at dusk.",
            "A ferry crosses the bay twice a day.  ",
            "yes",
            "");
    other =
        write(
            "b.out",
            "The old keeper of the lighthouse lit a lamp at dusk.",
            "The ferry crosses the bay twice a day.",
            "no",
            "x");
    reference =
        write(
            "ref",
            "The old keeper of the lighthouse lit the lamp at dusk.",
            "The ferry crosses the bay two times a day.",
            "Yes",
            "no");
  }

  @Test
  void metrics_are_printed_in_the_order_they_were_named_with_equals_signs_in_line() {
    assertThat(versionless(evaluate("--metric", "ter,chrf,bleu,chrf++").out()).lines())
        .containsExactly(
            "TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no = 31.82",
            "      chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no = 68.08",
            "        BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp = 43.40 85.0/64.7/46.7/30.8 (BP = 0.819 ratio = 0.833 hyp_len = 20 ref_len = 24)",
            "    chrF2++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no = 67.31");
  }

  @Test
  void error_rates_and_accuracy() {
    assertThat(evaluate("--metric", "wer,cer,accuracy", "--lowercase", "--score-only").out())
        .isEqualTo("36.36\n30.69\n31.82\n");
    assertThat(evaluate("--metric", "wer", "--width", "4").out())
        .startsWith("WER|nrefs:1|case:mixed|tok:none|version:dragoman-")
        .endsWith(" = 40.9091\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '"',
      value = {
        "--tokenize none --smooth none ! BLEU|nrefs:1|case:mixed|eff:no|tok:none|smooth:none = 38.32 83.3/60.0/38.5/27.3 (BP = 0.801 ratio = 0.818 hyp_len = 18 ref_len = 22)",
        "--tokenize intl --lowercase ! BLEU|nrefs:1|case:lc|eff:no|tok:intl|smooth:exp = 44.03 90.0/64.7/46.7/30.8 (BP = 0.819 ratio = 0.833 hyp_len = 20 ref_len = 24)",
        "--tokenize char --max-order 4 --smooth floor --smooth-value 0.5 ! BLEU|nrefs:1|case:mixed|eff:no|tok:char|smooth:floor[0.50] = 70.77 95.8/86.8/80.0/74.2 (BP = 0.844 ratio = 0.855 hyp_len = 71 ref_len = 83)",
        "--tokenize zh --smooth add-k --width 3 ! BLEU|nrefs:1|case:mixed|eff:no|tok:zh|smooth:add-k[1.00] = 46.177 85.0/66.7/50.0/35.7 (BP = 0.819 ratio = 0.833 hyp_len = 20 ref_len = 24)",
        "--metric chrf --chrf-char-order 3 --chrf-word-order 1 --chrf-beta 3 --lowercase ! chrF3+|nrefs:1|case:lc|eff:yes|nc:3|nw:1|space:no = 77.32",
        "--metric chrf --chrf-whitespace --chrf-eps-smoothing ! chrF2|nrefs:1|case:mixed|eff:no|nc:6|nw:0|space:yes = 74.74",
        "--metric ter --ter-normalized --ter-case-sensitive ! TER|nrefs:1|case:mixed|tok:tercom|norm:yes|punct:yes|asian:no = 33.33",
        "--metric ter --ter-no-punct --ter-asian-support ! TER|nrefs:1|case:lc|tok:tercom|norm:no|punct:no|asian:yes = 31.82"
      })
  void options_reach_their_metric(String options, String line) {
    assertThat(versionless(evaluate((Object[]) options.split(" ")).out())).isEqualTo(line + "\n");
  }

  @Test
  void sentences_have_a_line_each() {
    assertThat(versionless(evaluate("--sentence-level").out()).lines())
        .containsExactly(
            "BLEU|nrefs:1|case:mixed|eff:yes|tok:13a|smooth:exp = 50.33 100.0/66.7/50.0/42.9 (BP = 0.819 ratio = 0.833 hyp_len = 10 ref_len = 12)",
            "BLEU|nrefs:1|case:mixed|eff:yes|tok:13a|smooth:exp = 38.63 77.8/62.5/42.9/16.7 (BP = 0.895 ratio = 0.900 hyp_len = 9 ref_len = 10)",
            "BLEU|nrefs:1|case:mixed|eff:yes|tok:13a|smooth:exp = 0.00 0.0/0.0/0.0/0.0 (BP = 1.000 ratio = 1.000 hyp_len = 1 ref_len = 1)",
            "BLEU|nrefs:1|case:mixed|eff:yes|tok:13a|smooth:exp = 0.00 0.0/0.0/0.0/0.0 (BP = 0.000 ratio = 0.000 hyp_len = 0 ref_len = 1)");
    assertThat(evaluate("--sentence-level", "--score-only", "--metric", "bleu,ter").lines())
        .hasSize(4)
        .last()
        .isEqualTo("0.00\t100.00");
  }

  @Test
  void confidence_intervals_depend_on_the_seed_alone() {
    CommandLineRun run = evaluate("--confidence", "--resamples", "200", "--metric", "chrf");

    assertThat(run.out())
        .startsWith("chrF2|nrefs:1|bs:200|seed:12345|case:mixed|eff:yes|nc:6|nw:0|space:no|")
        .containsPattern(" = \\d\\d\\.\\d\\d \\(μ = \\d\\d\\.\\d\\d ± \\d+\\.\\d\\d\\)\n$");
    assertThat(evaluate("--confidence", "--resamples", "200", "--metric", "chrf")).isEqualTo(run);
    assertThat(evaluate("--confidence", "--resamples", "200", "--metric", "chrf", "--seed", "1"))
        .isNotEqualTo(run);
  }

  @Test
  void an_interval_is_bootstrapped_whatever_the_test() {
    assertThat(evaluate("--confidence", "--test", "randomization"))
        .isEqualTo(evaluate("--confidence"));
    assertThat(evaluate("--confidence").out()).startsWith("BLEU|nrefs:1|bs:1000|seed:12345|");
  }

  @Test
  void systems_are_compared_in_a_table() {
    CommandLineRun run = evaluate("--metric", "bleu,ter", "--compare", other, "--resamples", "100");

    assertThat(run.lines()).hasSize(9);
    assertThat(run.lines().get(0))
        .matches("system {2,}BLEU \\(μ ± 95% CI\\) {2,}TER \\(μ ± 95% CI\\)");
    assertThat(run.lines().get(1))
        .matches(".*a_1.out  43\\.40 \\(.* ± .*\\)  +31\\.82 \\(.* ± .*\\)");
    assertThat(run.lines().get(2)).contains("b.out").containsPattern("\\(p = 0\\.\\d{4}\\)");
    assertThat(run.lines().get(4))
        .isEqualTo(
            "Compared with " + hypothesis + " by paired bootstrap resampling with 100 resamples.");
    assertThat(run.lines().get(7)).startsWith("BLEU|nrefs:1|bs:100|seed:12345|case:mixed|");
    assertThat(run.lines().get(8)).startsWith("TER|nrefs:1|bs:100|seed:12345|case:lc|");
  }

  @Test
  void randomization_makes_ten_thousand_trials_and_no_intervals() {
    CommandLineRun run = evaluate("--test", "randomization", "--compare", other);

    assertThat(run.out())
        .contains("by paired approximate randomization with 10,000 trials.\n")
        .contains("BLEU|nrefs:1|ar:10000|seed:12345|")
        .doesNotContain("±");
  }

  @Test
  void equal_systems_are_warned_of() {
    CommandLineRun run = evaluate("--compare", hypothesis, other);

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .isEqualTo(
            "dragoman: warning: "
                + hypothesis
                + " and "
                + hypothesis
                + " are the same to BLEU in every line: p means nothing\n");
  }

  @Test
  void json_has_the_keys_of_sacrebleu() {
    JsonNode one = json(evaluate("--format", "json", "--width", "1").out());
    assertThat(one.get("name").textValue()).isEqualTo("BLEU");
    assertThat(one.get("score").doubleValue()).isEqualTo(43.4);
    assertThat(one.get("signature").textValue()).startsWith("nrefs:1|case:mixed|eff:no|");
    assertThat(one.get("verbose_score").textValue()).contains("(BP = 0.");
    assertThat(one.get("smooth").textValue()).isEqualTo("exp");

    JsonNode several =
        json(evaluate("--format", "json", "--metric", "bleu,ter", "--confidence").out());
    assertThat(several).hasSize(2);
    assertThat(several.get(1).get("name").textValue()).isEqualTo("TER");
    assertThat(several.get(1).get("confidence").textValue()).startsWith("μ = ");
    assertThat(several.get(1).has("verbose_score")).isFalse();

    JsonNode systems = json(evaluate("--format", "json", "--compare", other).out());
    assertThat(systems.get(0).get("BLEU").get("p_value").isNull()).isTrue();
    assertThat(systems.get(1).get("system").textValue()).isEqualTo(other.toString());
    assertThat(systems.get(1).get("BLEU").get("p_value").doubleValue()).isBetween(0.0, 1.0);
    assertThat(systems.get(1).get("BLEU").get("ci").doubleValue()).isPositive();
  }

  @Test
  void json_of_sentences_is_one_object_a_line() {
    List<String> lines =
        evaluate("--format", "json", "--sentence-level", "--metric", "wer,accuracy").lines();

    assertThat(lines).hasSize(4);
    assertThat(lines.get(3)).isEqualTo("{\"line\":4,\"WER\":100.0,\"accuracy\":0.0}");
  }

  @Test
  void latex_is_a_table_of_booktabs() {
    assertThat(evaluate("--format", "latex", "--metric", "bleu,chrf++").lines())
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("% BLEU|nrefs:1|"))
        .satisfies(lines -> assertThat(lines.get(1)).startsWith("% chrF2++|nrefs:1|"))
        .contains(
            "\\begin{tabular}{rcc}",
            "\\toprule",
            "System & BLEU & chrF2++ \\\\",
            "\\midrule",
            "\\bottomrule",
            "\\end{tabular}")
        .anyMatch(line -> line.endsWith("a\\_1.out & 43.40 & 67.31 \\\\"));
    assertThat(evaluate("--format", "latex", "--compare", other).out())
        .contains("System & BLEU ($\\mu \\pm$ 95\\% CI) \\\\")
        .contains(" $\\pm$ ");
  }

  @Test
  void references_may_stand_in_one_file_with_tabs_between_them() {
    Path tabs =
        write("tabs", "a b\tThe old lighthouse keeper lit the lamp at dusk.", "x", "y\tyes", "z");

    assertThat(evaluateWith(tabs, "--num-refs", "2", "--metric", "wer", "--lowercase").out())
        .startsWith("WER|nrefs:var|case:lc|")
        .endsWith(" = 75.00\n");
  }

  @Test
  void files_with_different_numbers_of_lines_are_named() {
    Path shorter = write("short", "one", "two");

    assertThat(evaluate("--compare", other, shorter).err())
        .isEqualTo(
            "dragoman: "
                + hypothesis
                + " has 4 lines but "
                + shorter
                + " has 2: line n of one must belong to line n of the other\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "--smooth-value 1 ! smoothing value 1.0: must be 0 for smoothing 'exp'",
        "--max-order 0 ! order 0: must be at least 1",
        "--metric chrf --chrf-beta 0 ! beta 0: must be at least 1",
        "--width 16 ! --width 16: must be from 0 to 15",
        "--num-refs 0 ! --num-refs 0: must be from 1 to 1,000",
        "--confidence --resamples 0 ! --resamples 0: must be from 1 to 10,000,000",
        "--resamples 5 ! --resamples goes with --confidence or --compare",
        "--sentence-level --confidence ! --sentence-level goes with neither --confidence nor --compare",
        "--sentence-level --format latex ! --sentence-level goes with --format text or json",
        "--metric ter --lowercase --ter-case-sensitive !"
            + " --lowercase and --ter-case-sensitive: cannot both be: drop one",
      })
  void wrong_use(String options, String message) {
    CommandLineRun run = evaluate((Object[]) options.split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("dragoman: " + message + " (see dragoman evaluate --help)\n");
    assertThat(run.out()).isEmpty();
  }

  private CommandLineRun evaluate(Object... options) {
    return evaluateWith(reference, options);
  }

  private CommandLineRun evaluateWith(Path references, Object... options) {
    List<Object> arguments =
        new ArrayList<>(List.of("evaluate", "--hypothesis", hypothesis, "--reference", references));
    arguments.addAll(Arrays.asList(options));
    return CommandLineRun.of(arguments.toArray());
  }

  private static String versionless(String text) {
    return text.replaceAll("\\|version:\\S+", "");
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write(String name, String... lines) {
    try {
      return Files.write(folder.resolve(name), List.of(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
