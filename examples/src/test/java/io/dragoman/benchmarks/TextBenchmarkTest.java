package io.dragoman.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextBenchmarkTest {
  @TempDir Path folder;

  private String file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines)).toString();
  }

  @Test
  void text_comes_from_one_file_or_several() throws IOException {
    String both = file("a", "one two", "three") + File.pathSeparator + file("b", "four ");

    assertThat(BenchmarkText.lines(both)).containsExactly("one two", "three", "four ");
    assertThat(BenchmarkText.words(BenchmarkText.lines(both))).isEqualTo(4);
    assertThatThrownBy(() -> BenchmarkText.lines(folder + "/none"))
        .isInstanceOf(DataException.class);
  }

  @Test
  void generated_text_repeats_and_has_frequent_and_rare_words() {
    List<String> lines = BenchmarkText.generated(2_000, 1);

    assertThat(BenchmarkText.generated(2_000, 1)).isEqualTo(lines);
    assertThat(BenchmarkText.generated(2_000, 2)).isNotEqualTo(lines);
    assertThat(BenchmarkText.words(lines)).isBetween(19_000L, 23_000L);
    List<String> words =
        lines.stream().flatMap(line -> List.of(line.split("[ .,]+")).stream()).toList();
    assertThat(words.stream().distinct().count()).isBetween(3_000L, 12_000L);
    assertThat(words.stream().filter(words.get(0)::equals).count()).isPositive();
  }

  @Test
  void learning_starts_with_a_check_and_learns_as_many_merges_as_wanted() throws IOException {
    SubwordLearningBenchmark benchmark = new SubwordLearningBenchmark();
    benchmark.text = file("text", "low lower lowest", "new newer newest low");
    benchmark.merges = 3;
    benchmark.prepare();

    assertThat(benchmark.learn().merges()).hasSize(3);
  }

  @Test
  void a_wrong_result_is_told() {
    assertThatThrownBy(() -> Checks.same("tokens", "a b", "ab"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("tokens: is 'ab' but must be 'a b': the result is wrong, so nothing was timed");
  }
}
