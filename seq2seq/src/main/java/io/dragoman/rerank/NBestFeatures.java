package io.dragoman.rerank;

import io.dragoman.data.DataException;
import io.dragoman.data.Utf8Lines;
import io.dragoman.evaluation.Whitespace;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The features of a whole n-best list: those that it names, {@code Score}, its last field, and
 * {@code Length}, the words of the text.
 *
 * @param names in the order of the features
 * @param lists of the source lines, by ascending id
 */
public record NBestFeatures(List<String> names, List<CandidateList> lists) {
  /** The last field of the list. */
  public static final String SCORE = "Score";

  /** Words between white space. */
  public static final String LENGTH = "Length";

  /**
   * Reads a list.
   *
   * @throws DataException if it is empty or none, or not all lines have the same features
   */
  public static NBestFeatures read(Utf8Lines lines) {
    Iterator<List<NBestEntry>> groups = new NBestReader(lines);
    List<String> names = new ArrayList<>();
    List<CandidateList> lists = new ArrayList<>();
    while (groups.hasNext()) {
      List<NBestEntry> group = groups.next();
      double[][] features = new double[group.size()][];
      for (int i = 0; i < features.length; i++) {
        features[i] = features(group.get(i), names, lines.name());
      }
      List<String> texts = group.stream().map(NBestEntry::text).toList();
      lists.add(new CandidateList(group.get(0).id(), texts, features));
    }
    if (lists.isEmpty()) {
      throw new DataException(lines.name() + ": empty: it must have at least one line");
    }
    return new NBestFeatures(List.copyOf(names), lists);
  }

  private static double[] features(NBestEntry entry, List<String> names, String file) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(SCORE, entry.score());
    values.put(LENGTH, (double) Whitespace.split(entry.text()).size());
    values.putAll(entry.featureValues(file));
    if (names.isEmpty()) {
      names.addAll(values.keySet());
    } else if (!values.keySet().equals(new LinkedHashSet<>(names))) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: line %,d: features %s but %s before: every line needs the same",
              file,
              entry.line(),
              String.join(" ", values.keySet()),
              String.join(" ", names)));
    }
    return names.stream().mapToDouble(values::get).toArray();
  }

  /**
   * Weights in the order of the features.
   *
   * @param weights by name; features without a weight do not count
   * @throws IllegalArgumentException if there is no feature of a name
   */
  public double[] weights(Map<String, Double> weights) {
    double[] ordered = new double[names.size()];
    weights.forEach(
        (name, weight) -> {
          int place = names.indexOf(name);
          if (place < 0) {
            throw new IllegalArgumentException(
                "there is no feature '%s': the list has %s"
                    .formatted(name, String.join(" ", names)));
          }
          ordered[place] = weight;
        });
    return ordered;
  }
}
