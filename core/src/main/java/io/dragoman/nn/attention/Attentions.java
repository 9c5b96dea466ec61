package io.dragoman.nn.attention;

import io.dragoman.nn.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The kinds of attention by name. */
public final class Attentions {
  private Attentions() {}

  /** Parameters in, attention out. */
  private interface Maker {
    Attention create(ParameterStore store, String path, int query, int memory, int units);
  }

  private static final Map<String, Maker> BUILT_IN = Map.of("additive", AdditiveAttention::new);

  /** The names of all kinds, built in or found on the class path, in alphabetical order. */
  public static List<String> names() {
    return new ArrayList<>(makers().keySet());
  }

  /**
   * Creates an attention.
   *
   * @throws IllegalArgumentException if there is no such kind
   */
  public static Attention create(
      String kind, ParameterStore store, String path, int query, int memory, int units) {
    Map<String, Maker> makers = makers();
    Maker maker = makers.get(kind);
    if (maker == null) {
      throw new IllegalArgumentException(
          "attention '"
              + kind
              + "' is not known: use one of "
              + String.join(", ", makers.keySet()));
    }
    return maker.create(store, path, query, memory, units);
  }

  private static Map<String, Maker> makers() {
    Map<String, Maker> makers = new TreeMap<>(BUILT_IN);
    for (AttentionFactory factory : ServiceLoader.load(AttentionFactory.class)) {
      makers.putIfAbsent(factory.name(), factory::create);
    }
    return makers;
  }
}
