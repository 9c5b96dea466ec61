package io.dragoman.nn.rnn;

import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.ElmanCell.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The kinds of cells by name. */
public final class Cells {
  private Cells() {}

  /** Parameters in, cell out. */
  private interface Maker {
    Cell create(ParameterStore store, String path, int in, int hidden);
  }

  private static final Map<String, Maker> BUILT_IN =
      Map.of(
          "gru", GruCell::new,
          "gru-reset-before", ResetBeforeGruCell::new,
          "lstm", LstmCell::new,
          "rnn-tanh",
              (store, path, in, hidden) -> new ElmanCell(store, path, in, hidden, Activation.TANH),
          "rnn-relu",
              (store, path, in, hidden) -> new ElmanCell(store, path, in, hidden, Activation.RELU));

  /** The names of all kinds, built in or found on the class path, in alphabetical order. */
  public static List<String> names() {
    return new ArrayList<>(makers().keySet());
  }

  /**
   * Creates a cell.
   *
   * @throws IllegalArgumentException if there is no such kind
   */
  public static Cell create(String kind, ParameterStore store, String path, int in, int hidden) {
    Map<String, Maker> makers = makers();
    Maker maker = makers.get(kind);
    if (maker == null) {
      throw new IllegalArgumentException(
          "cell '" + kind + "' is not known: use one of " + String.join(", ", makers.keySet()));
    }
    return maker.create(store, path, in, hidden);
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
    List<Cell> cells = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      int size = layer == 0 ? in : hidden;
      cells.add(create(kind, store, path + "." + layer, size, hidden));
    }
    return layers == 1 ? cells.get(0) : new StackedCell(cells);
  }

  private static Map<String, Maker> makers() {
    Map<String, Maker> makers = new TreeMap<>(BUILT_IN);
    for (CellFactory factory : ServiceLoader.load(CellFactory.class)) {
      makers.putIfAbsent(factory.name(), factory::create);
    }
    return makers;
  }
}
