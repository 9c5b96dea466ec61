package io.dragoman.search;

import static io.dragoman.search.TableScorer.SPECIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.model.EncoderDecoder;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
  private static final EncoderDecoder MODEL = ModelSearchTest.model("gru", 20, 2f);
  private static final Duration TEN = Duration.ofNanos(10);

  /** A clock that gains {@code step} nanoseconds whenever it is looked at. */
  private static LongSupplier clock(long step) {
    long[] now = {Long.MAX_VALUE - 5}; // nanoTime may overflow
    return () -> now[0] += step;
  }

  private static List<List<Hypothesis>> search(SearchOptions options, int[][] sources) {
    return Searcher.create(new ModelScorer(MODEL, new ScalarKernels()), SPECIAL, options)
        .search(sources);
  }

  @Test
  void what_time_cut_short_stays_behind_what_ended() {
    int[][] sources = ModelSearchTest.sources(20, 1);
    SearchOptions last = SearchOptions.ofBeam(4).withNBest(4).withMaxLength(0, 9);
    SearchOptions ranked = last.withRanking(last.ranking().withUnfinished(Unfinished.RANKED));
    for (long steps = 1; steps < 6; steps++) {
      List<List<Hypothesis>> found =
          search(ranked.withDeadline(new Deadline(TEN, clock(10 / steps))), sources);
      assertThat(ModelSearchTest.text(found))
          .isEqualTo(
              ModelSearchTest.text(
                  search(last.withDeadline(new Deadline(TEN, clock(10 / steps))), sources)));
      assertThat(found).anyMatch(each -> each.get(3).cut());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void a_search_in_time_finds_what_one_without_a_deadline_finds(int beam) {
    int[][] sources = ModelSearchTest.sources(20, 1);
    SearchOptions options = SearchOptions.ofBeam(beam);
    List<List<Hypothesis>> found =
        search(options.withDeadline(new Deadline(TEN, clock(0))), sources);
    assertThat(ModelSearchTest.text(found))
        .isEqualTo(ModelSearchTest.text(search(options, sources)));
    assertThat(found).allMatch(each -> !each.get(0).cut());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void a_search_that_is_late_gives_the_best_so_far(int beam) {
    int[][] sources = ModelSearchTest.sources(20, 1);
    SearchOptions options =
        SearchOptions.ofBeam(beam).withDeadline(new Deadline(TEN, clock(4))); // after three steps
    List<List<Hypothesis>> found = search(options, sources);
    assertThat(found).hasSize(20);
    for (List<Hypothesis> each : found) {
      Hypothesis best = each.get(0);
      assertThat(best.ids().length).isLessThanOrEqualTo(3);
      assertThat(best.cut() || best.finished()).isTrue();
      assertThat(best.cut() || best.ids().length < 3).isTrue();
    }
    assertThat(found.stream().filter(each -> each.get(0).cut()).count()).isBetween(5L, 20L);
  }

  @Test
  void at_least_one_step_is_made() {
    Deadline passed = new Deadline(TEN, clock(1_000));
    for (List<Hypothesis> each :
        search(SearchOptions.ofBeam(3).withDeadline(passed), ModelSearchTest.sources(5, 1))) {
      assertThat(each).isNotEmpty();
      assertThat(each.get(0).ids().length).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void a_deadline_of_nothing_is_refused() {
    assertThatThrownBy(() -> Deadline.of(Duration.ZERO))
        .hasMessage("search options: deadline is PT0S: must be above 0");
    assertThat(Deadline.of(Duration.ofDays(1)).isOver(System.nanoTime())).isFalse();
  }
}
