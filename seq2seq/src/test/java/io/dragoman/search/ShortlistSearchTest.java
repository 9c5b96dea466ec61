package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.alignment.Shortlist;
import io.dragoman.alignment.Shortlists;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortlistSearchTest {
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final int SOURCE = 20;
  private static final int TARGET = 150;
  private static final Kernels KERNELS = KernelsSelector.kernels();

  private final EncoderDecoder model = ModelSearchTest.model("gru", TARGET, 3f);
  private final int[][] sources = ModelSearchTest.sources(40, 7);

  /** Special words and ten others for every source word. */
  private static Shortlist some() {
    Random random = new Random(11);
    int[][] translations = new int[SOURCE][];
    for (int word = 0; word < SOURCE; word++) {
      translations[word] = random.ints(10, 4, TARGET).toArray();
    }
    return Shortlists.of(TARGET, new int[] {2, 3}, translations);
  }

  private static Shortlist all() {
    return Shortlists.of(TARGET, IntStream.range(0, TARGET).toArray(), new int[SOURCE][0]);
  }

  private List<List<Hypothesis>> search(int beam, Optional<Shortlist> list, int[][] batch) {
    SearchOptions options =
        SearchOptions.ofBeam(beam).withNBest(Math.min(beam, 3)).withMaxLength(1, 5);
    StepScorer scorer = new ModelScorer(model, KERNELS, list);
    return Searcher.create(scorer, SPECIAL, options).search(batch);
  }

  private static void assertSame(List<Hypothesis> actual, List<Hypothesis> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i).ids()).isEqualTo(expected.get(i).ids());
      assertThat(actual.get(i).logProbability()).isEqualTo(expected.get(i).logProbability());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void a_list_of_all_words_changes_no_bit(int beam) {
    List<List<Hypothesis>> expected = search(beam, Optional.empty(), sources);
    List<List<Hypothesis>> actual = search(beam, Optional.of(all()), sources);
    for (int i = 0; i < sources.length; i++) {
      assertSame(actual.get(i), expected.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void a_sentence_gets_the_same_bits_in_every_batch(int beam) {
    List<List<Hypothesis>> together = search(beam, Optional.of(some()), sources);
    for (int size : new int[] {1, 7, 17, 33}) {
      List<List<Hypothesis>> parts = new ArrayList<>();
      for (int from = 0; from < sources.length; from += size) {
        int to = Math.min(sources.length, from + size);
        parts.addAll(search(beam, Optional.of(some()), Arrays.copyOfRange(sources, from, to)));
      }
      for (int i = 0; i < sources.length; i++) {
        assertSame(parts.get(i), together.get(i));
      }
    }
  }

  @Test
  void only_words_of_the_sentences_own_list_are_produced() {
    Shortlist list = some();
    List<List<Hypothesis>> results = search(4, Optional.of(list), sources);
    int produced = 0;
    for (int i = 0; i < sources.length; i++) {
      for (Hypothesis each : results.get(i)) {
        produced += each.ids().length;
        int[] own = list.words(sources[i]);
        assertThat(Arrays.stream(each.ids()).allMatch(id -> Arrays.binarySearch(own, id) >= 0))
            .isTrue();
      }
    }
    assertThat(produced).isGreaterThan(100);
  }

  @Test
  void probabilities_of_a_sentences_own_words_sum_to_one() {
    Shortlist list = some();
    ModelScorer scorer = new ModelScorer(model, KERNELS, Optional.of(list));
    scorer.start(sources);
    int[] rows = IntStream.range(0, sources.length).toArray();
    int[] begin = new int[sources.length];
    Arrays.fill(begin, SPECIAL.bos());
    StepScores scores = scorer.step(rows, begin, rows.length);
    for (int row = 0; row < sources.length; row++) {
      int[] own = list.words(sources[row]);
      assertThat(scores.count(row)).isEqualTo(own.length);
      double sum = 0;
      for (int i = 0; i < own.length; i++) {
        assertThat(scores.id(row, i)).isEqualTo(own[i]);
        sum += Math.exp(scores.scores().get(row, i) - scores.logNormalizers().get(0, row));
      }
      assertThat(sum).isEqualTo(1, within(1e-5));
    }
  }

  @Test
  void words_that_are_not_on_the_list_cannot_follow() {
    Shortlist list = some();
    StepScorer scorer = new ModelScorer(model, KERNELS, Optional.of(list));
    int[] words = list.words(sources[0]);
    int missing =
        IntStream.range(4, TARGET)
            .filter(id -> Arrays.binarySearch(words, id) < 0)
            .findFirst()
            .orElseThrow();
    int there = Arrays.stream(words).filter(id -> id >= 4).findFirst().orElseThrow();
    Hypothesis forced =
        new ForcedDecoding(scorer, SPECIAL, SearchOptions.ofBeam(1))
            .decode(new int[][] {sources[0]}, new int[][] {{there, missing}})
            .get(0);
    assertThat(forced.wordLogProbabilities()[0]).isFinite().isNegative();
    assertThat(forced.wordLogProbabilities()[1]).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(forced.logProbability()).isEqualTo(Double.NEGATIVE_INFINITY);

    SearchListener listener =
        new SearchListener() {
          @Override
          public void started(int[][] batch) {
            assertThat(batch).hasNumberOfRows(1);
          }

          @Override
          public void stepped(BeamStep step) {
            assertThat(step.rank(0, missing)).isEqualTo(words.length);
            assertThat(step.best(0, TARGET))
                .hasSize(words.length)
                .allMatch(each -> Arrays.binarySearch(words, each.id()) >= 0)
                .isSortedAccordingTo(
                    (a, b) -> Double.compare(b.wordLogProbability(), a.wordLogProbability()));
          }
        };
    SearchOptions options = SearchOptions.ofBeam(3).withMaxLength(1, 5);
    new BeamSearch(scorer, SPECIAL, options, listener).search(new int[][] {sources[0]});
  }
}
