package io.dragoman.nn.attention;

import io.dragoman.nn.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The kinds of attention by name. Behind the name of some an option may stand, as in {@code
 * multi-head:4}.
 */
public final class Attentions {
  private static final List<AttentionKind> BUILT_IN =
      List.of(
          AttentionKind.plain(
              "additive", (s, p, q, m, u, o) -> new AdditiveAttention(s, p, q, m, u)),
          AttentionKind.plain(
              "normalized-additive",
              (s, p, q, m, u, o) -> new NormalizedAdditiveAttention(s, p, q, m, u)),
          AttentionKind.worded(
              "layer-norm-additive", List.of("product", "layer"), LayerNormAdditiveAttention::new),
          AttentionKind.plain("dot", (s, p, q, m, u, o) -> new DotAttention(q, m, false)),
          AttentionKind.plain("scaled-dot", (s, p, q, m, u, o) -> new DotAttention(q, m, true)),
          AttentionKind.plain("general", (s, p, q, m, u, o) -> new GeneralAttention(s, p, q, m)),
          AttentionKind.numbered(
              "multi-head",
              8,
              (s, p, q, m, u, o) -> new MultiHeadAttention(s, p, q, m, u, number(o), false)),
          AttentionKind.numbered(
              "multi-head-additive",
              4,
              (s, p, q, m, u, o) -> new MultiHeadAttention(s, p, q, m, u, number(o), true)),
          AttentionKind.numbered(
              "location", 128, (s, p, q, m, u, o) -> new LocationAttention(s, p, q, number(o))),
          AttentionKind.numbered(
              "location-sensitive",
              31,
              (s, p, q, m, u, o) -> new LocationSensitiveAttention(s, p, q, m, u, number(o))),
          AttentionKind.worded(
              "coverage", List.of("sum", "fertility", "tanh", "gru"), CoverageAttention::new),
          AttentionKind.numbered(
              "local-p", 10, (s, p, q, m, u, o) -> new LocalAttention(s, p, q, m, u, number(o))),
          AttentionKind.worded(
              "monotonic",
              List.of("expected", "hard"),
              (s, p, q, m, u, o) -> new MonotonicAttention(s, p, q, m, u, o.equals("hard"))));

  private Attentions() {}

  private static int number(String option) {
    return Integer.parseInt(option);
  }

  /** The names of all kinds, built in or found on the class path, in alphabetical order. */
  public static List<String> names() {
    return new ArrayList<>(kinds().keySet());
  }

  /** What may be written for a kind, such as {@code additive, coverage[:sum|tanh]}. */
  public static String forms() {
    return kinds().values().stream().map(AttentionKind::form).collect(Collectors.joining(", "));
  }

  /** Whether a text names a kind, with an option that it takes or none. */
  public static boolean isValid(String text) {
    AttentionKind kind = kinds().get(name(text));
    return kind != null && (option(text) == null || kind.accepts(option(text)));
  }

  /**
   * Creates an attention.
   *
   * @param text a name, perhaps with a colon and an option
   * @throws IllegalArgumentException if there is no such kind, or it cannot be made in these sizes
   */
  public static Attention create(
      String text, ParameterStore store, String path, int query, int memory, int units) {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "attention '" + text + "' is not known: use one of " + forms());
    }
    AttentionKind kind = kinds().get(name(text));
    String option = option(text) == null ? kind.option() : option(text);
    return kind.maker().create(store, path, query, memory, units, option);
  }

  private static String name(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  private static String option(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? null : text.substring(colon + 1);
  }

  private static Map<String, AttentionKind> kinds() {
    Map<String, AttentionKind> kinds = new TreeMap<>();
    BUILT_IN.forEach(kind -> kinds.put(kind.name(), kind));
    for (AttentionFactory factory : ServiceLoader.load(AttentionFactory.class)) {
      AttentionKind kind =
          AttentionKind.plain(
              factory.name(), (s, p, q, m, u, option) -> factory.create(s, p, q, m, u));
      kinds.putIfAbsent(factory.name(), kind);
    }
    return kinds;
  }
}
