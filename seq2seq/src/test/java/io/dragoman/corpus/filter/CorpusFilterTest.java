package io.dragoman.corpus.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.corpus.CorpusListener;
import io.dragoman.data.SentencePair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusFilterTest {
  @TempDir Path folder;

  private final List<SentencePair> kept = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final CorpusFilter.Sink sink =
      new CorpusFilter.Sink() {
        @Override
        public void kept(SentencePair pair) {
          kept.add(pair);
        }

        @Override
        public void removed(SentencePair pair, String rule) {
          removed.add(rule + " " + pair.line() + " " + pair.source() + "|" + pair.target());
        }
      };

  private static CorpusFilter filter(PairFiles files, PairRule... rules) {
    return new CorpusFilter(files, List.of(rules), CorpusListener.NONE);
  }

  @Test
  void a_pair_counts_for_the_first_rule_that_it_breaks() throws IOException {
    PairFiles files = Pairs.files(folder, List.of("a|b", "|b", "a a a|b", "|b b b", "c|d"));

    FilterReport report =
        filter(files, new EmptyRule(), new RatioRule(LengthUnit.TOKENS, 2)).run(sink);

    assertThat(kept).containsExactly(new SentencePair(1, "a", "b"), new SentencePair(5, "c", "d"));
    assertThat(removed).containsExactly("empty 2 |b", "length-ratio 3 a a a|b", "empty 4 |b b b");
    assertThat(report.pairs()).isEqualTo(5);
    assertThat(report.kept()).isEqualTo(2);
    assertThat(report.removed().entrySet().stream().map(Object::toString))
        .containsExactly("empty=2", "length-ratio=1");
  }

  @Test
  void a_rule_that_removes_nothing_is_reported() throws IOException {
    FilterReport report = filter(Pairs.files(folder, List.of("a|b")), new EmptyRule()).run(sink);

    assertThat(report.removed()).containsEntry("empty", 0L);
    assertThat(report.kept()).isEqualTo(1);
  }

  @Test
  void a_later_rule_does_not_see_what_an_earlier_one_removed() throws IOException {
    PairFiles files = Pairs.files(folder, List.of("a a|b", "a a|b b", "a a|b b"));
    DuplicateRule duplicates =
        new DuplicateRule(DuplicateRule.Scope.SOURCE, new TextKey(false, false));

    filter(files, new LengthRule(Side.TARGET, LengthUnit.TOKENS, 2, 9), duplicates).run(sink);

    assertThat(kept).containsExactly(new SentencePair(2, "a a", "b b"));
  }

  @Test
  void the_best_part_of_what_rules_accept_stays_in_order() throws IOException {
    PairFiles files =
        Pairs.files(folder, List.of("a|b", "a|b", "|b", "a|z", "a|b", "a r|y", "a|b", "a|b"));
    AlignmentScorer scorer =
        AlignmentScorer.learn(
            files, pair -> true, new AlignmentOptions(100, 3, 1), CorpusListener.NONE);

    FilterReport report = filter(files, new EmptyRule()).runBest(scorer, 71.4, sink); // 5 of 7

    assertThat(kept.stream().map(SentencePair::line)).containsExactly(1L, 2L, 5L, 7L, 8L);
    assertThat(removed).containsExactly("empty 3 |b", "keep 4 a|z", "keep 6 a r|y");
    assertThat(report.removed().entrySet().stream().map(Object::toString))
        .containsExactly("empty=1", "keep=2");
  }

  @Test
  void of_equal_scores_earlier_pairs_stay() throws IOException {
    PairFiles files = Pairs.files(folder, Collections.nCopies(10, "a|b"));
    AlignmentScorer scorer =
        AlignmentScorer.learn(
            files, pair -> true, new AlignmentOptions(100, 1, 1), CorpusListener.NONE);

    filter(files).runBest(scorer, 30, sink);
    assertThat(kept.stream().map(SentencePair::line)).containsExactly(1L, 2L, 3L);
    kept.clear();
    filter(files).runBest(scorer, 100, sink);
    assertThat(kept).hasSize(10);
    kept.clear();
    FilterReport none = filter(files).runBest(scorer, 0, sink);
    assertThat(kept).isEmpty();
    assertThat(none.removed()).containsEntry(CorpusFilter.KEEP, 10L);
  }

  @Test
  void wrong_arguments_are_refused() throws IOException {
    PairFiles files = Pairs.files(folder, List.of("a|b"));
    PairRule[] many = Stream.generate(EmptyRule::new).limit(101).toArray(PairRule[]::new);

    assertThatThrownBy(() -> filter(files, many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("101 rules: at most 100 are possible");
    assertThatThrownBy(() -> filter(files).runBest(null, 101, sink))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("101.0 percent: must be from 0 to 100");
  }
}
