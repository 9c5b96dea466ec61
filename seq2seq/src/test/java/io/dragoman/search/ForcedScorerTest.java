package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.alignment.Shortlist;
import io.dragoman.alignment.Shortlists;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ParallelBatch;
import io.dragoman.tensor.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForcedScorerTest {
  private static final Kernels KERNELS = KernelsSelector.kernels();
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);

  private final EncoderDecoder model = ModelSearchTest.model("gru", 20, 2f);
  private final int[][] sources = ModelSearchTest.sources(30, 5);

  private StepScorer scorer() {
    return new ModelScorer(model, KERNELS);
  }

  private ForcedScorer forced() {
    return new ForcedScorer(scorer(), SPECIAL);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  void a_found_translation_gets_the_bits_of_the_search(int beam) {
    SearchOptions options = SearchOptions.ofBeam(beam).withNBest(beam).withUnknown(true);
    List<List<Hypothesis>> found = Searcher.create(scorer(), SPECIAL, options).search(sources);
    List<Hypothesis> finished = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < sources.length; i++) {
      for (Hypothesis each : found.get(i)) {
        if (each.finished()) {
          finished.add(each);
          places.add(i);
        }
      }
    }
    int[][] targets = finished.stream().map(Hypothesis::ids).toArray(int[][]::new);
    int[] sourceOf = places.stream().mapToInt(Integer::intValue).toArray();
    List<ForcedScore> scores = forced().score(sources, sourceOf, targets);
    assertThat(scores)
        .extracting(ForcedScore::logProbability)
        .isEqualTo(finished.stream().map(Hypothesis::logProbability).toList());
    assertThat(scores).hasSizeGreaterThan(20);
  }

  @Test
  void scores_are_those_of_teacher_forcing() {
    int[][] targets = {{4, 5, 6}, {}, {7}, {8, 9, 10, 11, 12}};
    int[][] some = Arrays.copyOf(sources, 4);
    List<ForcedScore> scores = forced().score(some, new int[] {0, 1, 2, 3}, targets);
    for (int i = 0; i < 4; i++) {
      try (Tape tape = Tape.inference(KERNELS, new Arena())) {
        ParallelBatch batch =
            ParallelBatch.of(
                new int[][] {some[i]},
                new int[][] {targets[i]},
                SPECIAL.bos(),
                SPECIAL.eos(),
                new long[] {1});
        Loss loss = model.loss(tape, batch, 0f, 0f);
        assertThat(scores.get(i).logProbability())
            .isCloseTo(-loss.negativeLogLikelihood(), within(1e-5));
      }
      assertThat(scores.get(i).words()).hasSize(targets[i].length + 1);
      assertThat(Arrays.stream(scores.get(i).words()).sum())
          .isEqualTo(scores.get(i).logProbability());
    }
  }

  @Test
  void scores_do_not_depend_on_the_batch_or_on_sharing_a_source() {
    int[][] targets = new int[60][];
    int[] sourceOf = new int[60];
    for (int i = 0; i < 60; i++) {
      targets[i] = IntStream.range(0, i * 7 % 11).map(t -> 4 + t).toArray();
      sourceOf[i] = i % 30;
    }
    List<ForcedScore> together = forced().score(sources, sourceOf, targets);
    ForcedScorer scorer = forced();
    for (int i = 0; i < 60; i++) {
      List<ForcedScore> alone =
          scorer.score(new int[][] {sources[sourceOf[i]]}, new int[] {0}, new int[][] {targets[i]});
      assertThat(alone.get(0).words()).containsExactly(together.get(i).words());
    }
  }

  @Test
  void a_word_off_the_shortlist_is_impossible() {
    Shortlist list = Shortlists.of(20, new int[] {2, 3, 5}, new int[20][0]);
    ForcedScorer scorer =
        new ForcedScorer(new ModelScorer(model, KERNELS, Optional.of(list)), SPECIAL);
    List<ForcedScore> scores =
        scorer.score(sources, new int[] {0, 0}, new int[][] {{5, 3}, {5, 6}});
    assertThat(scores.get(0).logProbability()).isNegative().isFinite();
    assertThat(scores.get(1).words()[1]).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void nothing_to_score_needs_no_source() {
    assertThat(forced().score(new int[0][], new int[0], new int[0][])).isEmpty();
  }
}
