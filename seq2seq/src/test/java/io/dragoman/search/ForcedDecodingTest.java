package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForcedDecodingTest {
  private static final SpecialIds SPECIAL = TableScorer.SPECIAL;
  private static final EncoderDecoder MODEL = ModelSearchTest.model("gru", 20, 2f);

  private static StepScorer scorer() {
    return new ModelScorer(MODEL, KernelsSelector.kernels());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  void what_a_search_found_has_the_same_bits_when_it_is_forced(int beam) {
    SearchOptions options = SearchOptions.ofBeam(beam).withAttention(true).withWordScores(true);
    int[][] sources = ModelSearchTest.sources(12, 3);
    List<List<Hypothesis>> found =
        Searcher.create(scorer(), SPECIAL, options.withMaxLength(2, 30)).search(sources);
    int[][] targets = found.stream().map(each -> each.get(0).ids()).toArray(int[][]::new);

    List<Hypothesis> forced =
        new ForcedDecoding(scorer(), SPECIAL, options).decode(sources, targets);

    int finished = 0;
    for (int i = 0; i < sources.length; i++) {
      Hypothesis one = found.get(i).get(0);
      if (one.finished()) {
        finished++;
        assertThat(forced.get(i).ids()).isEqualTo(one.ids());
        assertThat(forced.get(i).attention()).isDeepEqualTo(one.attention());
        assertThat(forced.get(i).wordLogProbabilities())
            .usingComparatorWithPrecision(1e-12)
            .containsExactly(one.wordLogProbabilities());
        assertThat(forced.get(i).logProbability()).isEqualTo(one.logProbability());
        assertThat(forced.get(i).score()).isEqualTo(one.score());
      }
    }
    assertThat(finished).isGreaterThan(3);
  }

  @Test
  void a_batch_gives_what_its_sentences_give_alone() {
    int[][] sources = ModelSearchTest.sources(5, 8);
    int[][] targets = {{4, 5, 6}, {}, {7}, {4, 4, 4, 4, 9}, {8, 3}};
    ForcedDecoding decoding = new ForcedDecoding(scorer(), SPECIAL, SearchOptions.ofBeam(1));
    List<Hypothesis> together = decoding.decode(sources, targets);
    for (int i = 0; i < sources.length; i++) {
      Hypothesis alone = decoding.decode(new int[][] {sources[i]}, new int[][] {targets[i]}).get(0);
      assertThat(together.get(i).wordLogProbabilities()).isEqualTo(alone.wordLogProbabilities());
      assertThat(together.get(i).wordLogProbabilities()).hasSize(targets[i].length + 1);
      assertThat(together.get(i).attention()).isDeepEqualTo(alone.attention());
      assertThat(together.get(i).finished()).isTrue();
    }
  }

  @Test
  void numbers_of_sides_must_be_equal() {
    ForcedDecoding decoding = new ForcedDecoding(scorer(), SPECIAL, SearchOptions.ofBeam(1));
    assertThat(decoding.decode(new int[0][], new int[0][])).isEmpty();
    assertThatThrownBy(() -> decoding.decode(new int[1][], new int[2][]))
        .hasMessage("forced decoding: 1 sources but 2 targets: give one for each");
  }
}
