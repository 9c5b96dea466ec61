package io.dragoman.explain;

import io.dragoman.explain.Explanation.Choice;
import io.dragoman.explain.Explanation.Loss;
import io.dragoman.explain.Explanation.Node;
import io.dragoman.explain.Explanation.Reference;
import io.dragoman.explain.Explanation.Scored;
import io.dragoman.explain.Explanation.Verdict;
import io.dragoman.explain.SearchTrace.Entry;
import io.dragoman.search.BeamSearch;
import io.dragoman.search.BeamStep.Continuation;
import io.dragoman.search.ForcedDecoding;
import io.dragoman.search.Hypothesis;
import io.dragoman.search.Ranking;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.SpecialIds;
import io.dragoman.search.StepScorer;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Translates lines one by one and tells how: the same search as a translator's, watched. Belongs to
 * one thread.
 */
public final class Explainer {
  private final StepScorer scorer;
  private final TextCodec source;
  private final TextCodec target;
  private final SpecialIds special;
  private final SearchOptions options;

  /**
   * An explainer of what a scorer translates.
   *
   * @param options of the search; all n best of its beam are told
   */
  public Explainer(StepScorer scorer, TextCodec source, TextCodec target, SearchOptions options) {
    this.scorer = scorer;
    this.source = source;
    this.target = target;
    Vocabulary words = target.vocabulary();
    special = new SpecialIds(words.pad(), words.bos(), words.eos(), words.unk());
    this.options = options.withNBest(options.beam()).withAttention(true).withWordScores(true);
  }

  /**
   * Explains a line.
   *
   * @param number the number of the line, from 1
   * @param tokens the line's tokens, at least one
   * @param reference a translation to look for
   */
  public Explanation explain(
      long number, String line, List<String> tokens, Optional<String> reference) {
    int[] ids = ended(source.vocabulary().ids(tokens), source.vocabulary().eos());
    Optional<List<String>> wanted = reference.map(target::tokens);
    Optional<int[]> wantedIds = wanted.map(each -> target.vocabulary().ids(each));
    SearchTrace trace = new SearchTrace(special, wantedIds);
    List<Hypothesis> found =
        new BeamSearch(scorer, special, options, trace).search(new int[][] {ids}).get(0);
    double expected = options.ranking().expectedLength(scorer, 0, scorer.length(ids));
    Hypothesis best = found.get(0);
    int[] path = trace.path(withEnd(best));
    List<String> sourceTokens = new ArrayList<>(tokens);
    sourceTokens.add(source.vocabulary().token(source.vocabulary().eos()));
    return new Explanation(
        number,
        line,
        sourceTokens,
        options.beam(),
        options.ranking().normalization().formula(options.ranking().alpha()),
        Optional.of(expected).filter(each -> each > 0),
        found.stream().map(each -> scored(each, expected)).toList(),
        best.attention(),
        lattice(trace, path),
        choices(trace, path),
        wanted.map(each -> reference(ids, reference.get(), each, found, trace, expected)));
  }

  private static int[] ended(int[] ids, int eos) {
    int[] with = Arrays.copyOf(ids, ids.length + 1);
    with[ids.length] = eos;
    return with;
  }

  private int[] withEnd(Hypothesis each) {
    return each.finished() ? ended(each.ids(), special.eos()) : each.ids();
  }

  private Scored scored(Hypothesis each, double expected) {
    List<String> words = target.vocabulary().tokens(withEnd(each));
    return scored(each, target.decode(each.ids()), words, expected);
  }

  private Scored scored(Hypothesis each, String text, List<String> words, double expected) {
    Ranking ranking = options.ranking();
    return new Scored(
        text,
        words,
        Arrays.stream(each.wordLogProbabilities()).boxed().toList(),
        each.logProbability(),
        ranking.reward(each.ids().length),
        ranking.normalization().of(words.size(), ranking.alpha()),
        ranking.brevity(words.size(), expected),
        ranking.coverage(each.attention()),
        each.score(),
        each.finished());
  }

  private List<Node> lattice(SearchTrace trace, int[] path) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < trace.entries().size(); i++) {
      Entry each = trace.entries().get(i);
      boolean best = each.time < path.length && path[each.time] == i;
      nodes.add(
          new Node(
              each.time,
              each.from,
              target.vocabulary().token(each.word.id()),
              each.word.wordLogProbability(),
              each.word.logProbability(),
              each.fate,
              best,
              each.reference));
    }
    return nodes;
  }

  private List<List<Choice>> choices(SearchTrace trace, int[] path) {
    return IntStream.range(0, path.length)
        .mapToObj(t -> trace.next(t == 0 ? -1 : path[t - 1]).stream().map(this::choice).toList())
        .toList();
  }

  private Choice choice(Continuation each) {
    return new Choice(target.vocabulary().token(each.id()), each.wordLogProbability());
  }

  private Reference reference(
      int[] sourceIds,
      String text,
      List<String> tokens,
      List<Hypothesis> found,
      SearchTrace trace,
      double expected) {
    Vocabulary vocabulary = target.vocabulary();
    int[] ids = vocabulary.ids(tokens);
    Hypothesis forced =
        new ForcedDecoding(scorer, special, options)
            .decode(new int[][] {sourceIds}, new int[][] {ids})
            .get(0);
    List<String> words = new ArrayList<>(tokens);
    words.add(vocabulary.token(special.eos()));
    List<String> unknown =
        IntStream.range(0, ids.length)
            .filter(i -> ids[i] == special.unk())
            .mapToObj(tokens::get)
            .toList();
    int rank = 0;
    for (int i = found.size(); i > 0; i--) {
      Hypothesis each = found.get(i - 1);
      rank = each.finished() && Arrays.equals(each.ids(), ids) ? i : rank;
    }
    boolean higher = forced.score() > found.get(0).score();
    Verdict verdict =
        rank == 1 ? Verdict.SAME : higher ? Verdict.SEARCH_ERROR : Verdict.MODEL_PREFERS_OTHER;
    Optional<Loss> loss =
        trace
            .lost()
            .map(
                each ->
                    new Loss(
                        each.time(),
                        words.get(each.time()),
                        each.word().wordLogProbability(),
                        each.betterWords(),
                        each.word().logProbability(),
                        each.worstKept()));
    return new Reference(scored(forced, text, words, expected), unknown, verdict, rank, loss);
  }
}
