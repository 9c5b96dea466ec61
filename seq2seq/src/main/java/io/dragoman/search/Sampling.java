package io.dragoman.search;

import java.util.List;
import java.util.Locale;

/**
 * The distribution that the next word is drawn from: the model's, {@code p^(1 / temperature)},
 * normalised, and of its words
 *
 * <ol>
 *   <li>the {@code topK} best (Fan et al. 2018, Hierarchical neural story generation),
 *   <li>of these the fewest best that have at least {@code nucleus} of their probability (Holtzman
 *       et al. 2020, The curious case of neural text degeneration),
 *   <li>of these those of at least {@code epsilon} (Hewitt et al. 2022, Truncation sampling as
 *       language model desmoothing), or the best one.
 * </ol>
 *
 * @param temperature below 1 makes probable words more probable
 * @param topK 0 is no limit
 * @param nucleus 1 is no limit
 * @param epsilon a probability; 0 is no limit
 */
public record Sampling(double temperature, int topK, double nucleus, double epsilon) {
  /** The model's own distribution. */
  public static final Sampling FULL = new Sampling(1, 0, 1, 0);

  /** What {@link #parse} reads. */
  public static final String FORMS =
      "full, or one or more of temperature=T, top-k=K, nucleus=P, epsilon=E with commas between";

  /** Checks all ranges. */
  public Sampling {
    SearchOptions.require(
        temperature > 0 && Double.isFinite(temperature), "temperature", temperature, "above 0");
    SearchOptions.require(topK >= 0, "topK", topK, "at least 0");
    SearchOptions.require(nucleus > 0 && nucleus <= 1, "nucleus", nucleus, "above 0 up to 1");
    SearchOptions.require(epsilon >= 0 && epsilon < 1, "epsilon", epsilon, "from 0 to below 1");
  }

  /**
   * Reads a rule such as {@code nucleus=0.9,temperature=0.7}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Sampling parse(String text) {
    Sampling rule = FULL;
    if (text.equals("full")) {
      return rule;
    }
    for (String part : text.split(",", -1)) {
      List<String> sides = List.of(part.split("=", -1));
      if (sides.size() != 2) {
        throw notOne(text);
      }
      rule = rule.with(sides.get(0), sides.get(1), text);
    }
    return rule;
  }

  private Sampling with(String name, String value, String text) {
    try {
      return switch (name) {
        case "temperature" -> new Sampling(Double.parseDouble(value), topK, nucleus, epsilon);
        case "top-k" -> new Sampling(temperature, positive(value), nucleus, epsilon);
        case "nucleus" -> new Sampling(temperature, topK, Double.parseDouble(value), epsilon);
        case "epsilon" -> new Sampling(temperature, topK, nucleus, Double.parseDouble(value));
        default -> throw notOne(text);
      };
    } catch (NumberFormatException e) {
      throw notOne(text);
    }
  }

  private static int positive(String value) {
    int number = Integer.parseInt(value);
    SearchOptions.require(number >= 1, "topK", number, "at least 1");
    return number;
  }

  private static IllegalArgumentException notOne(String text) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "sampling '%s': must be %s", text, FORMS));
  }

  boolean isTruncated() {
    return topK > 0 || nucleus < 1 || epsilon > 0;
  }
}
