package io.dragoman.search;

import static io.dragoman.search.TableScorer.SPECIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.scalar.ScalarKernels;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlternativesSearchTest {
  private static final int A = 4;
  private static final int B = 5;

  private static TableScorer scorer() {
    return new TableScorer(6)
        .after(List.of(), 0, 0.9, 0.1)
        .after(List.of(A), 0.1, 0.6, 0.3)
        .after(List.of(B), 1, 0, 0)
        .after(List.of(A, A), 1, 0, 0)
        .after(List.of(A, B), 0.2, 0.8, 0)
        .after(List.of(A, B, A), 1, 0, 0);
  }

  private static List<Hypothesis> search(int count, SentenceConstraints constraints) {
    SearchOptions options =
        SearchOptions.ofBeam(2).withMethod(new SearchMethod.Alternatives(count));
    return Searcher.create(scorer(), SPECIAL, options)
        .search(new int[][] {{7, 8, 2}}, List.of(constraints))
        .get(0);
  }

  private static SentenceConstraints after(int... prefix) {
    return SentenceConstraints.NONE.withPrefix(IntArrayList.wrap(prefix));
  }

  @Test
  void each_next_word_comes_with_its_best_continuation() {
    List<Hypothesis> found = search(3, after(A));
    assertThat(found)
        .extracting(Hypothesis::ids)
        .containsExactly(new int[] {A, A}, new int[] {A, B, A}, new int[] {A});
    assertThat(found.get(0).score()).isCloseTo(Math.log(0.6), within(1e-6));
    assertThat(found.get(1).score()).isCloseTo(Math.log(0.3), within(1e-6));
    assertThat(found.get(2).score()).as("the end").isCloseTo(Math.log(0.1), within(1e-6));
    assertThat(found.get(1).logProbability()).isCloseTo(Math.log(0.9 * 0.3 * 0.8), within(1e-6));
    assertThat(found).allMatch(Hypothesis::finished);
  }

  @Test
  void no_more_than_are_asked_for_and_not_those_that_are_forbidden() {
    assertThat(search(1, after(A))).hasSize(1);
    assertThat(search(9, after())).hasSize(2);
    SentenceConstraints constraints =
        new SentenceConstraints(
            IntArrayList.of(A), List.of(), List.of(IntArrayList.of(A, A), IntArrayList.of(7)));
    assertThat(search(1, constraints))
        .extracting(Hypothesis::ids)
        .containsExactly(new int[] {A, B, A});
  }

  @Test
  void every_alternative_has_what_is_required() {
    SearchOptions options = SearchOptions.ofBeam(2).withMethod(new SearchMethod.Alternatives(19));
    ModelScorer scorer = new ModelScorer(ModelSearchTest.model("gru", 20, 2f), new ScalarKernels());
    SentenceConstraints required =
        new SentenceConstraints(IntArrayList.of(A), List.of(IntArrayList.of(B)), List.of());
    List<Hypothesis> found =
        Searcher.create(scorer, SPECIAL, options)
            .search(ModelSearchTest.sources(1, 2), List.of(required))
            .get(0);
    assertThat(found).hasSize(16); // all words but <pad>, <s>, <unk> and </s>
    assertThat(found).allMatch(each -> IntArrayList.wrap(each.ids()).contains(B));
  }

  @Test
  void alternatives_do_not_depend_on_the_batch() {
    SearchOptions options = SearchOptions.ofBeam(3).withMethod(new SearchMethod.Alternatives(4));
    ModelScorer scorer = new ModelScorer(ModelSearchTest.model("gru", 20, 2f), new ScalarKernels());
    Searcher searcher = Searcher.create(scorer, SPECIAL, options);
    int[][] sources = ModelSearchTest.sources(10, 1);
    List<List<Hypothesis>> alone = new ArrayList<>();
    for (int[] source : sources) {
      alone.addAll(searcher.search(new int[][] {source}));
    }
    assertThat(alone).allMatch(each -> each.size() == 4);
    assertThat(ModelSearchTest.text(searcher.search(sources)))
        .isEqualTo(ModelSearchTest.text(alone));
    assertThatThrownBy(() -> new SearchMethod.Alternatives(0))
        .hasMessage("search options: alternatives is 0: must be at least 1");
  }
}
