package io.dragoman.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings that a score depends on, in sacreBLEU's form: {@code
 * nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp}.
 *
 * <p>Immutable. Fields print in the order of {@link #prepend} and {@link #append}.
 */
public final class Signature {
  private final Map<String, String> fields;

  private Signature(Map<String, String> fields) {
    this.fields = fields;
  }

  /** A signature without fields. */
  public static Signature empty() {
    return new Signature(Map.of());
  }

  /** The same with a field after the others. */
  public Signature append(String name, String value) {
    Map<String, String> longer = new LinkedHashMap<>(fields);
    longer.put(name, value);
    return new Signature(longer);
  }

  /** The same with a field after the others, {@code yes} or {@code no}. */
  public Signature append(String name, boolean value) {
    return append(name, value ? "yes" : "no");
  }

  /** The same with a field before the others. */
  public Signature prepend(String name, String value) {
    Map<String, String> longer = new LinkedHashMap<>();
    longer.put(name, value);
    longer.putAll(fields);
    return new Signature(longer);
  }

  /** The case field: {@code lc} if case is ignored, else {@code mixed}. */
  Signature appendCase(boolean ignored) {
    return append("case", ignored ? "lc" : "mixed");
  }

  /** Names and values, in order. */
  public Map<String, String> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /** {@code name:value} with {@code |} between fields. */
  @Override
  public String toString() {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + ":" + field.getValue())
        .collect(Collectors.joining("|"));
  }
}
