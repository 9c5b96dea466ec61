package io.dragoman.marian;

import io.dragoman.model.AttentionConfig;
import io.dragoman.model.DecoderConfig;
import io.dragoman.model.DecoderDetails;
import io.dragoman.model.DecoderVariant;
import io.dragoman.model.DropoutConfig;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.Factors;
import io.dragoman.model.FusionConfig;
import io.dragoman.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * Which array of Marian is which parameter, for all architectures that can be read. The names are
 * Marian's own; those of Nematus are {@link NematusNames}.
 *
 * <p>Marian's GRU has one bias {@code b, bx}. The candidate's stands beside the input, but in a
 * decoder's lowest layer behind attention it stands under the reset gate. So a decoder has cells of
 * two kinds here.
 */
final class MarianLayout {
  private final MarianOptions options;
  private final boolean legacyOutput;
  private final List<Piece> pieces = new ArrayList<>();

  private MarianLayout(MarianOptions options, boolean legacyOutput) {
    this.options = options;
    this.legacyOutput = legacyOutput;
  }

  /**
   * All pieces of a model.
   *
   * @param legacyOutput whether the output layer's weight is {@code _W} (units, words), not {@code
   *     _Wt} (words, units)
   */
  static List<Piece> pieces(MarianOptions options, boolean legacyOutput) {
    MarianLayout layout = new MarianLayout(options, legacyOutput);
    layout.tables();
    layout.encoder();
    layout.decoder();
    layout.attention();
    layout.output();
    return List.copyOf(layout.pieces);
  }

  /** The configuration of the same network, without dropout. */
  static ModelConfig config(MarianOptions options) {
    boolean deep = options.encDepth() > 1;
    boolean uni = deep && options.encType().equals("bi-unidirectional");
    boolean skips = options.skip() && options.encDepth() > (uni ? 2 : 1);
    String encoderCell = MarianCells.kind(options, options.encCell(), false);
    String decoderCell = MarianCells.kind(options, options.decCell(), false);
    String contextCell = MarianCells.kind(options, options.decCell(), true);
    String place =
        !options.layerNormalization() ? "none" : options.isNematus() ? "layer" : "product";
    String stack = options.encType().equals("bidirectional") ? "parallel" : options.encType();
    return new ModelConfig(
        new EncoderConfig(
            options.dimEmb(),
            MarianCells.repeated(encoderCell, options.encCellDepth()),
            options.dimRnn(),
            options.encDepth(),
            true,
            deep ? stack : "plain",
            skips ? "residual" : "none",
            1,
            Factors.NONE,
            1),
        new DecoderConfig(
            options.dimEmb(),
            decoderCell,
            options.dimRnn(),
            options.decDepth(),
            true,
            "mean-shared",
            options.dimEmb(),
            options.skip() && options.decDepth() > 1 ? "residual" : "none",
            DecoderVariant.standard(),
            new DecoderDetails(
                MarianCells.repeated(contextCell, options.decCellBaseDepth() - 1),
                MarianCells.repeated(decoderCell, options.decCellHighDepth()),
                "zeros",
                true,
                place),
            FusionConfig.NONE),
        new AttentionConfig(
            place.equals("none") ? "additive" : "layer-norm-additive:" + place, context(options)),
        new DropoutConfig(0f, 0f, 0f),
        options.ties());
  }

  /** The units of an encoder's state. */
  private static int context(MarianOptions options) {
    boolean uni = options.encDepth() > 1 && options.encType().equals("bi-unidirectional");
    return uni ? options.dimRnn() : 2 * options.dimRnn();
  }

  private void tables() {
    boolean joint = options.ties().equals("all") || options.ties().equals("inputs");
    whole(
        joint ? "Wemb" : "encoder_Wemb",
        options.sourceWords(),
        options.dimEmb(),
        "encoder.embedding.weight");
    if (!joint) {
      whole("decoder_Wemb", options.targetWords(), options.dimEmb(), "decoder.embedding.weight");
    }
  }

  private void encoder() {
    boolean uni = options.encType().equals("bi-unidirectional");
    int units = options.dimRnn();
    for (int layer = 1; layer <= options.encDepth(); layer++) {
      String path = "encoder.layers." + (layer - 1);
      if (uni && layer > 1) {
        int in = layer == 2 ? 2 * units : units;
        transitions("encoder_l" + layer + "_cell", path + ".forward", in, options.encCellDepth());
        continue;
      }
      int in = layer == 1 ? options.dimEmb() : units;
      for (String direction : List.of("", "_r")) {
        String side = path + (direction.isEmpty() ? ".forward" : ".backward");
        String prefix = "encoder_bi" + direction + (layer > 1 ? "_l" + layer : "") + "_cell";
        if (layer > 1) {
          transitions(prefix, side, in, options.encCellDepth());
        } else {
          cell("encoder_bi" + direction, side, in, options.encCell(), false);
          for (int n = 2; n <= options.encCellDepth(); n++) {
            cell(prefix + n, side + ".transitions." + (n - 1), 0, options.encCell(), false);
          }
        }
      }
    }
  }

