package io.dragoman.model;

import io.dragoman.nn.rnn.SkipConnection;
import java.util.List;

/**
 * The encoder's shape.
 *
 * @param embedding size of a source word's vector
 * @param cell kind of the recurrent cell, such as {@code gru} or {@code lstm:peephole}
 * @param hidden units per direction and layer
 * @param layers stacked layers
 * @param bidirectional whether every layer also reads from the end to the start
 * @param stack how layers read: {@code plain}, all alike; {@code bi-unidirectional}, both ways in
 *     the lowest and forward in those above (Wu et al. 2016); {@code alternating}, each against the
 *     direction of the one below (Zhou et al. 2016); {@code parallel}, two stacks, one each way,
 *     whose topmost states lie side by side
 * @param skip the way around a layer above the lowest: {@code none}, {@code residual} or {@code
 *     highway}
 * @param pyramid so many neighbouring states make one input of the layer above
 * @param factors what source words have besides; see {@link Factors}
 * @param sources texts that are read, each by an encoder of this shape; the first has the factors
 */
public record EncoderConfig(
    int embedding,
    String cell,
    int hidden,
    int layers,
    boolean bidirectional,
    String stack,
    String skip,
    int pyramid,
    String factors,
    int sources) {
  /** The values of {@link #stack}. */
  public static final List<String> STACKS =
      List.of("plain", "bi-unidirectional", "alternating", "parallel");

  /** The values of {@link #skip}. */
  public static final List<String> SKIPS = SkipConnection.NAMES;

  /**
   * Checks that the parts fit.
   *
   * @throws IllegalArgumentException if they do not
   */
  public EncoderConfig {
    require("stack", stack, STACKS);
    require("skip", skip, SKIPS);
    if (pyramid < 1) {
      throw new IllegalArgumentException(
          "encoder.pyramid is " + pyramid + ": it must be at least 1");
    }
    if (!Factors.isValid(factors)) {
      throw new IllegalArgumentException(
          "encoder.factors is '" + factors + "': it must be " + Factors.FORMS);
    }
    if (sources < 1) {
      throw new IllegalArgumentException(
          "encoder.sources is " + sources + ": it must be at least 1");
    }
    boolean shaped = !stack.equals("plain") || !skip.equals("none") || pyramid > 1;
    if (shaped && layers < 2) {
      throw new IllegalArgumentException(
          "encoder.stack is "
              + stack
              + (", skip " + skip + " and pyramid " + pyramid)
              + " but there is one layer: set encoder.layers to 2 or more");
    }
    if (!bidirectional && (stack.equals("bi-unidirectional") || stack.equals("parallel"))) {
      throw new IllegalArgumentException(
          "encoder.stack is " + stack + " but bidirectional is false: set it to true");
    }
    boolean chains = stack.equals("alternating") || stack.equals("parallel");
    if (pyramid > 1 && (chains || !skip.equals("none"))) {
      throw new IllegalArgumentException(
          "encoder.pyramid is "
              + pyramid
              + (" but stack is " + stack + " and skip " + skip)
              + ": a pyramid needs plain or bi-unidirectional layers and no skip");
    }
  }

  /** Layers that all read every word. */
  public EncoderConfig(int embedding, String cell, int hidden, int layers, boolean bidirectional) {
    this(embedding, cell, hidden, layers, bidirectional, "plain", "none", 1, Factors.NONE, 1);
  }

  /** A copy with another reduction of time between layers; 1 is none. */
  public EncoderConfig withPyramid(int factor) {
    return new EncoderConfig(
        embedding, cell, hidden, layers, bidirectional, stack, skip, factor, factors, sources);
  }

  /** A copy whose layers stand in another way. */
  public EncoderConfig with(String otherStack, String otherSkip) {
    return new EncoderConfig(
        embedding,
        cell,
        hidden,
        layers,
        bidirectional,
        otherStack,
        otherSkip,
        pyramid,
        factors,
        sources);
  }

  /** A copy that reads words with these factors. */
  public EncoderConfig withFactors(String others) {
    return new EncoderConfig(
        embedding, cell, hidden, layers, bidirectional, stack, skip, pyramid, others, sources);
  }

  /** A copy that reads so many sources. */
  public EncoderConfig withSources(int count) {
    return new EncoderConfig(
        embedding, cell, hidden, layers, bidirectional, stack, skip, pyramid, factors, count);
  }

  private static void require(String key, String value, List<String> values) {
    if (!values.contains(value)) {
      throw new IllegalArgumentException(
          "encoder." + key + " is '" + value + "': use one of " + String.join(", ", values));
    }
  }
}
