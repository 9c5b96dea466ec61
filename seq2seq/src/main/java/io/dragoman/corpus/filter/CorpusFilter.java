package io.dragoman.corpus.filter;

import com.google.common.collect.ImmutableMap;
import io.dragoman.corpus.CorpusListener;
import io.dragoman.data.SentencePair;
import it.unimi.dsi.fastutil.bytes.ByteArrayList;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import java.util.Arrays;
import java.util.List;

/** Sorts the pairs of a corpus into good and bad ones, in their order. */
public final class CorpusFilter {
  /** The rule that removes all but the best pairs. */
  public static final String KEEP = "keep";

  /** Takes pairs. */
  public interface Sink {
    /** A good pair. */
    void kept(SentencePair pair);

    /** A pair that the rule of this name does not accept. */
    void removed(SentencePair pair, String rule);
  }

  private final PairFiles files;
  private final List<PairRule> rules;
  private final CorpusListener listener;

  /**
   * A filter for a single run.
   *
   * @param rules asked in this order until one does not accept a pair; at most 100
   */
  public CorpusFilter(PairFiles files, List<PairRule> rules, CorpusListener listener) {
    if (rules.size() > 100) {
      throw new IllegalArgumentException(rules.size() + " rules: at most 100 are possible");
    }
    this.files = files;
    this.rules = List.copyOf(rules);
    this.listener = listener;
  }

  /**
   * Keeps what all rules accept.
   *
   * @throws io.dragoman.data.DataException if the files are not parallel or cannot be read
   */
  public FilterReport run(Sink sink) {
    long[] counts = new long[rules.size() + 1];
    files.forEach(
        "filtering",
        listener,
        candidate -> {
          int rule = firstBroken(candidate);
          counts[rule]++;
          pass(sink, candidate.pair(), rule);
        });
    return report(counts);
  }

  /**
   * Keeps of what all rules accept the best part. Of equal scores earlier pairs are better. It
   * reads the files twice, and remembers a byte for each pair and eight more for each that the
   * rules accept.
   *
   * @param percent how many to keep, rounded to whole pairs
   * @throws io.dragoman.data.DataException if the files are not parallel or cannot be read
   * @throws IllegalArgumentException if percent is not from 0 to 100
   */
  public FilterReport runBest(AlignmentScorer scorer, double percent, Sink sink) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException(percent + " percent: must be from 0 to 100");
    }
    ByteArrayList decisions = new ByteArrayList();
    FloatArrayList scores = new FloatArrayList();
    files.forEach(
        "scoring",
        listener,
        candidate -> {
          int rule = firstBroken(candidate);
          decisions.add((byte) rule);
          if (rule == rules.size()) {
            scores.add((float) scorer.score(candidate));
          }
        });
    keepBest(decisions, scores, Math.toIntExact(Math.round(scores.size() * percent / 100)));
    long[] counts = new long[rules.size() + 2];
    files.forEach(
        "writing",
        listener,
        candidate -> {
          int rule = decisions.getByte(Math.toIntExact(candidate.pair().line() - 1));
          counts[rule]++;
          pass(sink, candidate.pair(), rule);
        });
    return report(counts);
  }

  private int firstBroken(CandidatePair candidate) {
    int rule = 0;
    while (rule < rules.size() && rules.get(rule).accepts(candidate)) {
      rule++;
    }
    return rule;
  }

  private void pass(Sink sink, SentencePair pair, int rule) {
    if (rule == rules.size()) {
      sink.kept(pair);
    } else {
      sink.removed(pair, rule < rules.size() ? rules.get(rule).name() : KEEP);
    }
  }

  /** Turns the decision on accepted pairs that are not among the best. */
  private void keepBest(ByteArrayList decisions, FloatArrayList scores, int kept) {
    float[] sorted = scores.toFloatArray();
    Arrays.sort(sorted);
    float worst = kept == 0 ? Float.POSITIVE_INFINITY : sorted[sorted.length - kept];
    int ties = kept; // how many of the worst score may stay
    for (int i = sorted.length - 1; i >= 0 && sorted[i] > worst; i--) {
      ties--;
    }
    int accepted = 0;
    for (int i = 0; i < decisions.size(); i++) {
      if (decisions.getByte(i) == rules.size()) {
        float score = scores.getFloat(accepted++);
        if (score < worst || (score == worst && ties-- <= 0)) {
          decisions.set(i, (byte) (rules.size() + 1));
        }
      }
    }
  }

  private FilterReport report(long[] counts) {
    ImmutableMap.Builder<String, Long> removed = ImmutableMap.builder();
    for (int rule = 0; rule < rules.size(); rule++) {
      removed.put(rules.get(rule).name(), counts[rule]);
    }
    if (counts.length > rules.size() + 1) {
      removed.put(KEEP, counts[rules.size() + 1]);
    }
    return new FilterReport(
        Arrays.stream(counts).sum(), counts[rules.size()], removed.buildOrThrow());
  }
}
