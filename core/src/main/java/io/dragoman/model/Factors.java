package io.dragoman.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The factors of source words (Sennrich and Haddow 2016), such as {@code pos:16,case:8,subword:4}:
 * names, each with the size of its values' vectors, which stand behind the word's vector. Vectors
 * of a factor without a size have the size of the word's and are added to it.
 *
 * @param names in the order in which a word's factors stand
 * @param sizes of the vectors; 0 is added to the word's
 */
public record Factors(List<String> names, List<Integer> sizes) {
  /** What is written if there are none. */
  public static final String NONE = "none";

  /** The name of the factor that says which part of a word a piece is. */
  public static final String SUBWORD = "subword";

  /** What may be written. */
  public static final String FORMS = "none, or factors such as pos:16,case:8";

  private static final Pattern FORM =
      Pattern.compile(
          "[\\p{L}\\p{N}_-]+(:[1-9][0-9]{0,4})?(,[\\p{L}\\p{N}_-]+(:[1-9][0-9]{0,4})?)*");

  /** Takes copies of the lists. */
  public Factors {
    names = List.copyOf(names);
    sizes = List.copyOf(sizes);
  }

  /** Whether a text names factors, none twice. */
  public static boolean isValid(String text) {
    if (text.equals(NONE)) {
      return true;
    }
    if (!FORM.matcher(text).matches()) {
      return false;
    }
    List<String> names = parse(text).names();
    return names.stream().distinct().count() == names.size() && !names.contains(NONE);
  }

  /** The factors of a text that {@link #isValid}. */
  public static Factors parse(String text) {
    List<String> names = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    if (!text.equals(NONE)) {
      for (String factor : text.split(",")) {
        int colon = factor.indexOf(':');
        names.add(colon < 0 ? factor : factor.substring(0, colon));
        sizes.add(colon < 0 ? 0 : Integer.parseInt(factor.substring(colon + 1)));
      }
    }
    return new Factors(names, sizes);
  }

  /** How many there are. */
  public int count() {
    return names.size();
  }

  /** The sum of the sizes. */
  int width() {
    return sizes.stream().mapToInt(Integer::intValue).sum();
  }
}
