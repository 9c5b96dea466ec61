package io.dragoman.search;

import static io.dragoman.search.TableScorer.SPECIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.KernelsSelector;
import io.dragoman.search.BeamStep.Continuation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchListenerTest {
  private static final int EOS = SPECIAL.eos();
  private static final int A = 4;
  private static final int B = 5;

  /** Writes down what it is told. */
  private static final class Notes implements SearchListener {
    private final List<List<Continuation>> kept = new ArrayList<>();
    private final List<List<Continuation>> best = new ArrayList<>();
    private final List<Integer> heights = new ArrayList<>();
    private int started;

    @Override
    public void started(int[][] sources) {
      started = sources.length;
    }

    @Override
    public void stepped(BeamStep step) {
      assertThat(step.sentence()).isZero();
      assertThat(step.time()).isEqualTo(kept.size());
      kept.add(step.kept());
      best.add(step.best(0, 2));
      heights.add(step.hypotheses());
      Continuation first = step.best(0, 1).get(0);
      assertThat(step.rank(0, first.id())).isZero();
      assertThat(step.continuation(0, first.id())).isEqualTo(first);
    }
  }

  private static TableScorer table() {
    return new TableScorer(6)
        .after(List.of(), 0.0, 0.6, 0.4)
        .after(List.of(A), 0.3, 0.3, 0.4)
        .after(List.of(A, A), 0.5, 0.25, 0.25)
        .after(List.of(A, B), 0.5, 0.25, 0.25)
        .after(List.of(B), 0.9, 0.05, 0.05);
  }

  @Test
  void every_step_tells_what_was_kept_and_what_was_possible() {
    Notes notes = new Notes();
    SearchOptions options = SearchOptions.ofBeam(2).withLengthPenalty(0).withMaxLength(0, 3);
    new BeamSearch(table(), SPECIAL, options, notes).search(new int[][] {{7, 8, 9, 2}});

    assertThat(notes.started).isOne();
    assertThat(notes.heights).startsWith(1, 2);
    assertThat(notes.kept.get(0)).extracting(Continuation::id).containsExactly(A, B);
    assertThat(notes.kept.get(1)).extracting(Continuation::id).containsExactly(EOS, B);
    assertThat(notes.kept.get(1)).extracting(Continuation::from).containsExactly(1, 0);
    Continuation end = notes.kept.get(1).get(0);
    assertThat(end.wordLogProbability()).isCloseTo(Math.log(0.9), within(1e-6));
    assertThat(end.logProbability()).isCloseTo(Math.log(0.36), within(1e-6));
    assertThat(notes.best.get(1)).extracting(Continuation::id).containsExactly(B, EOS);
  }

  @Test
  void a_listener_changes_no_bit() {
    SearchOptions options = SearchOptions.ofBeam(4).withNBest(4).withWordScores(true);
    int[][] sources = ModelSearchTest.sources(9, 2);
    StepScorer scorer =
        new ModelScorer(ModelSearchTest.model("gru", 20, 2f), KernelsSelector.kernels());
    List<List<Hypothesis>> plain = new BeamSearch(scorer, SPECIAL, options).search(sources);
    int[] steps = new int[sources.length];
    SearchListener counting =
        new SearchListener() {
          @Override
          public void started(int[][] batch) {
            assertThat(batch).isSameAs(sources);
          }

          @Override
          public void stepped(BeamStep step) {
            steps[step.sentence()]++;
            for (int i = 0; i < step.hypotheses(); i++) {
              assertThat(step.best(i, 3)).hasSize(3);
            }
          }
        };
    List<List<Hypothesis>> heard =
        new BeamSearch(scorer, SPECIAL, options, counting).search(sources);
    assertThat(heard).usingRecursiveComparison().isEqualTo(plain);
    for (int i = 0; i < steps.length; i++) {
      assertThat(steps[i]).isGreaterThanOrEqualTo(heard.get(i).get(0).ids().length);
    }
  }

  @Test
  void words_have_log_probabilities_that_sum_to_the_whole() {
    SearchOptions plain = SearchOptions.ofBeam(3).withNBest(3);
    int[][] sources = ModelSearchTest.sources(9, 4);
    StepScorer scorer =
        new ModelScorer(ModelSearchTest.model("lstm", 20, 2f), KernelsSelector.kernels());
    var with = new BeamSearch(scorer, SPECIAL, plain.withWordScores(true)).search(sources);
    var without = new BeamSearch(scorer, SPECIAL, plain).search(sources);
    for (int i = 0; i < sources.length; i++) {
      for (int j = 0; j < with.get(i).size(); j++) {
        Hypothesis each = with.get(i).get(j);
        double sum = 0;
        for (double word : each.wordLogProbabilities()) {
          assertThat(word).isNotPositive();
          sum += word;
        }
        assertThat(sum).isCloseTo(each.logProbability(), within(1e-9));
        assertThat(each.wordLogProbabilities())
            .hasSize(each.ids().length + (each.finished() ? 1 : 0));
        assertThat(without.get(i).get(j).wordLogProbabilities()).isEmpty();
        assertThat(without.get(i).get(j).logProbability()).isEqualTo(each.logProbability());
      }
    }
  }
}
