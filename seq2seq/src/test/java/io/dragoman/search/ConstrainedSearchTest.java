package io.dragoman.search;

import static io.dragoman.search.TableScorer.SPECIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.model.EncoderDecoder;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstrainedSearchTest {
  private static final int VOCABULARY = 20;
  private static final EncoderDecoder MODEL = ModelSearchTest.model("gru", VOCABULARY, 2f);
  private static final EncoderDecoder TOY = ModelSearchTest.model("gru", 7, 3f);

  private static Searcher searcher(EncoderDecoder model, SearchOptions options) {
    return Searcher.create(new ModelScorer(model, new ScalarKernels()), SPECIAL, options);
  }

  private static IntList phrase(int... ids) {
    return IntArrayList.wrap(ids);
  }

  private static SentenceConstraints required(IntList... phrases) {
    return new SentenceConstraints(phrase(), List.of(phrases), List.of());
  }

  private static SentenceConstraints forbidden(IntList... phrases) {
    return new SentenceConstraints(phrase(), List.of(), List.of(phrases));
  }

  private static boolean has(Hypothesis hypothesis, IntList phrase) {
    return Collections.indexOfSubList(IntArrayList.wrap(hypothesis.ids()), phrase) >= 0;
  }

  /** Some phrases of one to three words out of few, so that they overlap and begin alike. */
  private static List<SentenceConstraints> random(int count, long seed) {
    Random random = new Random(seed);
    List<SentenceConstraints> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<IntList> phrases = new ArrayList<>();
      for (int p = random.nextInt(4); p > 0; p--) {
        phrases.add(phrase(random.ints(1 + random.nextInt(3), 4, 8).toArray()));
      }
      IntList prefix = phrase(random.ints(random.nextInt(3), 4, VOCABULARY).toArray());
      IntList never = phrase(8 + random.nextInt(3), 8 + random.nextInt(3));
      List<IntList> none = random.nextBoolean() ? List.of(never) : List.of();
      try {
        all.add(new SentenceConstraints(prefix, phrases, none));
      } catch (IllegalArgumentException contradiction) {
        all.add(new SentenceConstraints(prefix, phrases, List.of()));
      }
    }
    return all;
  }

  private static void assertMet(Hypothesis found, SentenceConstraints constraints) {
    int[] prefix = constraints.prefix().toIntArray();
    assertThat(Arrays.copyOf(found.ids(), prefix.length)).isEqualTo(prefix);
    assertThat(constraints.required()).allMatch(each -> has(found, each));
    assertThat(constraints.forbidden()).noneMatch(each -> has(found, each));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12})
  void constraints_are_always_met(int beam) {
    int[][] sources = ModelSearchTest.sources(60, 1);
    List<SentenceConstraints> constraints = random(60, beam);
    SearchOptions options = SearchOptions.ofBeam(beam).withNBest(Math.min(beam, 3));
    List<List<Hypothesis>> results = searcher(MODEL, options).search(sources, constraints);
    for (int i = 0; i < sources.length; i++) {
      for (Hypothesis each : results.get(i)) {
        assertMet(each, constraints.get(i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void constraints_are_met_within_a_limit_that_is_too_short(int beam) {
    int[][] sources = ModelSearchTest.sources(60, 4);
    List<SentenceConstraints> constraints = random(60, 100 + beam);
    SearchOptions options = SearchOptions.ofBeam(beam).withMaxLength(0, 1);
    List<List<Hypothesis>> results = searcher(MODEL, options).search(sources, constraints);
    for (int i = 0; i < sources.length; i++) {
      assertMet(results.get(i).get(0), constraints.get(i));
    }
  }

  @Test
  void results_with_constraints_do_not_depend_on_the_batch() {
    int[][] sources = ModelSearchTest.sources(40, 2);
    List<SentenceConstraints> constraints = random(40, 3);
    Searcher searcher = searcher(MODEL, SearchOptions.ofBeam(4).withNBest(4).withAttention(true));
    List<String> together = ModelSearchTest.text(searcher.search(sources, constraints));
    for (int size : new int[] {1, 7}) {
      List<List<Hypothesis>> results = new ArrayList<>();
      for (int from = 0; from < 40; from += size) {
        int to = Math.min(40, from + size);
        results.addAll(
            searcher.search(Arrays.copyOfRange(sources, from, to), constraints.subList(from, to)));
      }
      assertThat(ModelSearchTest.text(results)).isEqualTo(together);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void sentences_without_constraints_get_what_plain_search_finds(int beam) {
    int[][] sources = ModelSearchTest.sources(20, 5);
    List<SentenceConstraints> constraints = new ArrayList<>(SentenceConstraints.none(20));
    constraints.set(7, required(phrase(5, 6)));
    constraints.set(9, forbidden(phrase(5)));
    Searcher searcher = searcher(MODEL, SearchOptions.ofBeam(beam));
    List<List<Hypothesis>> plain = new ArrayList<>(searcher.search(sources));
    List<List<Hypothesis>> found = new ArrayList<>(searcher.search(sources, constraints));
    assertMet(found.get(7).get(0), constraints.get(7));
    for (int at : new int[] {9, 7}) {
      plain.remove(at);
      found.remove(at);
    }
    assertThat(ModelSearchTest.text(found)).isEqualTo(ModelSearchTest.text(plain));
  }

  /** Every finished sentence of up to three words 4, 5, 6, best first. */
  private static List<Hypothesis> everything(int[] source) {
    SearchOptions options = SearchOptions.ofBeam(256).withNBest(40).withMaxLength(0, 4);
    return searcher(TOY, options).search(new int[][] {source}).get(0);
  }

  @Test
  void a_huge_beam_finds_the_best_of_all_sentences_that_meet_the_constraints() {
    List<SentenceConstraints> cases =
        List.of(
            required(phrase(4)),
            required(phrase(5, 6)),
            required(phrase(4), phrase(6)),
            required(phrase(4, 4), phrase(4)),
            required(phrase(4, 5), phrase(5)),
            forbidden(phrase(4)),
            forbidden(phrase(5, 5), phrase(6, 4)),
            new SentenceConstraints(phrase(6), List.of(phrase(4)), List.of(phrase(6, 4))),
            new SentenceConstraints(phrase(5, 4), List.of(), List.of()));
    SearchOptions options = SearchOptions.ofBeam(256).withLimits(new LengthLimits(0, 0, 0, 4));
    for (int[] source : ModelSearchTest.sources(6, 8)) {
      List<Hypothesis> all = everything(source);
      for (SentenceConstraints each : cases) {
        // the limit of length is lifted for constraints: back to four words
        int extra = 4 - Math.min(3, each.length());
        SearchOptions limited = options.withMaxLength(0, extra);
        Hypothesis found =
            searcher(TOY, each.length() == 0 ? options : limited)
                .search(new int[][] {source}, List.of(each))
                .get(0)
                .get(0);
        Hypothesis expected = all.stream().filter(one -> meets(one, each)).findFirst().get();
        assertThat(found.ids()).as(each.toString()).isEqualTo(expected.ids());
        assertThat(found.score()).isCloseTo(expected.score(), within(1e-9));
      }
    }
  }

  private static boolean meets(Hypothesis one, SentenceConstraints constraints) {
    IntList ids = IntArrayList.wrap(one.ids());
    return ids.size() >= constraints.prefix().size()
        && ids.subList(0, constraints.prefix().size()).equals(constraints.prefix())
        && constraints.required().stream().allMatch(each -> has(one, each))
        && constraints.forbidden().stream().noneMatch(each -> has(one, each));
  }

  @Test
  void what_follows_a_prefix_is_what_the_model_says_of_it() {
    int[][] sources = ModelSearchTest.sources(20, 6);
    Searcher searcher = searcher(MODEL, SearchOptions.ofBeam(1));
    List<List<Hypothesis>> greedy = searcher.search(sources);
    List<SentenceConstraints> prefixes =
        greedy.stream()
            .map(each -> phrase(each.get(0).ids()))
            .map(ids -> SentenceConstraints.NONE.withPrefix(ids.subList(0, ids.size() / 2)))
            .toList();
    List<List<Hypothesis>> found = searcher.search(sources, prefixes);
    for (int i = 0; i < 20; i++) {
      Hypothesis whole = greedy.get(i).get(0);
      Hypothesis one = found.get(i).get(0);
      int[] common = Arrays.copyOf(one.ids(), Math.min(one.ids().length, whole.ids().length));
      assertThat(whole.ids()).startsWith(common); // the limit of length may differ
      if (one.finished()) {
        assertThat(one.logProbability()).isEqualTo(whole.logProbability());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void no_ngram_repeats(int n) {
    int[][] sources = ModelSearchTest.sources(30, 7);
    SearchOptions plain = SearchOptions.ofBeam(4).withMaxLength(0, 15).withNBest(2);
    SearchOptions blocked = plain.withBlocking(Blocking.NONE.withNgram(n, phrase()));
    SearchOptions but = plain.withBlocking(Blocking.NONE.withNgram(n, phrase(4, 5, 6, 7, 8, 9)));
    long repeated = repetitions(searcher(MODEL, plain).search(sources), n, phrase());
    assertThat(repeated).isPositive();
    assertThat(repetitions(searcher(MODEL, blocked).search(sources), n, phrase())).isZero();
    List<List<Hypothesis>> excepted = searcher(MODEL, but).search(sources);
    assertThat(repetitions(excepted, n, phrase(4, 5, 6, 7, 8, 9))).isZero();
    assertThat(repetitions(excepted, n, phrase())).isPositive();
  }

  private static long repetitions(List<List<Hypothesis>> results, int n, IntList exceptions) {
    long count = 0;
    for (Hypothesis each : results.stream().flatMap(List::stream).toList()) {
      List<IntList> ngrams = new ArrayList<>();
      IntStream.rangeClosed(0, each.ids().length - n)
          .mapToObj(i -> (IntList) phrase(Arrays.copyOfRange(each.ids(), i, i + n)))
          .filter(ngram -> Collections.disjoint(ngram, exceptions))
          .forEach(ngrams::add);
      count += ngrams.size() - ngrams.stream().distinct().count();
    }
    return count;
  }

  @Test
  void a_sentence_stops_where_nothing_may_follow() {
    TableScorer scorer =
        new TableScorer(6)
            .after(List.of(), 0, 1.0, 0)
            .after(List.of(4), 0, 0.5, 0.5)
            .after(List.of(4, 5), 0, 0.5, 0.5);
    SearchOptions options =
        SearchOptions.ofBeam(2).withBlocking(Blocking.NONE.withNgram(1, phrase()));
    Hypothesis found =
        Searcher.create(scorer, SPECIAL, options).search(new int[][] {{9, 9, 2}}).get(0).get(0);
    assertThat(found.ids()).containsExactly(4, 5);
    assertThat(found.finished()).isFalse();
  }

  @Test
  void phrases_forbidden_everywhere_and_in_a_sentence_are_both_kept_out() {
    int[][] sources = ModelSearchTest.sources(30, 9);
    SearchOptions options = SearchOptions.ofBeam(3);
    Hypothesis plain = searcher(MODEL, options).search(sources).get(4).get(0);
    IntList two = phrase(plain.ids()).subList(0, 2);
    IntList one = phrase(plain.ids()[plain.ids().length - 1]);
    SearchOptions blocked = options.withBlocking(Blocking.NONE.withForbidden(List.of(two)));
    List<SentenceConstraints> constraints = Collections.nCopies(30, forbidden(one));
    for (List<Hypothesis> each : searcher(MODEL, blocked).search(sources, constraints)) {
      assertThat(has(each.get(0), two)).isFalse();
      assertThat(has(each.get(0), one)).isFalse();
    }
  }

  @Test
  void a_word_in_between_keeps_required_words_from_forming_a_forbidden_phrase() {
    SentenceConstraints constraints =
        new SentenceConstraints(
            phrase(), List.of(phrase(4), phrase(5)), List.of(phrase(4, 5), phrase(5, 4)));
    SearchOptions options = SearchOptions.ofBeam(1).withMaxLength(0, 1);
    Searcher searcher = searcher(MODEL, options);
    for (int[] source : ModelSearchTest.sources(10, 9)) {
      Hypothesis found = searcher.search(new int[][] {source}, List.of(constraints)).get(0).get(0);
      assertMet(found, constraints);
    }
  }

  @Test
  void constraints_that_cannot_be_met_are_refused() {
    assertThatThrownBy(() -> required(phrase()))
        .hasMessage("a required or forbidden phrase is empty: remove it");
    assertThatThrownBy(
            () ->
                new SentenceConstraints(phrase(), List.of(phrase(4, 5, 6)), List.of(phrase(5, 6))))
        .hasMessage("a forbidden phrase is part of what is required: remove one");
    assertThatThrownBy(
            () -> new SentenceConstraints(phrase(5, 6), List.of(), List.of(phrase(5, 6))))
        .hasMessage("a forbidden phrase is part of what is required: remove one");
    IntList[] many = IntStream.range(0, 65).mapToObj(i -> phrase(4 + i)).toArray(IntList[]::new);
    assertThatThrownBy(() -> required(many))
        .hasMessage("65 phrases are required: at most 64 can be");
    assertThat(required(phrase(4), phrase(4), phrase(5, 4, 6), phrase(4, 6)).required())
        .containsExactly(phrase(5, 4, 6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void unknown_words_keep_their_ids_and_are_read_as_unknown(int beam) {
    int one = SentenceConstraints.unknown(0);
    int two = SentenceConstraints.unknown(1);
    assertThat(SentenceConstraints.unknown(one)).isZero();
    SentenceConstraints constraints =
        new SentenceConstraints(
            phrase(5, one), List.of(phrase(two), phrase(one, 6), phrase(two, one)), List.of());
    SentenceConstraints read =
        SentenceConstraints.NONE.withPrefix(phrase(5, SPECIAL.unk(), 4, SPECIAL.eos()));
    SentenceConstraints kept = SentenceConstraints.NONE.withPrefix(phrase(5, two, 4, 2));
    Searcher searcher = searcher(MODEL, SearchOptions.ofBeam(beam));
    for (int[] source : ModelSearchTest.sources(10, 11)) {
      int[][] alone = {source};
      assertMet(searcher.search(alone, List.of(constraints)).get(0).get(0), constraints);
      Hypothesis asUnknown = searcher.search(alone, List.of(read)).get(0).get(0);
      Hypothesis asNamed = searcher.search(alone, List.of(kept)).get(0).get(0);
      assertThat(asUnknown.ids()).containsExactly(5, SPECIAL.unk(), 4);
      assertThat(asNamed.ids()).containsExactly(5, two, 4);
      assertThat(asNamed.logProbability()).isEqualTo(asUnknown.logProbability());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void phrases_are_not_found_inside_longer_words(int beam) {
    BitSet continuing = new BitSet();
    continuing.set(10, 20);
    BitSet open = new BitSet();
    open.set(7, 10);
    WordJoints joints = new WordJoints(continuing, open);
    List<IntList> phrases = List.of(phrase(4, 12), phrase(4), phrase(8, 5), phrase(6));
    SentenceConstraints constraints =
        new SentenceConstraints(phrase(5, 4, 11), phrases, List.of(), joints);
    assertThat(constraints.required()).isEqualTo(phrases);
    Searcher searcher = searcher(MODEL, SearchOptions.ofBeam(beam));
    for (int[] source : ModelSearchTest.sources(20, 12)) {
      Hypothesis found = searcher.search(new int[][] {source}, List.of(constraints)).get(0).get(0);
      for (IntList phrase : phrases) {
        assertThat(IntStream.rangeClosed(0, found.ids().length - phrase.size()))
            .anyMatch(at -> isWhole(found.ids(), at, phrase, joints));
      }
    }
  }

  private static boolean isWhole(int[] ids, int at, IntList phrase, WordJoints joints) {
    int end = at + phrase.size();
    return IntArrayList.wrap(Arrays.copyOfRange(ids, at, end)).equals(phrase)
        && (at == 0 || !joints.isOpen(ids[at - 1]))
        && (end == ids.length || !joints.isContinuing(ids[end]));
  }

  @Test
  void what_is_forbidden_behind_every_word_cannot_be_required() {
    List<IntList> pairs =
        IntStream.range(3, VOCABULARY).mapToObj(id -> (IntList) phrase(id, 4)).toList();
    SentenceConstraints constraints = new SentenceConstraints(phrase(5), List.of(phrase(4)), pairs);
    Searcher searcher = searcher(MODEL, SearchOptions.ofBeam(2));
    assertThatThrownBy(() -> searcher.search(ModelSearchTest.sources(1, 3), List.of(constraints)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "search: sentence 1 of the batch: what is required cannot be had without what is"
                + " forbidden: remove one");
  }

  @Test
  void sixty_four_phrases_can_be_required() {
    IntList[] many =
        IntStream.range(0, 64).mapToObj(i -> phrase(4 + i % 16, 4 + i / 4)).toArray(IntList[]::new);
    SentenceConstraints constraints = required(many);
    Searcher searcher = searcher(MODEL, SearchOptions.ofBeam(2));
    int[][] sources = ModelSearchTest.sources(1, 3);
    assertMet(searcher.search(sources, List.of(constraints)).get(0).get(0), constraints);
  }
}
