package io.dragoman.marian;

import java.util.List;

/** The arrays of Marian's cells and the kinds of cells that compute the same. */
final class MarianCells {
  /** Marian's LSTM has its gates in the order f, i, g, o; here they are i, f, g, o. */
  private static final int[] LSTM_GATES = {1, 0, 2, 3};

  private MarianCells() {}

  /**
   * The kind of cell, without further transitions.
   *
   * @param behindAttention whether it is one of those behind attention in the decoder's lowest
   *     layer
   */
  static String kind(MarianOptions options, String cell, boolean behindAttention) {
    boolean norm = options.layerNormalization();
    return switch (cell) {
      case "gru", "gru-nematus" ->
          (behindAttention ? "gru:reset-bias" : "gru:input-bias")
              + (!norm ? "" : cell.equals("gru") ? ",product-norm" : ",layer-norm");
      case "lstm" -> norm ? "lstm:product-norm" : "lstm:forget-bias=0";
      default -> "rnn-" + cell;
    };
  }

  /** The kind with so many transitions. */
  static String repeated(String kind, int transitions) {
    return transitions == 1
        ? kind
        : kind + (kind.indexOf(':') < 0 ? ':' : ',') + "transitions=" + transitions;
  }

  /**
   * Adds the pieces of one cell.
   *
   * @param prefix of its arrays
   * @param path of its parameters
   * @param in size of its inputs; 0 for a transition without
   */
  static void add(
      List<Piece> pieces,
      MarianOptions options,
      String prefix,
      String path,
      int in,
      String kind,
      boolean behindAttention) {
    Cell cell = new Cell(pieces, prefix, path, in, options.dimRnn());
    boolean norm = options.layerNormalization();
    switch (kind) {
      case "gru" -> cell.gru(behindAttention, norm);
      case "gru-nematus" -> cell.nematus(behindAttention, norm);
      case "lstm" -> cell.lstm(norm);
      default -> cell.simple();
    }
  }

  /** Where one cell's arrays go. */
  private record Cell(List<Piece> pieces, String prefix, String path, int in, int units) {
    void gru(boolean behindAttention, boolean norm) {
      gruWeights();
      String bias =
          behindAttention
              ? (norm ? ".recurrent-norm.bias" : ".recurrent.bias")
              : (norm && in > 0 ? ".input-norm.bias" : ".input.bias");
      pair("_b", "_bx", 1, bias);
      if (norm) {
        if (in > 0) {
          add("_gamma1", 1, 3 * units, ".input-norm.gain", 0);
        }
        add("_gamma2", 1, 3 * units, ".recurrent-norm.gain", 0);
      }
    }

    void nematus(boolean behindAttention, boolean norm) {
      gruWeights();
      pair("_b", "_bx", 1, behindAttention ? ".recurrent.bias" : ".input.bias");
      if (norm) {
        if (in > 0) {
          pair("_W_lns", "_Wx_lns", 1, ".input-norm.gain");
          pair("_W_lnb", "_Wx_lnb", 1, ".input-norm.bias");
        }
        pair("_U_lns", "_Ux_lns", 1, ".recurrent-norm.gain");
        pair("_U_lnb", "_Ux_lnb", 1, ".recurrent-norm.bias");
      }
    }

    private void gruWeights() {
      if (in > 0) {
        pair("_W", "_Wx", in, ".input.weight");
      }
      pair("_U", "_Ux", units, ".recurrent.weight");
    }

    void lstm(boolean norm) {
      if (in > 0) {
        gates("_W", in, ".input.weight");
      }
      gates("_U", units, ".recurrent.weight");
      gates("_b", 1, norm && in > 0 ? ".input-norm.bias" : ".input.bias");
      if (norm) {
        if (in > 0) {
          gates("_gamma1", 1, ".input-norm.gain");
        }
        gates("_gamma2", 1, ".recurrent-norm.gain");
      }
    }

    void simple() {
      if (in > 0) {
        add("_W", in, units, ".input.weight", 0);
      }
      add("_U", units, units, ".recurrent.weight", 0);
      add("_b", 1, units, ".input.bias", 0);
    }

    /** Two gates in one array and the candidate in another. */
    private void pair(String gates, String candidate, int rows, String parameter) {
      add(gates, rows, 2 * units, parameter, 0);
      add(candidate, rows, units, parameter, 2 * units);
    }

    private void gates(String array, int rows, String parameter) {
      for (int gate = 0; gate < LSTM_GATES.length; gate++) {
        pieces.add(
            new Piece(
                prefix + array,
                gate * units,
                rows,
                units,
                path + parameter,
                LSTM_GATES[gate] * units,
                false));
      }
    }

    private void add(String array, int rows, int columns, String parameter, int at) {
      pieces.add(new Piece(prefix + array, 0, rows, columns, path + parameter, at, false));
    }
  }
}