  /** Cells {@code prefix1}, {@code prefix2} ... of one layer of the encoder. */
  private void transitions(String prefix, String path, int in, int depth) {
    cell(prefix + 1, path, in, options.encCell(), false);
    for (int n = 2; n <= depth; n++) {
      cell(prefix + n, path + ".transitions." + (n - 1), 0, options.encCell(), false);
    }
  }

  private void decoder() {
    String kind = options.decCell();
    int units = options.dimRnn();
    cell("decoder_cell1", "decoder.word-cell", options.dimEmb(), kind, false);
    cell("decoder_cell2", "decoder.layers.0", context(options), kind, true);
    for (int n = 3; n <= options.decCellBaseDepth(); n++) {
      cell("decoder_cell" + n, "decoder.layers.0.transitions." + (n - 2), 0, kind, true);
    }
    for (int layer = 2; layer <= options.decDepth(); layer++) {
      String prefix = "decoder_l" + layer + "_cell";
      String path = "decoder.layers." + (layer - 1);
      cell(prefix + 1, path, units, kind, false);
      for (int n = 2; n <= options.decCellHighDepth(); n++) {
        cell(prefix + n, path + ".transitions." + (n - 1), 0, kind, false);
      }
    }
    dense("decoder_ff_state", "", context(options), units, "decoder.bridge.0");
  }

  private void attention() {
    int units = context(options);
    String path = "decoder.attention";
    whole("decoder_W_comb_att", options.dimRnn(), units, path + ".query.weight");
    whole("decoder_Wc_att", units, units, path + ".key.weight");
    pieces.add(new Piece("decoder_U_att", 0, units, 1, path + ".energy", 0, true));
    if (!options.layerNormalization()) {
      row("decoder_b_att", units, path + ".key.bias");
    } else if (options.isNematus()) {
      row("decoder_b_att", units, path + ".key.bias");
      row("decoder_Wc_att_lns", units, path + ".key-norm.gain");
      row("decoder_Wc_att_lnb", units, path + ".key-norm.bias");
      row("decoder_W_comb_att_lns", units, path + ".query-norm.gain");
      row("decoder_W_comb_att_lnb", units, path + ".query-norm.bias");
    } else {
      row("decoder_b_att", units, path + ".key-norm.bias");
      row("decoder_att_gamma1", units, path + ".key-norm.gain");
      row("decoder_att_gamma2", units, path + ".query-norm.gain");
    }
  }

  private void output() {
    String first = "decoder_ff_logit_l1";
    int units = options.dimEmb();
    dense(first, "0", units, units, "decoder.readout.embedding");
    dense(first, "1", options.dimRnn(), units, "decoder.readout.state");
    dense(first, "2", context(options), units, "decoder.readout.context");
    int words = options.targetWords();
    if (options.ties().equals("none") || options.ties().equals("inputs")) {
      if (legacyOutput) {
        whole("decoder_ff_logit_l2_W", units, words, "decoder.output.weight");
      } else {
        String name = "decoder_ff_logit_l2_Wt";
        pieces.add(new Piece(name, 0, words, units, "decoder.output.weight", 0, true));
      }
    }
    row("decoder_ff_logit_l2_b", words, "decoder.output.bias");
  }

  /** A layer whose arrays end in a number, or in none. */
  private void dense(String prefix, String number, int in, int out, String path) {
    whole(prefix + "_W" + number, in, out, path + ".weight");
    if (!options.layerNormalization()) {
      row(prefix + "_b" + number, out, path + ".bias");
    } else if (options.isNematus()) {
      row(prefix + "_b" + number, out, path + ".bias");
      row(prefix + "_ln_s" + number, out, path + "-norm.gain");
      row(prefix + "_ln_b" + number, out, path + "-norm.bias");
    } else {
      row(prefix + "_b" + number, out, path + "-norm.bias");
      row(prefix + "_gamma" + number, out, path + "-norm.gain");
    }
  }

  private void cell(String prefix, String path, int in, String kind, boolean behindAttention) {
    MarianCells.add(pieces, options, prefix, path, in, kind, behindAttention);
  }

  private void whole(String array, int rows, int columns, String parameter) {
    pieces.add(new Piece(array, 0, rows, columns, parameter, 0, false));
  }

  private void row(String array, int columns, String parameter) {
    whole(array, 1, columns, parameter);
  }
}
