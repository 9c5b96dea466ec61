package io.dragoman.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.config.RunConfig;
import io.dragoman.explain.Explanation.Fate;
import io.dragoman.explain.SearchTrace.Entry;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.search.BeamSearch;
import io.dragoman.search.Hypothesis;
import io.dragoman.search.ModelScorer;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.SpecialIds;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchTraceTest {
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final int BEAM = 4;
  private static final int WORDS = 15;
  private static final int[] SOURCE = {5, 9, 7, 4, 2};

  /** A model with random weights that are large enough to prefer something. */
  private static ModelScorer scorer(long seed) {
    EncoderDecoder model =
        EncoderDecoder.create(
            RunConfig.standard()
                .with(
                    "model.encoder.embedding=6",
                    "model.encoder.hidden=6",
                    "model.decoder.embedding=6",
                    "model.decoder.hidden=6",
                    "model.decoder.readout=6",
                    "model.attention.units=6")
                .model(),
            WORDS,
            WORDS,
            seed);
    Random random = new Random(seed);
    model
        .parameters()
        .all()
        .forEach(
            each -> {
              for (int row = 0; row < each.value().rows(); row++) {
                for (int column = 0; column < each.value().columns(); column++) {
                  each.value().set(row, column, (float) random.nextGaussian());
                }
              }
              each.changed();
            });
    return new ModelScorer(model, KernelsSelector.kernels());
  }

  private static List<Hypothesis> search(SearchTrace trace, long seed) {
    SearchOptions options =
        SearchOptions.ofBeam(BEAM).withNBest(BEAM).withMaxLength(2, 5).withWordScores(true);
    return new BeamSearch(scorer(seed), SPECIAL, options, trace)
        .search(new int[][] {SOURCE})
        .get(0);
  }

  private static int[] ended(Hypothesis each) {
    int[] ids = Arrays.copyOf(each.ids(), each.ids().length + (each.finished() ? 1 : 0));
    if (each.finished()) {
      ids[each.ids().length] = SPECIAL.eos();
    }
    return ids;
  }

  @Test
  void every_hypothesis_that_is_found_is_a_path_with_its_log_probabilities() {
    for (long seed = 0; seed < 10; seed++) {
      SearchTrace trace = new SearchTrace(SPECIAL, Optional.empty());
      for (Hypothesis each : search(trace, seed)) {
        int[] path = trace.path(ended(each));
        assertThat(path).doesNotContain(-1);
        for (int t = 0; t < path.length; t++) {
          Entry entry = trace.entries().get(path[t]);
          assertThat(entry.time).isEqualTo(t);
          assertThat(entry.from).isEqualTo(t == 0 ? -1 : path[t - 1]);
          assertThat(entry.word.wordLogProbability()).isEqualTo(each.wordLogProbabilities()[t]);
          boolean last = t == path.length - 1;
          assertThat(entry.fate).isEqualTo(last && each.finished() ? Fate.FINISHED : Fate.KEPT);
        }
      }
    }
  }

  @Test
  void each_step_keeps_a_beam_and_tells_of_as_many_that_fell_out() {
    SearchTrace trace = new SearchTrace(SPECIAL, Optional.empty());
    search(trace, 3);
    int last = trace.entries().stream().mapToInt(each -> each.time).max().orElseThrow();
    for (int t = 0; t <= last; t++) {
      int time = t;
      List<Entry> step = trace.entries().stream().filter(each -> each.time == time).toList();
      List<Entry> fell = step.stream().filter(each -> each.fate == Fate.FELL).toList();
      List<Entry> kept = step.stream().filter(each -> each.fate != Fate.FELL).toList();
      assertThat(kept).isNotEmpty().hasSizeLessThanOrEqualTo(BEAM);
      assertThat(fell).hasSameSizeAs(kept);
      double worst = kept.get(kept.size() - 1).word.logProbability();
      for (Entry each : fell) {
        if (each.word.id() != SPECIAL.unk()) { // which is not allowed, however probable
          assertThat(each.word.logProbability()).isLessThanOrEqualTo(worst);
        }
      }
      Set<String> words = new HashSet<>();
      step.forEach(each -> words.add(each.from + " " + each.word.id()));
      assertThat(words).hasSameSizeAs(step);
    }
  }

  @Test
  void a_reference_is_followed_to_its_end_or_to_where_it_fell() {
    SearchTrace plain = new SearchTrace(SPECIAL, Optional.empty());
    Hypothesis ended =
        search(plain, 5).stream().filter(Hypothesis::finished).findFirst().orElseThrow();
    SearchTrace found = new SearchTrace(SPECIAL, Optional.of(ended.ids()));
    search(found, 5);
    assertThat(found.lost()).isEmpty();
    assertThat(found.entries().stream().filter(each -> each.reference))
        .hasSize(ended.ids().length + 1);

    Entry fallen =
        plain.entries().stream()
            .filter(each -> each.time == 0 && each.fate == Fate.FELL)
            .reduce((a, b) -> b)
            .orElseThrow();
    SearchTrace lost = new SearchTrace(SPECIAL, Optional.of(new int[] {fallen.word.id(), 6, 6}));
    search(lost, 5);
    assertThat(lost.lost().orElseThrow().time()).isZero();
    assertThat(lost.lost().orElseThrow().word()).isEqualTo(fallen.word);
    assertThat(lost.entries().stream().filter(each -> each.reference)).hasSize(1);
  }

  @Test
  void sentences_are_traced_one_at_a_time() {
    SearchTrace trace = new SearchTrace(SPECIAL, Optional.empty());
    assertThatThrownBy(() -> trace.started(new int[2][]))
        .hasMessage("search trace: 2 sentences: trace one at a time");
  }
}
