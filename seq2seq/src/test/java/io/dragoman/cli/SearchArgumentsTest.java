package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ObjectArrays;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of translate that say how to search. */
class SearchArgumentsTest {
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

  private static double meanLength(List<String> lines) {
    return lines.stream().mapToInt(line -> line.split(" ").length).average().orElseThrow();
  }

  @Test
  void word_reward_and_penalties_make_translations_longer_or_shorter() {
    double plain = meanLength(translate());
    double longer = meanLength(translate("--word-reward", "4", "--length-penalty", "0"));
    double shorter = meanLength(translate("--word-reward", "-4", "--length-penalty", "0"));
    assertThat(longer).isGreaterThan(plain);
    assertThat(shorter).isLessThan(plain);
    assertThat(meanLength(translate("--brevity-penalty", "9", "--length-ratio", "3")))
        .isGreaterThan(plain);
  }

  @Test
  void limits_of_length_hold() {
    List<String> one = translate("--max-length-factor", "0", "--max-length-extra", "2");
    assertThat(one).allMatch(line -> line.replace(".", " .").split(" ").length <= 2);
    List<String> eight = translate("--min-length-extra", "8");
    assertThat(eight).allMatch(line -> line.replace(".", " .").split(" ").length >= 8);
  }

  @Test
  void what_is_given_is_what_the_scores_say() {
    List<String> power = translate("--n-best", "2", "--length-penalty", "0.5");
    List<String> gnmt =
        translate("--n-best", "2", "--length-penalty", "0.5", "--length-normalization", "gnmt");
    assertThat(power).hasSize(20).allMatch(line -> line.split(" \\|\\|\\| ").length == 3);
    assertThat(gnmt).hasSize(20).isNotEqualTo(power);
    assertThat(translate("--coverage-penalty", "1", "--n-best", "2")).isNotEqualTo(power);
  }

  @Test
  void the_end_may_be_rewarded_and_what_met_the_limit_ranked() {
    String[] reward = {"--n-best", "1", "--word-reward", "1", "--length-penalty", "0"};
    List<String> without = translate((Object[]) reward);
    List<String> with = translate(ObjectArrays.concat(reward, "--reward-end"));
    for (int i = 0; i < with.size(); i++) {
      assertThat(score(with.get(i))).isCloseTo(score(without.get(i)) + 1, within(1e-3));
    }
    Object[] two = {"--n-best", "2", "--max-length-factor", "0", "--max-length-extra", "3"};
    List<String> ranked =
        translate(ObjectArrays.concat(two, new String[] {"--unfinished", "ranked"}, Object.class));
    assertThat(ranked).isNotEqualTo(translate(two));
    for (int i = 0; i < ranked.size(); i += 2) {
      assertThat(score(ranked.get(i))).isGreaterThanOrEqualTo(score(ranked.get(i + 1)));
    }
  }

  private static double score(String line) {
    return Double.parseDouble(line.replaceFirst(".* ", ""));
  }

  @Test
  void words_are_blocked() {
    Path forbidden = project.write("forbidden.txt", List.of("Hund", "", "rot Katze"));
    List<String> lines = translate("--forbid", forbidden);
    assertThat(translate()).anyMatch(line -> line.contains("Hund"));
    assertThat(lines).noneMatch(line -> line.contains("Hund") || line.contains("rot Katze"));
    List<String> unrepeated = translate("--no-repeat-ngram", "1", "--repeatable", "der");
    for (String line : unrepeated) {
      List<String> words =
          Arrays.stream(line.split("\\W+")).filter(word -> !word.equals("der")).toList();
      assertThat(words).doesNotHaveDuplicates();
    }
  }

  @Test
  void groups_find_other_translations() {
    List<String> plain = translate("--beam", "4", "--n-best", "4");
    List<String> groups =
        translate("--beam", "4", "--n-best", "4", "--groups", "4", "--diversity", "3");
    assertThat(groups).isNotEqualTo(plain);
  }

  @Test
  void translations_are_drawn() {
    List<String> one = translate("--sample", "full", "--n-best", "3");
    assertThat(one).hasSize(30);
    assertThat(translate("--sample", "full", "--n-best", "3", "--batch", "3", "--threads", "2"))
        .isEqualTo(one);
    assertThat(translate("--sample", "full", "--n-best", "3", "--seed", "2")).isNotEqualTo(one);
    assertThat(translate("--sample", "top-k=1")).isEqualTo(translate("--beam", "1"));
    CommandLineRun run = run("--sample", "half");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("dragoman: --sample: sampling 'half': must be full, or one or more of");
  }

  @Test
  void a_deadline_that_is_far_changes_nothing_and_one_that_is_near_is_told() {
    assertThat(translate("--deadline", "10m")).isEqualTo(translate());
    CommandLineRun run = run("--deadline", "0.0001ms", "--n-best", "1");
    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSize(10);
    assertThat(run.err()).contains("dragoman: warning: line 3: cut by the deadline\n");
    assertThat(run.lines().get(2)).contains(" ||| cut ||| ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--min-length-extra -1|--min-length-extra is -1: must be at least 0",
        "--max-length-extra 0|--max-length-extra is 0: must be at least 1",
        "--word-reward NaN|--word-reward is NaN: must be a number",
        "--coverage-penalty -1|--coverage-penalty is -1.0: must be 0 or more",
        "--no-repeat-ngram -1|--no-repeat-ngram is -1: must be at least 0",
        "--groups 0|--groups is 0: must be at least 1",
        "--sample full --beam 2|--sample draws translations: leave out --beam and --groups",
        "--groups 2|--beam 5 is not a multiple of --groups 2",
        "--n-best 3 --beam 2|--n-best 3 is more than --beam 2: raise --beam",
        "--deadline 5|invalid value for option '--deadline': '5' is not a time above 0 such"
            + " as 50ms, 2s or 1m",
      })
  void wrong_values_are_named(String options, String message) {
    CommandLineRun run = run((Object[]) options.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("dragoman: " + message + " (see dragoman translate --help)\n");
  }
}
