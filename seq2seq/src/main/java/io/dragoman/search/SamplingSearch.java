package io.dragoman.search;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.dragoman.kernels.KernelsSelector;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws translations word by word, many at a time.
 *
 * <p>Each sample has random numbers of its own, as {@link SearchMethod.Drawn} says.
 */
final class SamplingSearch implements Searcher {
  /** Samples drawn at a time. */
  private static final int ROWS = 512;

  private final StepScorer scorer;
  private final SpecialIds special;
  private final SearchOptions options;
  private final long seed;
  private final WordSampler sampler;
  private final Backpointers words;
  private final BlockedWords blocked;
  private final int[] rows = new int[ROWS];
  private final int[] ids = new int[ROWS];

  SamplingSearch(
      StepScorer scorer, SpecialIds special, SearchOptions options, SearchMethod.Drawn method) {
    this.scorer = scorer;
    this.special = special;
    this.options = options;
    seed = method.seed();
    sampler =
        new WordSampler(method.rule(), special, options.allowUnknown(), KernelsSelector.kernels());
    words = new Backpointers(options);
    blocked = new BlockedWords(words, options.blocking());
  }

  /** A translation in the making. */
  private static final class Sample {
    final int[] source;
    final int sourceLength;
    final IntList prefix;
    final List<int[]> forbidden;
    final SplittableRandom random;
    final int minLength;
    final int maxLength;
    int sentence; // in the batch of the scorer
    int row;
    int id;
    int node = Backpointers.START;
    int length;
    double logProbability;
    boolean over;
    boolean cut;

    Sample(
        int[] source,
        int sourceLength,
        SentenceConstraints constraints,
        LengthLimits limits,
        long key) {
      this.source = source;
      this.sourceLength = sourceLength;
      prefix = constraints.prefix();
      forbidden = constraints.forbidden().stream().map(IntList::toIntArray).toList();
      minLength = limits.min(sourceLength);
      int needed = constraints.length();
      maxLength = Math.max(limits.max(sourceLength), needed == 0 ? 0 : needed + limits.maxExtra());
      random = new SplittableRandom(key);
    }
  }

  @Override
  public List<List<Hypothesis>> search(int[][] sources, List<SentenceConstraints> constraints) {
    long started = options.deadline().isPresent() ? options.deadline().get().now() : 0;
    List<List<Hypothesis>> results = new ArrayList<>();
    List<Sample> waiting = new ArrayList<>();
    List<Hypothesis> drawn = new ArrayList<>();
    for (int i = 0; i < sources.length; i++) {
      refuseRequired(constraints.get(i));
      for (int number = 0; number < options.nBest(); number++) {
        long key = key(sources[i], number);
        waiting.add(
            new Sample(
                sources[i], scorer.length(sources[i]), constraints.get(i), options.limits(), key));
        boolean last = i == sources.length - 1 && number == options.nBest() - 1;
        if (waiting.size() == ROWS || last) {
          draw(waiting, started);
          waiting.forEach(each -> drawn.add(hypothesis(each)));
          waiting.clear();
        }
      }
    }
    for (int i = 0; i < sources.length; i++) {
      int from = i * options.nBest();
      results.add(List.copyOf(drawn.subList(from, from + options.nBest())));
    }
    return results;
  }

  private static void refuseRequired(SentenceConstraints constraints) {
    if (!constraints.required().isEmpty()) {
      throw new IllegalArgumentException(
          "phrases cannot be required of translations that are drawn: use beam search");
    }
  }

  private long key(int[] source, int number) {
    Hasher hasher = Hashing.murmur3_128().newHasher().putLong(seed).putInt(number);
    for (int id : source) {
      hasher.putInt(id);
    }
    return hasher.hash().asLong();
  }

  private void draw(List<Sample> samples, long started) {
    words.clear();
    scorer.start(distinct(samples));
    List<Sample> open = new ArrayList<>(samples);
    open.forEach(
        each -> {
          each.row = each.sentence;
          each.id = special.bos();
        });
    while (!open.isEmpty()) {
      for (int i = 0; i < open.size(); i++) {
        rows[i] = open.get(i).row;
        ids[i] = special.read(open.get(i).id);
      }
      StepScores scores = scorer.step(rows, ids, open.size());
      for (int i = 0; i < open.size(); i++) {
        open.get(i).row = i;
        advance(open.get(i), scores);
      }
      open.removeIf(each -> each.over);
      if (options.deadline().isPresent() && options.deadline().get().isOver(started)) {
        open.forEach(each -> each.cut = true);
        open.clear();
      }
    }
  }

  /** The sources of the samples; those of one sentence stand together. */
  private static int[][] distinct(List<Sample> samples) {
    List<int[]> sources = new ArrayList<>();
    for (Sample each : samples) {
      if (sources.isEmpty() || sources.get(sources.size() - 1) != each.source) {
        sources.add(each.source);
      }
      each.sentence = sources.size() - 1;
    }
    return sources.toArray(int[][]::new);
  }

  private void advance(Sample sample, StepScores scores) {
    int place = choose(sample, scores);
    if (place < 0) {
      sample.over = true;
      return;
    }
    double normalizer = scores.logNormalizers().get(0, sample.row);
    boolean forced = sample.length < sample.prefix.size();
    sample.id = forced ? sample.prefix.getInt(sample.length) : scores.id(sample.row, place);
    sample.logProbability += Math.min(0.0, scores.scores().get(sample.row, place) - normalizer);
    sample.node = words.append(sample.node, sample.id, sample.logProbability, sample.row, scorer);
    sample.length++;
    sample.over = sample.id == special.eos() || sample.length == sample.maxLength;
  }

  private int choose(Sample sample, StepScores scores) {
    if (sample.length < sample.prefix.size()) {
      return scores.place(sample.row, special.read(sample.prefix.getInt(sample.length)));
    }
    boolean endAllowed = sample.length >= sample.minLength;
    boolean blocking = blocked.isNeeded(sample.forbidden);
    if (blocking) {
      blocked.at(sample.node, sample.length, sample.forbidden);
    }
    int place =
        sampler.draw(scores, sample.row, endAllowed, blocking ? blocked : null, sample.random);
    if (place < 0 && endAllowed && !blocking) {
      throw Beam.noCandidates(sample.sentence, sample.length + 1);
    }
    return place;
  }

  private Hypothesis hypothesis(Sample sample) {
    boolean finished = sample.length > 0 && words.id(sample.node) == special.eos();
    int count = finished ? sample.length - 1 : sample.length;
    double score = 0;
    if (sample.length > 0) {
      Ranking ranking = options.ranking();
      double expected = ranking.expectedLength(scorer, sample.sentence, sample.sourceLength);
      score = ranking.score(sample.logProbability, sample.length, count, expected);
      if (ranking.coveragePenalty() != 0) {
        score += ranking.coveragePenalty() * words.coverage(sample.node);
      }
    }
    return new Hypothesis(
        words.words(sample.node, sample.length, count),
        score,
        sample.logProbability,
        finished,
        words.wordLogProbabilities(sample.node, sample.length),
        words.attention(sample.node, sample.length),
        sample.cut);
  }
}
