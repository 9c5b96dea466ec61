package io.dragoman.corpus.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.corpus.CorpusListener;
import io.dragoman.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignmentScorerTest {
  private static final AlignmentOptions ALL = new AlignmentOptions(10_000, 5, 1);

  @TempDir Path folder;

  /** Sentences of words w0 to w39 and their translations v0 to v39, in another order. */
  private static List<String> translations(int count, Random random) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder source = new StringBuilder();
      StringBuilder target = new StringBuilder();
      for (int k = 3 + random.nextInt(6); k > 0; k--) {
        int word = random.nextInt(40);
        source.append(" w").append(word);
        target.insert(0, " v" + word);
      }
      pairs.add(source.substring(1) + "|" + target.substring(1));
    }
    return pairs;
  }

  /** Gives every tenth pair the translation of another. */
  private static Set<Integer> spoil(List<String> pairs) {
    Set<Integer> wrong = new HashSet<>();
    for (int i = 0; i + 10 < pairs.size(); i += 10) {
      String other = pairs.get(i + 5);
      pairs.set(i, pairs.get(i).replaceFirst("\\|.*", other.substring(other.indexOf('|'))));
      wrong.add(i);
    }
    return wrong;
  }

  private static AlignmentScorer learn(PairFiles files, AlignmentOptions options) {
    return AlignmentScorer.learn(files, pair -> true, options, CorpusListener.NONE);
  }

  @Test
  void wrong_translations_score_lower_than_right_ones() throws IOException {
    List<String> text = translations(600, new Random(3));
    Set<Integer> wrong = spoil(text);
    PairFiles files = Pairs.files(folder, text);
    AlignmentScorer scorer = learn(files, ALL);

    List<CandidatePair> pairs = Pairs.read(files);
    double worstRight = 0;
    double bestWrong = -100;
    for (int i = 0; i < pairs.size(); i++) {
      if (wrong.contains(i)) {
        bestWrong = Math.max(bestWrong, scorer.score(pairs.get(i)));
      } else {
        worstRight = Math.min(worstRight, scorer.score(pairs.get(i)));
      }
    }
    assertThat(worstRight).isGreaterThan(bestWrong);
  }

  @Test
  void scores_are_the_means_of_log_probabilities() throws IOException {
    // One iteration from equal counts: each word gets half of what each other word of its pair
    // gives, so t(x|a) = t(y|a) = 1/2, and so for all words and the empty word.
    PairFiles files = Pairs.files(folder, List.of("a b|x y", "a b|x y"));
    AlignmentScorer scorer = learn(files, new AlignmentOptions(10, 1, 1));

    assertThat(scorer.score(Pairs.of("a b", "x y"))).isCloseTo(Math.log(0.5), within(1e-12));
    assertThat(scorer.score(Pairs.of("a", "x x x"))).isCloseTo(Math.log(0.5), within(1e-12));
    double half = (Math.log(0.5) + Math.log(1e-7)) / 2;
    assertThat(scorer.score(Pairs.of("a b", "x other"))).isBetween(half, Math.log(0.5));
  }

  @Test
  void an_empty_side_has_the_lowest_score() throws IOException {
    AlignmentScorer scorer = learn(Pairs.files(folder, List.of("a b|x y", "a b|x y")), ALL);

    assertThat(scorer.score(Pairs.of("", "x"))).isCloseTo(Math.log(1e-7), within(1e-12));
    assertThat(scorer.score(Pairs.of("a", ""))).isCloseTo(Math.log(1e-7), within(1e-12));
    assertThat(scorer.score(Pairs.of("", ""))).isCloseTo(Math.log(1e-7), within(1e-12));
  }

  @Test
  void a_rule_has_a_lowest_score() throws IOException {
    AlignmentScorer scorer = learn(Pairs.files(folder, List.of("a b|x y", "a b|x y")), ALL);
    CandidatePair pair = Pairs.of("a", "x");
    double score = scorer.score(pair);

    assertThat(new AlignmentRule(scorer, score).accepts(pair)).isTrue();
    assertThat(new AlignmentRule(scorer, Math.nextUp(score)).accepts(pair)).isFalse();
    assertThat(new AlignmentRule(scorer, score).name()).isEqualTo("alignment");
  }

  @Test
  void only_usable_pairs_are_learned_from() throws IOException {
    PairFiles files =
        Pairs.files(folder, List.of("a b|x y", "a b|x y", "c c|z z", "c c|z z", "|x", "a|"));
    List<CandidatePair> asked = new ArrayList<>();
    AlignmentScorer scorer =
        AlignmentScorer.learn(
            files,
            pair -> {
              asked.add(pair);
              return !pair.text(Side.SOURCE).startsWith("c");
            },
            ALL,
            CorpusListener.NONE);

    assertThat(asked).hasSize(4); // empty sides are passed over
    assertThat(scorer.score(Pairs.of("c", "z"))).isEqualTo(scorer.score(Pairs.of("never", "seen")));
  }

  @Test
  void nothing_to_learn_from_is_an_error() throws IOException {
    PairFiles files = Pairs.files(folder, List.of("a|x"));

    assertThatThrownBy(() -> AlignmentScorer.learn(files, pair -> false, ALL, CorpusListener.NONE))
        .isInstanceOf(DataException.class)
        .hasMessage(
            files.source()
                + ": no pair is left to learn alignment from: loosen the other rules or leave it"
                + " out");
    assertThatThrownBy(() -> new AlignmentOptions(0, 5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alignment from 0 pairs in 5 iterations: both at least 1");
  }

  @Test
  void a_sample_depends_on_its_seed_and_ends_at_its_sizes() throws IOException {
    PairFiles files = Pairs.files(folder, translations(300, new Random(5)));

    List<Long> first = lines(sample(files, new AlignmentOptions(50, 5, 1), 1_000_000));
    assertThat(first).hasSize(50).doesNotHaveDuplicates();
    assertThat(lines(sample(files, new AlignmentOptions(50, 5, 1), 1_000_000))).isEqualTo(first);
    assertThat(lines(sample(files, new AlignmentOptions(50, 5, 2), 1_000_000))).isNotEqualTo(first);
    assertThat(lines(sample(files, new AlignmentOptions(500, 5, 1), 1_000_000))).hasSize(300);
    List<Long> few = lines(sample(files, new AlignmentOptions(50, 5, 1), 100));
    assertThat(few).hasSizeBetween(2, 20).isEqualTo(first.subList(0, few.size()));
  }

  @Test
  void long_sentences_are_not_sampled() throws IOException {
    String hundred = "w ".repeat(99) + "w";
    PairFiles files = Pairs.files(folder, List.of(hundred + "|x", hundred + " w|x", "w|x"));

    assertThat(lines(sample(files, ALL, 1000))).containsExactlyInAnyOrder(1L, 3L);
  }

  private static AlignmentSample sample(PairFiles files, AlignmentOptions options, int cells) {
    return AlignmentSample.draw(files, pair -> true, options, cells, CorpusListener.NONE);
  }

  private static List<Long> lines(AlignmentSample sample) {
    List<Long> lines = new ArrayList<>();
    for (int i = 0; i < sample.corpus().size(); i++) {
      lines.add(sample.corpus().get(i).line());
      assertThat(sample.reversed().get(i).source()).isEqualTo(sample.corpus().get(i).target());
      assertThat(sample.reversed().get(i).target()).isEqualTo(sample.corpus().get(i).source());
    }
    return lines;
  }
}
