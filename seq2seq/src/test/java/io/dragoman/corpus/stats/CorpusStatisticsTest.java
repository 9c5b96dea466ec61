package io.dragoman.corpus.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.corpus.CorpusListener;
import io.dragoman.data.DataException;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusStatisticsTest {
  private static final TextTokenizer SPACES = TextTokenizers.create("whitespace");

  @TempDir Path folder;

  private CorpusStatistics.Text text(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    return new CorpusStatistics.Text(file, SPACES, Optional.empty());
  }

  private static CorpusStatistics count(List<CorpusStatistics.Text> texts, Integer... sizes) {
    return CorpusStatistics.of(texts, List.of(sizes), CorpusListener.NONE);
  }

  @Test
  void a_text_is_counted() throws IOException {
    CorpusStatistics statistics = count(List.of(text("a", "a b a\n\nb a 😀 漢\n")), 1, 2, 10);
    TextStatistics text = statistics.texts().get(0);

    assertThat(text.lines()).isEqualTo(3);
    assertThat(text.emptyLines()).isEqualTo(1);
    assertThat(text.tokens()).isEqualTo(7);
    assertThat(text.types()).isEqualTo(4);
    assertThat(text.singletons()).isEqualTo(2);
    assertThat(text.characters()).isEqualTo(5 + 7);
    assertThat(text.typeTokenRatio()).isEqualTo(4.0 / 7);
    assertThat(text.lengths().longest()).isEqualTo(4);
    assertThat(text.coverage()).containsExactly(new Coverage(1, 3), new Coverage(2, 5));
    assertThat(text.unknown()).isEmpty();
    assertThat(statistics.ratios()).isEmpty();
  }

  @Test
  void sizes_are_sorted_and_may_be_that_of_the_text() throws IOException {
    List<Coverage> coverage =
        count(List.of(text("a", "a b a\n")), 2, 1, 3).texts().get(0).coverage();
    assertThat(coverage).containsExactly(new Coverage(1, 2), new Coverage(2, 3));
  }

  @Test
  void two_texts_have_ratios() throws IOException {
    CorpusStatistics statistics =
        count(List.of(text("a", "a b\na\n"), text("b", "x\nx y z\n"), text("c", "\n\n")));

    assertThat(statistics.texts()).hasSize(3);
    RatioCounts ratios = statistics.ratios().orElseThrow();
    assertThat(ratios.count()).isEqualTo(2);
    assertThat(ratios.quantile(0.5)).isEqualTo(0.5);
    assertThat(ratios.quantile(1)).isEqualTo(3);
  }

  @Test
  void texts_of_different_lengths_are_refused() throws IOException {
    List<CorpusStatistics.Text> texts = List.of(text("a", "a\n"), text("b", "x\ny\n"));
    assertThatThrownBy(() -> count(texts)).isInstanceOf(DataException.class);
  }

  @Test
  void unknown_words_are_those_that_the_other_text_does_not_have() throws IOException {
    Path train = Files.writeString(folder.resolve("train"), "the dog\nthe cat\n");
    TypeCounts known = TypeCounts.of(train, SPACES, CorpusListener.NONE);
    Path test = Files.writeString(folder.resolve("test"), "the bird and the bird\ndog\n");

    TextStatistics text =
        count(List.of(new CorpusStatistics.Text(test, SPACES, Optional.of(known)))).texts().get(0);

    assertThat(known.size()).isEqualTo(3);
    assertThat(text.unknown()).contains(new Unknown(3, 2));
  }

  @Test
  void types_agree_with_a_map_of_texts() throws IOException {
    Random random = new Random(2);
    Map<String, Integer> expected = new HashMap<>();
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      String token = "w" + (int) Math.exp(9 * random.nextDouble());
      expected.merge(token, 1, Integer::sum);
      content.append(token).append(i % 7 == 0 ? "\n" : " ");
    }
    TextStatistics text = count(List.of(text("a", content.toString())), 100).texts().get(0);

    assertThat(text.types()).isEqualTo(expected.size());
    assertThat(text.singletons())
        .isEqualTo((int) expected.values().stream().filter(count -> count == 1).count());
    assertThat(text.coverage().get(0).tokens())
        .isEqualTo(
            expected.values().stream()
                .sorted((a, b) -> b - a)
                .limit(100)
                .mapToInt(count -> count)
                .sum());
  }

  @Test
  void a_text_without_tokens_has_a_ratio_of_zero() throws IOException {
    assertThat(count(List.of(text("a", "\n"))).texts().get(0).typeTokenRatio()).isZero();
  }
}
