package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackpointersTest {
  private static final TableScorer SCORER = new TableScorer(6);

  @Test
  void hypotheses_share_their_beginnings() {
    Backpointers words = new Backpointers(false);
    int a = words.append(Backpointers.START, 7, 0, SCORER);
    int ab = words.append(a, 8, 0, SCORER);
    int ac = words.append(a, 9, 0, SCORER);
    int acd = words.append(ac, 5, 0, SCORER);
    assertThat(words.words(ab, 2, 2)).containsExactly(7, 8);
    assertThat(words.words(acd, 3, 3)).containsExactly(7, 9, 5);
    assertThat(words.words(acd, 3, 2)).containsExactly(7, 9);
    assertThat(words.words(a, 1, 0)).isEmpty();
    assertThat(words.id(ac)).isEqualTo(9);
    assertThat(words.attention(acd, 3)).isEmpty();
  }

  @Test
  void arrays_grow_and_are_used_again() {
    Backpointers words = new Backpointers(false);
    for (int round = 0; round < 3; round++) {
      words.clear();
      int[] expected = new Random(round).ints(5000, 0, 100).toArray();
      int node = Backpointers.START;
      for (int id : expected) {
        node = words.append(node, id, 0, SCORER);
      }
      assertThat(words.words(node, 5000, 5000)).isEqualTo(expected);
    }
  }

  @Test
  void each_word_keeps_the_weights_of_the_row_that_scored_it() {
    SCORER.start(new int[][] {{4, 5, 2}, {4, 2}});
    Backpointers words = new Backpointers(true);
    int first = words.append(Backpointers.START, 4, 1, SCORER);
    int second = words.append(first, 5, 0, SCORER);
    assertThat(words.attention(second, 2)).isDeepEqualTo(new float[][] {{1, 0}, {1, 0, 0}});
    words.clear();
    int other = words.append(Backpointers.START, 4, 0, SCORER);
    assertThat(words.attention(other, 1)).isDeepEqualTo(new float[][] {{1, 0, 0}});
  }

  @Test
  void coverage_counts_source_words_that_were_looked_at_less_than_once() {
    SCORER.start(new int[][] {{4, 5, 2}});
    Backpointers words = new Backpointers(true);
    int first = words.append(Backpointers.START, 4, 0, SCORER); // looks at the first word
    int second = words.append(first, 5, 0, SCORER); // and again
    double never = Math.log(1e-6);
    assertThat(words.coverage(first)).isEqualTo(words.coverage(second)).isEqualTo(2 * never);
  }
}
