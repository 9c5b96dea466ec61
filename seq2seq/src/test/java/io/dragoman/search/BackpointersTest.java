package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackpointersTest {
  private static final TableScorer SCORER = new TableScorer(6);

  @Test
  void hypotheses_share_their_beginnings() {
    Backpointers words = new Backpointers(SearchOptions.ofBeam(2));
    int a = words.append(Backpointers.START, 7, -1, 0, SCORER);
    int ab = words.append(a, 8, -1, 0, SCORER);
    int ac = words.append(a, 9, -1, 0, SCORER);
    int acd = words.append(ac, 5, -1, 0, SCORER);
    assertThat(words.words(ab, 2, 2)).containsExactly(7, 8);
    assertThat(words.words(acd, 3, 3)).containsExactly(7, 9, 5);
    assertThat(words.words(acd, 3, 2)).containsExactly(7, 9);
    assertThat(words.words(a, 1, 0)).isEmpty();
    assertThat(words.id(ac)).isEqualTo(9);
    assertThat(words.attention(acd, 3)).isEmpty();
  }

  @Test
  void arrays_grow_and_are_used_again() {
    Backpointers words = new Backpointers(SearchOptions.ofBeam(2));
    for (int round = 0; round < 3; round++) {
      words.clear();
      int[] expected = new Random(round).ints(5000, 0, 100).toArray();
      int node = Backpointers.START;
      for (int id : expected) {
        node = words.append(node, id, -1, 0, SCORER);
      }
      assertThat(words.words(node, 5000, 5000)).isEqualTo(expected);
    }
  }

  @Test
  void each_word_keeps_the_weights_of_the_row_that_scored_it() {
    SCORER.start(new int[][] {{4, 5, 2}, {4, 2}});
    Backpointers words = new Backpointers(SearchOptions.ofBeam(2).withAttention(true));
    int first = words.append(Backpointers.START, 4, -1, 1, SCORER);
    int second = words.append(first, 5, -1, 0, SCORER);
    assertThat(words.attention(second, 2)).isDeepEqualTo(new float[][] {{1, 0}, {1, 0, 0}});
    words.clear();
    int other = words.append(Backpointers.START, 4, -1, 0, SCORER);
    assertThat(words.attention(other, 1)).isDeepEqualTo(new float[][] {{1, 0, 0}});
  }

  @Test
  void each_word_keeps_its_own_part_of_the_log_probability() {
    Backpointers words = new Backpointers(SearchOptions.ofBeam(2).withWordScores(true));
    int first = words.append(Backpointers.START, 4, -0.5, 0, SCORER);
    int second = words.append(first, 5, -0.75, 0, SCORER);
    int other = words.append(first, 6, -2.5, 0, SCORER);
    assertThat(words.wordLogProbabilities(second, 2)).containsExactly(-0.5, -0.25);
    assertThat(words.wordLogProbabilities(other, 2)).containsExactly(-0.5, -2.0);
    words.clear();
    int again = words.append(Backpointers.START, 4, -3, 0, SCORER);
    assertThat(words.wordLogProbabilities(again, 1)).containsExactly(-3);
  }

  @Test
  void log_probabilities_of_words_are_kept_as_arrays_grow_and_only_if_asked_for() {
    Backpointers words = new Backpointers(SearchOptions.ofBeam(2).withWordScores(true));
    int node = Backpointers.START;
    for (int i = 1; i <= 3000; i++) {
      node = words.append(node, 7, -i, 0, SCORER);
    }
    assertThat(words.wordLogProbabilities(node, 3000)).hasSize(3000).containsOnly(-1);
    Backpointers plain = new Backpointers(SearchOptions.ofBeam(2));
    int one = plain.append(Backpointers.START, 7, -1, 0, SCORER);
    assertThat(plain.wordLogProbabilities(one, 1)).isEmpty();
  }

  @Test
  void coverage_counts_source_words_that_were_looked_at_less_than_once() {
    SCORER.start(new int[][] {{4, 5, 2}});
    Backpointers words = new Backpointers(SearchOptions.ofBeam(2).withAttention(true));
    int first = words.append(Backpointers.START, 4, -1, 0, SCORER); // looks at the first word
    int second = words.append(first, 5, -2, 0, SCORER); // and again
    double never = Math.log(1e-6);
    assertThat(words.coverage(first)).isEqualTo(words.coverage(second)).isEqualTo(2 * never);
  }
}
