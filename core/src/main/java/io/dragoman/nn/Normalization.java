package io.dragoman.nn;

import java.util.Arrays;
import java.util.List;

/** Where layer normalisation (Ba et al. 2016) stands in a layer {@code y = x W + b}. */
public enum Normalization {
  /** Nowhere. */
  NONE("none", 0),
  /** On the product: {@code LN(x W) + b}, with an epsilon of 1e-9, as Marian has it. */
  PRODUCT("product", 1e-9),
  /** Behind the layer: {@code LN(x W + b) + b'}, with an epsilon of 1e-5, as Nematus has it. */
  LAYER("layer", 1e-5);

  private final String text;
  private final double epsilon;

  Normalization(String text, double epsilon) {
    this.text = text;
    this.epsilon = epsilon;
  }

  /** All names, as in a configuration. */
  public static List<String> names() {
    return Arrays.stream(values()).map(each -> each.text).toList();
  }

  /**
   * The place of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Normalization named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.text.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "normalization '"
                        + name
                        + "' is not known: use one of "
                        + String.join(", ", names())));
  }

  /** What is added to variances. */
  public double epsilon() {
    return epsilon;
  }
}
