package io.dragoman.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.SentencePair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Ibm1Test {
  // 0 das, 1 Haus, 2 Buch, 3 ein to 0 the, 1 house, 2 book, 3 a
  private static final EncodedCorpus BOOKS = corpus("0 1|0 1", "0 2|0 2", "3 2|3 2");

  static EncodedCorpus corpus(String... pairs) {
    List<SentencePair> text = new ArrayList<>();
    for (String pair : pairs) {
      String[] sides = pair.split("[|]");
      text.add(new SentencePair(text.size() + 1, sides[0], sides[1]));
    }
    return EncodedCorpus.of(text.iterator(), Ibm1Test::ids, Ibm1Test::ids, 100);
  }

  private static int[] ids(String line) {
    return Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  /** Source ids below 30; each target word is its source word plus one, and order is shuffled. */
  private static EncodedCorpus shuffledTranslations(int pairs) {
    SplittableRandom random = new SplittableRandom(3);
    String[] text = new String[pairs];
    for (int i = 0; i < pairs; i++) {
      int[] source = random.ints(random.nextInt(1, 8), 0, 30).toArray();
      int[] target = Arrays.stream(source).map(id -> id + 1).sorted().toArray();
      text[i] = join(source) + "|" + join(target);
    }
    return corpus(text);
  }

  private static String join(int[] ids) {
    return String.join(" ", Arrays.stream(ids).mapToObj(Integer::toString).toList());
  }

  private static LexicalTable train(EncodedCorpus corpus, int sourceWords, int iterations) {
    return Ibm1.train(corpus, sourceWords, iterations, (iteration, logLikelihood) -> {});
  }

  @Test
  void words_that_always_meet_translate_each_other() {
    LexicalTable table = train(BOOKS, 4, 30);
    assertThat(table.probability(1, 1)).as("Haus house").isGreaterThan(0.9);
    assertThat(table.probability(3, 3)).as("ein a").isGreaterThan(0.9);
    for (int word = 0; word < 4; word++) {
      assertThat(table.best(word, 1)).containsExactly(word);
    }
    assertThat(table.probability(1, 2)).as("never together").isZero();
  }

  @Test
  void one_iteration_counts_all_partners_as_equally_likely() {
    LexicalTable table = train(corpus("0|0", "0 1|0 1"), 2, 1);
    // first table: word 0 and the empty word have two partners (1/2 each), as has word 1
    // expected counts of word 0: 1/2 from the first pair, 1/3 for each word of the second
    double ofFirst = 1.0 / 2 + 1.0 / 3;
    double ofSecond = 1.0 / 3;
    assertThat(table.probability(0, 0)).isEqualTo(ofFirst / (ofFirst + ofSecond), within(1e-12));
    assertThat(table.probability(0, 1)).isEqualTo(ofSecond / (ofFirst + ofSecond), within(1e-12));
    assertThat(table.probability(1, 0)).isEqualTo(0.5, within(1e-12));
    assertThat(table.probability(table.nullWord(), 0))
        .isEqualTo(ofFirst / (ofFirst + ofSecond), within(1e-12));
  }

  @Test
  void it_agrees_with_the_equations_written_plainly() {
    EncodedCorpus corpus = shuffledTranslations(40);
    LexicalTable table = train(corpus, 30, 4);
    Map<List<Integer>, Double> expected = plain(corpus, 30, 4);
    assertThat(table.size()).isEqualTo(expected.size());
    expected.forEach(
        (pair, probability) ->
            assertThat(table.probability(pair.get(0), pair.get(1)))
                .isEqualTo(probability, within(1e-10)));
  }

  private static Map<List<Integer>, Double> plain(EncodedCorpus corpus, int none, int iterations) {
    Map<List<Integer>, Double> t = new HashMap<>();
    for (int iteration = 0; iteration <= iterations; iteration++) {
      Map<List<Integer>, Double> counts = new HashMap<>();
      for (int i = 0; i < corpus.size(); i++) {
        int[] source = Arrays.copyOf(corpus.get(i).source(), corpus.sourceLength(i) + 1);
        source[source.length - 1] = none;
        for (int y : corpus.get(i).target()) {
          double sum =
              Arrays.stream(source).mapToDouble(x -> t.getOrDefault(List.of(x, y), 1.0)).sum();
          for (int x : source) {
            double share = iteration == 0 ? 1 : t.get(List.of(x, y)) / sum;
            if (iteration == 0) {
              counts.put(List.of(x, y), 1.0); // equal probabilities first
            } else {
              counts.merge(List.of(x, y), share, Double::sum);
            }
          }
        }
      }
      t.clear();
      Map<Integer, Double> totals = new HashMap<>();
      counts.forEach((pair, count) -> totals.merge(pair.get(0), count, Double::sum));
      counts.forEach((pair, count) -> t.put(pair, count / totals.get(pair.get(0))));
    }
    return t;
  }

  @Test
  void the_likelihood_never_falls_and_probabilities_sum_to_one() {
    List<Double> likelihoods = new ArrayList<>();
    EncodedCorpus corpus = shuffledTranslations(300);
    LexicalTable table =
        Ibm1.train(
            corpus,
            30,
            12,
            (iteration, logLikelihood) -> {
              assertThat(iteration).isEqualTo(likelihoods.size() + 1);
              likelihoods.add(logLikelihood);
            });
    assertThat(likelihoods).hasSize(12).isSorted();
    assertThat(likelihoods.get(11)).isGreaterThan(likelihoods.get(0) + 100);
    for (int source = 0; source <= 30; source++) {
      double sum = 0;
      for (int target = 0; target <= 30; target++) {
        sum += table.probability(source, target);
      }
      assertThat(sum).isEqualTo(1, within(1e-9));
    }
    for (int source = 0; source < 30; source++) {
      assertThat(table.best(source, 1)).containsExactly(source + 1);
    }
  }

  @Test
  void the_same_corpus_gives_the_same_bits() {
    EncodedCorpus corpus = shuffledTranslations(200);
    LexicalTable first = train(corpus, 30, 5);
    LexicalTable second = train(corpus, 30, 5);
    for (int source = 0; source <= 30; source++) {
      for (int target = 0; target <= 30; target++) {
        assertThat(second.probability(source, target)).isEqualTo(first.probability(source, target));
      }
    }
  }

  @Test
  void best_lists_the_likeliest_first_and_no_more_than_there_are() {
    LexicalTable table = train(corpus("0|5 5 5 4 4 9"), 2, 3);
    assertThat(table.best(0, 2)).containsExactly(5, 4);
    assertThat(table.best(0, 10)).containsExactly(5, 4, 9);
    assertThat(table.best(1, 10)).as("a word that never occurs").isEmpty();
  }

  @Test
  void a_corpus_of_one_pair_is_learned() {
    assertThat(train(corpus("0|0"), 1, 1).probability(0, 0)).isEqualTo(1);
  }

  @Test
  void no_iterations_are_refused() {
    assertThatThrownBy(() -> train(BOOKS, 4, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("IBM model 1: 0 iterations: must be at least 1");
  }
}
