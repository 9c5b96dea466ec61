package io.dragoman.nn.rnn;

import io.dragoman.nn.Initializer;
import io.dragoman.nn.rnn.CellWeights.RecurrentStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands behind the name in {@code lstm:peephole,zoneout=0.1}. */
final class CellOptions {
  /** What every built-in cell takes; N is a whole number, P a probability, S a number. */
  private static final List<String> COMMON = List.of("transitions=N", "zoneout=P");

  /** What those take besides that multiply their output with weights. */
  private static final List<String> PRODUCTS =
      List.of("identity", "identity=S", "orthogonal", "recurrent-dropout=P");

  /** Stands among the options of a cell without such weights. */
  static final String NO_PRODUCTS = "";

  private final String kind;
  private final Map<String, String> values = new LinkedHashMap<>();

  private CellOptions(String kind) {
    this.kind = kind;
  }

  /**
   * Reads options.
   *
   * @param kind all that the configuration says
   * @param known the options of this cell alone, such as {@code forget-bias=S}
   * @throws IllegalArgumentException if one is not known, repeated or has no good value
   */
  static CellOptions parse(String kind, List<String> known) {
    CellOptions options = new CellOptions(kind);
    int colon = kind.indexOf(':');
    if (colon < 0) {
      return options;
    }
    for (String option : kind.substring(colon + 1).split(",", -1)) {
      options.add(option, known);
    }
    return options;
  }

  private void add(String option, List<String> known) {
    int equals = option.indexOf('=');
    String name = equals < 0 ? option : option.substring(0, equals);
    String value = equals < 0 ? "" : option.substring(equals + 1);
    List<String> all = new ArrayList<>(known);
    if (!all.remove(NO_PRODUCTS)) {
      all.addAll(PRODUCTS);
    }
    all.addAll(COMMON);
    if (known.contains("PERIODS") && option.matches("[0-9-]+")) {
      name = "PERIODS";
      value = option;
      ClockworkCell.periods(value);
    } else if (equals < 0 ? !all.contains(name) : !takesValue(name, value, all)) {
      throw new IllegalArgumentException(
          "cell '"
              + kind
              + "': option '"
              + option
              + "' is not known or has a wrong value: it takes "
              + String.join(", ", all));
    }
    if (values.put(name, value) != null) {
      throw new IllegalArgumentException(
          "cell '" + kind + "': option '" + name + "' is given twice: give it once");
    }
  }

  private static boolean takesValue(String name, String value, List<String> known) {
    try {
      if (known.contains(name + "=N")) {
        return Integer.parseInt(value) >= 1;
      }
      float number = Float.parseFloat(value);
      return known.contains(name + "=P")
          ? number >= 0 && number < 1
          : known.contains(name + "=S") && Float.isFinite(number);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * Checks that two options are not given together.
   *
   * @throws IllegalArgumentException if they are
   */
  void refuseBoth(String one, String other) {
    if (has(one) && has(other)) {
      throw new IllegalArgumentException(
          "cell '" + kind + "': options '" + one + "' and '" + other + "' exclude each other");
    }
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The value of an option, or a default. */
  float number(String name, float otherwise) {
    return values.getOrDefault(name, "").isEmpty() ? otherwise : Float.parseFloat(values.get(name));
  }

  /** How recurrent weights begin; Glorot's way unless said. */
  RecurrentStart start() {
    if (has("identity")) {
      float scale = number("identity", 1f);
      return gates -> Initializer.identity(gates, scale);
    }
    return has("orthogonal") ? Initializer::orthogonal : Initializer::glorot;
  }
}
