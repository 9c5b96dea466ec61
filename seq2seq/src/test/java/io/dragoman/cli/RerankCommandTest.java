package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerankCommandTest {
  @TempDir Path folder;

  private Path list;

  @BeforeEach
  void write() throws IOException {
    list =
        write(
            "list",
            "0 ||| a red dog ||| Good= -1 Bad= -9 ||| -3",
            "0 ||| a dog ||| Good= -5 Bad= -1 ||| -2",
            "2 ||| the cat sleeps ||| Good= -2 Bad= -7 ||| -1",
            "2 ||| the cats sleep now ||| Good= -6 Bad= -2 ||| -4");
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines), UTF_8);
  }

  private CommandLineRun rerank(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("rerank", "--n-best", list));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray());
  }

  @Test
  void by_default_the_score_decides_and_lines_without_a_list_are_empty() {
    assertThat(rerank().lines()).containsExactly("a dog", "", "the cat sleeps");
  }

  @Test
  void weighted_features_decide() throws IOException {
    assertThat(rerank("--weight", "Good=1").lines())
        .containsExactly("a red dog", "", "the cat sleeps");
    assertThat(rerank("--weight", "Bad=1,Good=0.1").lines())
        .containsExactly("a dog", "", "the cats sleep now");
    assertThat(rerank("--weight", "Length=1").lines())
        .containsExactly("a red dog", "", "the cats sleep now");
    Path weights = write("weights", "Bad= 1", "Good= 0.1");
    assertThat(rerank("--weights", weights).lines())
        .containsExactly("a dog", "", "the cats sleep now");
    assertThat(rerank("--weights", weights, "--weight", "Bad=-1").lines())
        .containsExactly("a red dog", "", "the cat sleeps");
  }

  @Test
  void weights_are_tuned_written_and_used() throws IOException {
    Path right = write("right", "a red dog", "nothing", "the cat sleeps");
    Path weights = folder.resolve("tuned");
    CommandLineRun run = rerank("--tune", "--reference", right, "--output", weights);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).matches("bleu of 2 lines: \\d+\\.\\d\\d before, 100\\.00 with .*\n");
    assertThat(Files.readAllLines(weights))
        .extracting(line -> line.split("=")[0])
        .containsExactly("Score", "Length", "Good", "Bad");
    assertThat(rerank("--weights", weights).lines())
        .containsExactly("a red dog", "", "the cat sleeps");
    CommandLineRun chrf =
        rerank("--tune", "--reference", right, right, "--metric", "chrf", "--seed", "5");
    assertThat(chrf.err()).contains("chrf of 2 lines: ").contains(", 100.00 with these weights");
  }

  @Test
  void what_does_not_fit_is_named() throws IOException {
    assertThat(rerank("--weight", "Better=1").err())
        .isEqualTo("dragoman: there is no feature 'Better': the list has Score Length Good Bad\n");
    assertThat(rerank("--weights", write("bad", "Good= 1", "what")).err())
        .endsWith("bad: line 2: 'what' is no weight: write \"Name= 0.5\"\n");
    assertThat(rerank("--tune", "--reference", write("short", "x")).err())
        .endsWith("short: has 1 lines but " + list + " has id 2: ids count lines from 0\n");
    assertThat(rerank("--tune").err()).startsWith("dragoman: --tune and --reference go together");
    assertThat(rerank("--restarts", "-1").code()).isEqualTo(2);
    list = write("uneven", "0 ||| a ||| F= 1 ||| 1", "0 ||| b ||| G= 1 ||| 1");
    assertThat(rerank().err())
        .endsWith(
            "uneven: line 2: features Score Length G but Score Length F before: every line needs"
                + " the same\n");
    list = write("empty");
    assertThat(rerank().err()).endsWith("empty: empty: it must have at least one line\n");
  }
}
