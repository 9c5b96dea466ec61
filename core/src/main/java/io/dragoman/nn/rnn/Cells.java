package io.dragoman.nn.rnn;

import io.dragoman.nn.Normalization;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.ElmanCell.Activation;
import io.dragoman.nn.rnn.LstmVariantCell.Changes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The kinds of cells by name. Behind the name of a built-in one may stand options, such as {@code
 * lstm:peephole,coupled} or {@code clockwork:1-2-4-8}.
 */
public final class Cells {
  /** How a configuration names cells. */
  public static final String FORMS =
      "one of %s, perhaps with options it takes such as lstm:peephole,zoneout=0.1";

  private static final String JOINT = "layer-norm-joint";

  private Cells() {}

  /** Weights and options in, cell out. */
  private interface Maker {
    Cell create(CellWeights weights, CellOptions options);
  }

  /** A built-in kind and the options that it alone takes. */
  private record Kind(List<String> options, Maker maker) {}

  private static final Map<String, Kind> BUILT_IN =
      Map.of(
          "clockwork", new Kind(List.of("PERIODS"), Cells::clockwork),
          "gru",
              new Kind(
                  List.of(
                      "layer-norm", "layer-norm-joint", "input-bias", "reset-bias", "product-norm"),
                  Cells::gru),
          "gru-reset-before", new Kind(List.of(), (weights, o) -> new ResetBeforeGruCell(weights)),
          "lstm",
              new Kind(
                  List.of(
                      "peephole",
                      "coupled",
                      "layer-norm",
                      "layer-norm-joint",
                      "product-norm",
                      "forget-bias=S"),
                  Cells::lstm),
          "mgu", new Kind(List.of(), (weights, o) -> new MinimalGatedCell(weights)),
          "rnn-relu", new Kind(List.of(), (weights, o) -> new ElmanCell(weights, Activation.RELU)),
          "rnn-tanh", new Kind(List.of(), (weights, o) -> new ElmanCell(weights, Activation.TANH)),
          "sru",
              new Kind(
                  List.of(CellOptions.NO_PRODUCTS),
                  (weights, o) -> new SimpleRecurrentUnit(weights)));

  private static Cell clockwork(CellWeights weights, CellOptions options) {
    int[] periods = options.text("PERIODS").map(ClockworkCell::periods).orElse(new int[0]);
    return new ClockworkCell(weights, periods);
  }

  private static Cell gru(CellWeights weights, CellOptions options) {
    boolean reset = options.has("reset-bias");
    boolean product = options.has("product-norm");
    options.refuseBoth("input-bias", "reset-bias");
    boolean layer = normalizes(options);
    if (reset || product || options.has("input-bias")) {
      options.refuseBoth(JOINT, reset ? "reset-bias" : "input-bias");
      return new SingleBiasGruCell(
          weights,
          reset,
          product ? Normalization.PRODUCT : layer ? Normalization.LAYER : Normalization.NONE);
    }
    return layer ? new LayerNormGruCell(weights, options.has(JOINT)) : new GruCell(weights);
  }

  private static Cell lstm(CellWeights weights, CellOptions options) {
    if (options.has("product-norm")) {
      for (String other : List.of("peephole", "coupled", "layer-norm", JOINT, "forget-bias")) {
        options.refuseBoth("product-norm", other);
      }
      return new ProductNormLstmCell(weights);
    }
    float forgetBias = options.number("forget-bias", 1f);
    Changes changes =
        new Changes(
            options.has("peephole"),
            options.has("coupled"),
            normalizes(options),
            options.has(JOINT),
            forgetBias);
    return changes.peephole() || changes.coupled() || changes.layerNorm()
        ? new LstmVariantCell(weights, changes)
        : new LstmCell(weights, forgetBias);
  }

  private static boolean normalizes(CellOptions options) {
    options.refuseBoth("layer-norm", JOINT);
    options.refuseBoth("layer-norm", "product-norm");
    options.refuseBoth(JOINT, "product-norm");
    return options.has("layer-norm") || options.has(JOINT);
  }

  /** The names of all kinds, built in or found on the class path, in alphabetical order. */
  public static List<String> names() {
    TreeSet<String> names = new TreeSet<>(BUILT_IN.keySet());
    names.addAll(factories().keySet());
    return new ArrayList<>(names);
  }

