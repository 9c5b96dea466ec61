package io.dragoman.translate;

import java.util.List;

/**
 * A line and translations of it to score.
 *
 * @param source the line
 * @param translations any number
 */
public record ScoringTask(String source, List<String> translations) {
  public ScoringTask {
    translations = List.copyOf(translations);
  }
}
