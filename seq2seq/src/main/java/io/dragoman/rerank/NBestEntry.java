package io.dragoman.rerank;

import io.dragoman.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line of an n-best list as Moses has them: {@code id ||| text ||| Name= 1.5 2.5 Other= 3 |||
 * score}, perhaps without features or with more fields before them.
 *
 * @param line number in the file, from 1
 * @param id what all translations of a source line share: its number from 0
 * @param text the translation
 * @param others fields between text and features, kept as they are
 * @param features the field of features as written; empty if there is none
 * @param score the last field
 */
public record NBestEntry(
    long line, int id, String text, List<String> others, String features, double score) {
  private static final String BAR = "|||";

  /**
   * Reads a line.
   *
   * @param name of the file, for messages
   * @throws DataException if it is no line of an n-best list
   */
  public static NBestEntry parse(String line, String name, long number) {
    List<String> fields = new ArrayList<>();
    int from = 0;
    for (int bar = line.indexOf(BAR); bar >= 0; bar = line.indexOf(BAR, from)) {
      fields.add(line.substring(from, bar).strip());
      from = bar + BAR.length();
    }
    fields.add(line.substring(from).strip());
    if (fields.size() < 3) {
      throw wrong(name, number, "has " + fields.size() + " fields, not 3 or more");
    }
    int last = fields.size() - 1;
    boolean featured = last > 2 && fields.get(last - 1).contains("=");
    List<String> others = fields.subList(2, featured ? last - 1 : last);
    NBestEntry entry =
        new NBestEntry(
            number,
            id(fields.get(0), name, number),
            fields.get(1),
            List.copyOf(others),
            featured ? fields.get(last - 1) : "",
            score(fields.get(last), name, number));
    entry.featureValues(name);
    return entry;
  }

  private static int id(String field, String name, long number) {
    try {
      int id = Integer.parseInt(field);
      if (id >= 0) {
        return id;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a negative number.
    }
    throw wrong(name, number, "'" + field + "' is no line number from 0");
  }

  private static double score(String field, String name, long number) {
    try {
      double score = Double.parseDouble(field);
      if (Double.isFinite(score)) {
        return score;
      }
    } catch (NumberFormatException e) {
      // Said below, as for what is not finite.
    }
    throw wrong(name, number, "'" + field + "' is no score");
  }

  private static DataException wrong(String name, long number, String what) {
    return new DataException(
        String.format(
            Locale.ROOT,
            "%s: line %,d: %s: write \"line ||| text ||| features ||| score\"",
            name,
            number,
            what));
  }

  /**
   * The features by name, in their order; one of several values is numbered, as {@code Name_1}.
   *
   * @param name of the file, for messages
   * @throws DataException if a value is no number or a name occurs twice
   */
  public Map<String, Double> featureValues(String name) {
    Map<String, List<Double>> lists = new LinkedHashMap<>();
    String feature = "F";
    for (String token : features.isEmpty() ? List.<String>of() : split(features)) {
      int equals = token.lastIndexOf('=');
      if (equals >= 0) {
        feature = token.substring(0, equals);
        if (lists.putIfAbsent(feature, new ArrayList<>()) != null) {
          throw wrong(name, line, "feature '" + feature + "' occurs twice");
        }
      }
      String value = token.substring(equals + 1);
      if (!value.isEmpty()) {
        lists.computeIfAbsent(feature, each -> new ArrayList<>()).add(score(value, name, line));
      }
    }
    Map<String, Double> values = new LinkedHashMap<>();
    lists.forEach(
        (key, numbers) -> {
          for (int i = 0; i < numbers.size(); i++) {
            values.put(numbers.size() == 1 ? key : key + "_" + i, numbers.get(i));
          }
        });
    return values;
  }

  private static List<String> split(String field) {
    return Arrays.asList(field.split("\\s+"));
  }

  /** The same with one more feature. */
  public NBestEntry withFeature(String name, double value) {
    String added = String.format(Locale.ROOT, "%s= %.6f", name, value);
    return new NBestEntry(
        line, id, text, others, features.isEmpty() ? added : features + " " + added, score);
  }

  /** The same with another score. */
  public NBestEntry withScore(double total) {
    return new NBestEntry(line, id, text, others, features, total);
  }

  /** The line of the list. */
  public String format() {
    List<String> fields = new ArrayList<>();
    fields.add(Integer.toString(id));
    fields.add(text);
    fields.addAll(others);
    if (!features.isEmpty()) {
      fields.add(features);
    }
    fields.add(String.format(Locale.ROOT, "%.6f", score));
    return String.join(" " + BAR + " ", fields);
  }
}