  /** Whether {@link #create} knows a kind and its options. */
  public static boolean isValid(String kind) {
    try {
      if (!factories().containsKey(kind)) {
        normalizes(CellOptions.parse(kind, builtIn(kind).options()));
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Creates a cell.
   *
   * @param kind a name, perhaps with options
   * @throws IllegalArgumentException if there is no such kind or option
   */
  public static Cell create(String kind, ParameterStore store, String path, int in, int hidden) {
    Map<String, CellFactory> factories = factories();
    if (factories.containsKey(kind)) {
      return factories.get(kind).create(store, path, in, hidden);
    }
    Kind builtIn = builtIn(kind);
    CellOptions options = CellOptions.parse(kind, builtIn.options());
    Cell cell = single(builtIn, options, store, path, in, hidden);
    int transitions = Math.round(options.number("transitions", 1));
    if (transitions == 1) {
      return cell;
    }
    List<Cell> further = new ArrayList<>();
    for (int n = 1; n < transitions; n++) {
      further.add(single(builtIn, options, store, path + ".transitions." + n, 0, hidden));
    }
    return new DeepTransitionCell(cell, further);
  }

  /** One transition; its dropout layers are numbered by its path. */
  private static Cell single(
      Kind kind, CellOptions options, ParameterStore store, String path, int in, int hidden) {
    Cell cell =
        kind.maker().create(new CellWeights(store, path, in, hidden, options.start()), options);
    float dropout = options.number("recurrent-dropout", 0);
    if (dropout > 0) {
      cell = new RecurrentDropoutCell(cell, dropout, (path + ".dropout").hashCode());
    }
    float zoneout = options.number("zoneout", 0);
    return zoneout > 0 ? new ZoneoutCell(cell, zoneout, (path + ".zoneout").hashCode()) : cell;
  }

  private static Kind builtIn(String kind) {
    int colon = kind.indexOf(':');
    Kind builtIn = BUILT_IN.get(colon < 0 ? kind : kind.substring(0, colon));
    if (builtIn == null) {
      throw new IllegalArgumentException(
          "cell '" + kind + "' is not known: use one of " + String.join(", ", names()));
    }
    return builtIn;
  }

  /**
   * Creates a stack of cells {@code path.0}, {@code path.1} ...; of one layer, the cell alone.
   *
   * @throws IllegalArgumentException if there is no such kind or no layer
   */
  public static Cell createStack(
      String kind, ParameterStore store, String path, int in, int hidden, int layers) {
    if (layers < 1) {
      throw new IllegalArgumentException(
          path + ": " + layers + " layers: there must be at least 1");
    }
    return createStack(Collections.nCopies(layers, kind), "none", store, path, in, hidden);
  }

  /**
   * Creates the same of cells of several kinds, with a way around each cell but the lowest.
   *
   * @param kinds at least one, the lowest first
   * @param skip a name of {@link SkipConnection}; a highway creates {@code path.N.highway}
   * @throws IllegalArgumentException if there is no such kind
   */
  public static Cell createStack(
      List<String> kinds, String skip, ParameterStore store, String path, int in, int hidden) {
    List<Cell> cells = new ArrayList<>();
    List<SkipConnection> skips = new ArrayList<>();
    for (int layer = 0; layer < kinds.size(); layer++) {
      int size = layer == 0 ? in : hidden;
      String name = path + "." + layer;
      cells.add(create(kinds.get(layer), store, name, size, hidden));
      if (layer > 0 && !skip.equals("none")) {
        skips.add(SkipConnection.named(skip, store, name + ".highway", hidden));
      }
    }
    return kinds.size() == 1 ? cells.get(0) : new StackedCell(cells, skips);
  }

  /** The kinds from outside, as far as their names are not taken. */
  private static Map<String, CellFactory> factories() {
    Map<String, CellFactory> factories = new TreeMap<>();
    for (CellFactory factory : ServiceLoader.load(CellFactory.class)) {
      if (!BUILT_IN.containsKey(factory.name())) {
        factories.putIfAbsent(factory.name(), factory);
      }
    }
    return factories;
  }
}
