package io.dragoman.explain;

import io.dragoman.explain.Explanation.Choice;
import io.dragoman.explain.Explanation.Constraints;
import io.dragoman.explain.Explanation.Loss;
import io.dragoman.explain.Explanation.Node;
import io.dragoman.explain.Explanation.Reference;
import io.dragoman.explain.Explanation.Required;
import io.dragoman.explain.Explanation.Scored;
import io.dragoman.explain.Explanation.Verdict;
import io.dragoman.explain.SearchTrace.Entry;
import io.dragoman.search.BeamSearch;
import io.dragoman.search.BeamStep.Continuation;
import io.dragoman.search.ForcedDecoding;
import io.dragoman.search.Hypothesis;
import io.dragoman.search.Ranking;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.SentenceConstraints;
import io.dragoman.search.SpecialIds;
import io.dragoman.search.StepScorer;
import io.dragoman.search.StopRule;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.translate.Guidance;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
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
   * @param options of the search; all n best of its beam are told, unless asking for more than is
   *     printed would make it another search
   */
  public Explainer(StepScorer scorer, TextCodec source, TextCodec target, SearchOptions options) {
    this.scorer = scorer;
    this.source = source;
    this.target = target;
    Vocabulary words = target.vocabulary();
    special = new SpecialIds(words.pad(), words.bos(), words.eos(), words.unk());
    boolean same = options.stop() == StopRule.EXACT && options.groups().count() == 1;
    SearchOptions telling = same ? options.withNBest(options.beam()) : options;
    this.options = telling.withAttention(true).withWordScores(true);
  }

  /**
   * Explains a line.
   *
   * @param number the number of the line, from 1
   * @param tokens the line's tokens, at least one
   * @param guidance the constraints of its translation
   * @param reference a translation to look for
   */
  public Explanation explain(
      long number,
      String line,
      List<String> tokens,
      Guidance guidance,
      Optional<String> reference) {
    int[] ids = ended(source.vocabulary().ids(tokens), source.vocabulary().eos());
    Optional<List<String>> wanted = reference.map(target::tokens);
    Optional<int[]> wantedIds = wanted.map(each -> target.vocabulary().ids(each));
    Found found = new Found(ids, guidance, new SearchTrace(special, wantedIds));
    int[] path = found.trace.path(withEnd(found.best()));
    List<String> sourceTokens = new ArrayList<>(tokens);
    sourceTokens.add(source.vocabulary().token(source.vocabulary().eos()));
    return new Explanation(
        number,
        line,
        sourceTokens,
        options.beam(),
        options.groups().count(),
        found.constraints(),
        options.ranking().normalization().formula(options.ranking().alpha()),
        Optional.of(found.expected).filter(each -> each > 0),
        found.nBest.stream().map(found::scored).toList(),
        found.best().attention(),
        found.lattice(path),
        found.choices(path),
        wanted.map(each -> found.reference(reference.get(), each)));
  }

  private static int[] ended(int[] ids, int eos) {
    int[] with = Arrays.copyOf(ids, ids.length + 1);
    with[ids.length] = eos;
    return with;
  }

  private int[] withEnd(Hypothesis each) {
    return each.finished() ? ended(each.ids(), special.eos()) : each.ids();
  }

  /** What the search of a line found. */
  private final class Found {
    private final int[] sourceIds;
    private final Guidance guidance;
    private final SearchTrace trace;
    private final List<Hypothesis> nBest;
    private final double expected; // length

    Found(int[] sourceIds, Guidance guidance, SearchTrace trace) {
      this.sourceIds = sourceIds;
      this.guidance = guidance;
      this.trace = trace;
      nBest =
          new BeamSearch(scorer, special, options, trace)
              .search(new int[][] {sourceIds}, List.of(guidance.constraints()))
              .get(0);
      expected = options.ranking().expectedLength(scorer, 0, scorer.length(sourceIds));
    }

    Hypothesis best() {
      return nBest.get(0);
    }

    private String word(int id) {
      return guidance.word(id, target.vocabulary());
    }

    private List<String> words(int[] ids) {
      return Arrays.stream(ids).mapToObj(this::word).toList();
    }

    /** The text of words, with what placeholders stand for. */
    private String text(List<String> words) {
      List<String> pieces = new ArrayList<>();
      for (String word : words) {
        String translation = guidance.placeholders().get(word);
        pieces.addAll(translation == null ? List.of(word) : target.tokens(translation));
      }
      return target.decode(pieces);
    }

    Optional<Constraints> constraints() {
      SentenceConstraints all = guidance.constraints();
      IntList best = IntArrayList.wrap(best().ids());
      return all.isNone()
          ? Optional.empty()
          : Optional.of(
              new Constraints(
                  text(all.prefix()),
                  all.required().stream()
                      .map(each -> new Required(text(each), all.place(each, best), each.size()))
                      .toList(),
                  all.forbidden().stream().map(this::text).distinct().toList()));
    }

    private String text(IntList ids) {
      return text(words(ids.toIntArray()));
    }

    Scored scored(Hypothesis each) {
      return scored(each, text(words(each.ids())), words(withEnd(each)));
    }

    private Scored scored(Hypothesis each, String text, List<String> words) {
      Ranking ranking = options.ranking();
      return new Scored(
          text,
          words,
          Arrays.stream(each.wordLogProbabilities()).boxed().toList(),
          each.logProbability(),
          ranking.reward(words.size(), each.ids().length),
          ranking.normalization().of(words.size(), ranking.alpha()),
          ranking.brevity(words.size(), expected),
          ranking.coverage(each.attention()),
          each.score(),
          each.finished());
    }

    List<Node> lattice(int[] path) {
      List<Node> nodes = new ArrayList<>();
      for (int i = 0; i < trace.entries().size(); i++) {
        Entry each = trace.entries().get(i);
        boolean best = each.time < path.length && path[each.time] == i;
        nodes.add(
            new Node(
                each.group,
                each.time,
                each.from,
                word(each.word.id()),
                each.word.wordLogProbability(),
                each.word.logProbability(),
                each.fate,
                best,
                each.reference));
      }
      return nodes;
    }

    List<List<Choice>> choices(int[] path) {
      return IntStream.range(0, path.length)
          .mapToObj(t -> trace.next(t == 0 ? -1 : path[t - 1]).stream().map(this::choice).toList())
          .toList();
    }

    private Choice choice(Continuation each) {
      return new Choice(word(each.id()), each.wordLogProbability());
    }

    Reference reference(String text, List<String> tokens) {
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
      for (int i = nBest.size(); i > 0; i--) {
        Hypothesis each = nBest.get(i - 1);
        rank = each.finished() && Arrays.equals(each.ids(), ids) ? i : rank;
      }
      return new Reference(
          scored(forced, text, words), unknown, verdict(forced, rank), rank, loss(words));
    }

    private Verdict verdict(Hypothesis forced, int rank) {
      if (rank == 1) {
        return Verdict.SAME;
      }
      if (!(forced.score() > best().score())) {
        return Verdict.MODEL_PREFERS_OTHER;
      }
      boolean allowed = guidance.constraints().areMet(IntArrayList.wrap(forced.ids()));
      return allowed ? Verdict.SEARCH_ERROR : Verdict.CONSTRAINED;
    }

    private Optional<Loss> loss(List<String> words) {
      return trace
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
    }
  }
}
