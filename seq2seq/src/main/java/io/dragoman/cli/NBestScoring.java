package io.dragoman.cli;

import com.google.common.collect.AbstractIterator;
import io.dragoman.data.Utf8Lines;
import io.dragoman.rerank.NBestEntry;
import io.dragoman.rerank.NBestReader;
import io.dragoman.translate.ScoredTranslation;
import io.dragoman.translate.ScoringTask;
import io.dragoman.translate.TranslationScorer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Scores an n-best list, appends a feature to every line and orders each source line's translations
 * anew if the feature has a weight.
 *
 * @param sources the lines that were translated
 * @param feature its name
 * @param weight added times the feature to the score; 0 leaves scores and order alone
 * @param reverse whether the model translates from the list's language into that of the sources
 * @param normalize whether the feature is the mean of a piece
 */
record NBestScoring(
    List<String> sources, String feature, double weight, boolean reverse, boolean normalize) {

  /** Reads, scores and writes as it goes. */
  void run(Path list, TranslationScorer scorer, Output out) {
    try (Utf8Lines lines = Utf8Lines.open(list)) {
      Deque<List<NBestEntry>> waiting = new ArrayDeque<>();
      List<ScoredTranslation> scores = new ArrayList<>(); // of the first list that waits
      scorer.score(
          tasks(lines, waiting),
          scored -> {
            scores.addAll(scored);
            if (scores.size() == waiting.element().size()) {
              write(waiting.remove(), scores, out);
              scores.clear();
            }
          });
    }
  }

  private Iterator<ScoringTask> tasks(Utf8Lines lines, Deque<List<NBestEntry>> waiting) {
    NBestReader reader = new NBestReader(lines);
    return new AbstractIterator<>() {
      private final Deque<ScoringTask> ready = new ArrayDeque<>();

      @Override
      protected ScoringTask computeNext() {
        if (ready.isEmpty() && reader.hasNext()) {
          List<NBestEntry> group = reader.next();
          waiting.add(group);
          addTasks(group, source(group.get(0), lines.name()), ready);
        }
        return ready.isEmpty() ? endOfData() : ready.remove();
      }
    };
  }

  private void addTasks(List<NBestEntry> group, String source, Deque<ScoringTask> ready) {
    List<String> texts = group.stream().map(NBestEntry::text).toList();
    if (reverse) {
      texts.forEach(text -> ready.add(new ScoringTask(text, List.of(source))));
    } else {
      ready.add(new ScoringTask(source, texts));
    }
  }

  private String source(NBestEntry entry, String name) {
    if (entry.id() >= sources.size()) {
      throw new CommandException(
          String.format(
              Locale.ROOT,
              "%s: line %,d: id %,d but --source has only %,d lines: ids count lines from 0",
              name,
              entry.line(),
              entry.id(),
              sources.size()));
    }
    return sources.get(entry.id());
  }

  private void write(List<NBestEntry> group, List<ScoredTranslation> scores, Output out) {
    List<NBestEntry> entries = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      ScoredTranslation scored = scores.get(i);
      double value = normalize ? scored.mean() : scored.logProbability();
      NBestEntry entry = group.get(i).withFeature(feature, value);
      entries.add(weight == 0 ? entry : entry.withScore(entry.score() + weight * value));
    }
    if (weight != 0) {
      entries.sort(Comparator.comparingDouble(NBestEntry::score).reversed());
    }
    entries.forEach(entry -> out.line(entry.format()));
  }
}
