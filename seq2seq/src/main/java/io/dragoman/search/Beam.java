package io.dragoman.search;

import java.util.ArrayList;
import java.util.List;

/** The hypotheses of one sentence. */
final class Beam {
  private final int sentence;
  private final int maxLength;
  private final SpecialIds special;
  private final SearchOptions options;
  private final List<Path> finished = new ArrayList<>(); // best first
  private List<Path> active; // most probable first

  Beam(int sentence, int maxLength, SpecialIds special, SearchOptions options) {
    this.sentence = sentence;
    this.maxLength = maxLength;
    this.special = special;
    this.options = options;
    active = List.of(Path.start(special.bos(), sentence));
  }

  /** The hypotheses to extend. */
  List<Path> active() {
    return active;
  }

  /**
   * Extends the active hypotheses by one word; those that end leave, and the beam shrinks.
   *
   * @param firstRow the row of the first active hypothesis
   */
  void advance(StepScorer scorer, StepScores scores, int firstRow, Candidates candidates) {
    candidates.clear(options.beam() - finished.size());
    for (int i = 0; i < active.size(); i++) {
      candidates.offer(scores, firstRow + i, active.get(i).logProbability());
    }
    List<Path> next = new ArrayList<>(candidates.size());
    for (int i = 0; i < candidates.size(); i++) {
      Path extended =
          active.get(candidates.row(i) - firstRow).extend(candidates, i, scorer, options);
      if (extended.id() == special.eos()) {
        finish(extended);
      } else {
        next.add(extended);
      }
    }
    if (next.isEmpty() && finished.isEmpty()) {
      throw noCandidates(sentence, active.get(0).length() + 1);
    }
    active = next;
  }

  static IllegalStateException noCandidates(int sentence, int word) {
    return new IllegalStateException(
        "search: sentence %d of the batch: no word %d has a score that is a number: check the model's weights"
            .formatted(sentence + 1, word));
  }

  private void finish(Path path) {
    int place = finished.size();
    while (place > 0 && score(path) > score(finished.get(place - 1))) {
      place--;
    }
    finished.add(place, path);
  }

  private double score(Path path) {
    return options.score(path.logProbability(), path.length());
  }

  /**
   * Whether the result is known: no hypothesis is active, the limit of length is met, or no active
   * one can still be among the n best. The most that one can reach is its log-probability over the
   * longest length, since words only cost.
   */
  boolean isDone() {
    if (active.isEmpty() || active.get(0).length() == maxLength) {
      return true;
    }
    if (finished.size() < options.nBest()) {
      return false;
    }
    double bound = options.score(active.get(0).logProbability(), maxLength);
    return bound <= score(finished.get(options.nBest() - 1));
  }

  /** Finished hypotheses; if those are too few, the best of the others behind them. */
  List<Hypothesis> best() {
    List<Hypothesis> best = new ArrayList<>(options.nBest());
    addTo(best, finished);
    addTo(best, active);
    return List.copyOf(best);
  }

  private void addTo(List<Hypothesis> best, List<Path> paths) {
    for (int i = 0; i < paths.size() && best.size() < options.nBest(); i++) {
      best.add(paths.get(i).hypothesis(options, special.eos()));
    }
  }
}
