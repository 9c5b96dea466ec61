package io.dragoman.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.config.RunConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorpusMixTest {
  /** Corpora of 10 and of 4 pairs. */
  private static EncodedCorpus pairs() {
    List<EncodedPair> pairs = new ArrayList<>();
    for (int line = 1; line <= 10; line++) {
      pairs.add(new EncodedPair(CorpusLine.of(0, line), new int[] {line}, new int[] {line}));
    }
    for (int line = 1; line <= 4; line++) {
      pairs.add(new EncodedPair(CorpusLine.of(1, line), new int[] {line}, new int[] {line}));
    }
    return EncodedCorpus.of(pairs.iterator(), 9);
  }

  private static CorpusMix mix(long seed, Double... weights) {
    return CorpusMix.of(pairs(), List.of("first", "second"), List.of(weights), seed);
  }

  private static int[] times(int[] places) {
    int[] times = new int[14];
    Arrays.stream(places).forEach(place -> times[place]++);
    return times;
  }

  @Test
  void without_weights_or_with_ones_an_epoch_has_every_pair_once() {
    int[] all = IntStream.range(0, 14).toArray();
    assertThat(mix(1).places(1, 0)).containsExactly(all);
    assertThat(mix(1, 1.0, 1.0).places(7, 0)).containsExactly(all);
    assertThat(EpochPairs.all(14).places(3, 0)).containsExactly(all);
  }

  @Test
  void whole_numbers_repeat_and_fractions_draw_without_replacement() {
    CorpusMix mix = mix(1, 0.3, 2.5);
    assertThat(mix.pairs(0)).isEqualTo(10);
    assertThat(mix.drawn(0)).isEqualTo(3);
    assertThat(mix.drawn(1)).isEqualTo(10);
    for (int epoch = 1; epoch < 30; epoch++) {
      int[] places = mix.places(epoch, 0);
      assertThat(places).hasSize(13).isSorted();
      int[] times = times(places);
      assertThat(Arrays.copyOf(times, 10)).containsOnly(0, 1);
      assertThat(Arrays.copyOfRange(times, 10, 14)).containsOnly(2, 3);
      assertThat(Arrays.stream(times).limit(10).sum()).isEqualTo(3);
    }
  }

  @Test
  void draws_depend_on_seed_epoch_and_corpus_alone() {
    CorpusMix mix = mix(5, 0.5, 0.5);
    int[] third = mix.places(3, 0);
    mix.places(1, 0);
    assertThat(mix.places(3, 0)).containsExactly(third);
    assertThat(mix(5, 0.5, 0.5).places(3, 0)).containsExactly(third);
    assertThat(IntStream.range(4, 10)).anyMatch(e -> !Arrays.equals(mix.places(e, 0), third));
    assertThat(IntStream.range(6, 10))
        .anyMatch(seed -> !Arrays.equals(mix(seed, 0.5, 0.5).places(3, 0), third));
    // another weight of the first changes nothing about the second
    int[] other = mix(5, 0.1, 0.5).places(3, 0);
    assertThat(Arrays.copyOfRange(times(other), 10, 14))
        .containsExactly(Arrays.copyOfRange(times(third), 10, 14));
  }

  @Test
  void every_pair_is_drawn_about_equally_often() {
    int[] counts = new int[14];
    for (int epoch = 1; epoch <= 2000; epoch++) {
      Arrays.stream(mix(1, 0.3, 0.5).places(epoch, 0)).forEach(place -> counts[place]++);
    }
    // 600 of 2,000 and 1,000 of 2,000 expected; five standard deviations of 20.5 and 22.4
    assertThat(Arrays.stream(counts).limit(10)).allMatch(count -> Math.abs(count - 600) < 103);
    assertThat(Arrays.stream(counts).skip(10)).allMatch(count -> Math.abs(count - 1000) < 112);
  }

  @Test
  void copies_in_one_batch_have_numbers_of_their_own() {
    EncodedCorpus corpus = pairs();
    CorpusMix mix = mix(1, 1.0, 3.0);
    Batch batch =
        new Batcher(EpochCorpus.of(corpus), mix, RunConfig.standard().training(), 1, 2)
            .batches(1)
            .get(0);
    assertThat(batch.size()).isEqualTo(22);
    assertThat(Arrays.stream(batch.lines()).distinct().count()).isEqualTo(22);
    assertThat(Arrays.stream(batch.lines()).map(CorpusLine::withoutCopy).distinct().count())
        .isEqualTo(14);
    assertThat(Arrays.stream(batch.lines()).filter(line -> line <= 10).count()).isEqualTo(10);
  }

  @Test
  void the_smallest_weight_still_draws_one() {
    assertThat(mix(1, 0.001, 1.0).places(1, 0)).hasSize(5);
  }

  @Test
  void a_corpus_of_which_nothing_can_be_used_and_endless_epochs_are_refused() {
    List<String> three = List.of("first", "second", "c.s and c.t");
    assertThatThrownBy(() -> CorpusMix.of(pairs(), three, List.of(), 1))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "c.s and c.t: none of the pairs can be used: each has an empty side or more tokens than"
                + " data.max-length: raise that or leave the corpus out");
    assertThatThrownBy(() -> mix(1, 1e9, 1.0))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "data.corpus-weights make an epoch of 10,000,000,004 pairs: lower them, since only"
                + " their ratios say how corpora are mixed");
  }
}
