package io.dragoman.marian;

import io.dragoman.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The names that Nematus and Amun give to arrays, by those of Marian, and what else differs. */
final class NematusNames {
  /** Marian's names of arrays whose rows belong to the encoder's states. */
  private static final Set<String> OF_STATES =
      Set.of(
          "decoder_ff_state_W",
          "decoder_cell2_W",
          "decoder_cell2_Wx",
          "decoder_Wc_att",
          "decoder_ff_logit_l1_W2");

  private NematusNames() {}

  /** Whether a file has names of Nematus. */
  static boolean areIn(Iterable<String> names) {
    for (String name : names) {
      if (name.equals("ff_state_W")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Marian's name for each of Nematus' names. Where both tables are one, its name is {@code Wemb}
   * in Marian too.
   */
  static Map<String, String> toMarian(MarianOptions options) {
    boolean joint = options.ties().equals("all") || options.ties().equals("inputs");
    Map<String, String> names = new LinkedHashMap<>();
    names.put("Wemb", joint ? "Wemb" : "encoder_Wemb");
    names.put("Wemb_dec", "decoder_Wemb");
    cell(names, "encoder_", "", "encoder_bi_");
    cell(names, "encoder_r_", "", "encoder_bi_r_");
    cell(names, "decoder_", "", "decoder_cell1_");
    names.put("decoder_Wc", "decoder_cell2_W");
    names.put("decoder_Wcx", "decoder_cell2_Wx");
    names.put("decoder_U_nl", "decoder_cell2_U");
    names.put("decoder_Ux_nl", "decoder_cell2_Ux");
    names.put("decoder_b_nl", "decoder_cell2_b");
    names.put("decoder_bx_nl", "decoder_cell2_bx");
    for (int n = 1; n < options.encCellDepth(); n++) {
      transition(names, "encoder_", "_drt_" + n, "encoder_bi_cell" + (n + 1) + "_");
      transition(names, "encoder_r_", "_drt_" + n, "encoder_bi_r_cell" + (n + 1) + "_");
    }
    for (int n = 1; n < options.decCellBaseDepth() - 1; n++) {
      transition(names, "decoder_", "_nl_drt_" + n, "decoder_cell" + (n + 2) + "_");
    }
    above(names, options);
    normalized(names);
    dense(names, "ff_state", "decoder_ff_state", "");
    dense(names, "ff_logit_prev", "decoder_ff_logit_l1", "0");
    dense(names, "ff_logit_lstm", "decoder_ff_logit_l1", "1");
    dense(names, "ff_logit_ctx", "decoder_ff_logit_l1", "2");
    names.put("ff_logit_W", "decoder_ff_logit_l2_W");
    names.put("ff_logit_b", "decoder_ff_logit_l2_b");
    amun(names);
    return names;
  }

  /**
   * The layers above the lowest. In Nematus {@code encoder_N} reads forward in every layer and
   * takes what the backward one below gave; in Marian a name stays with the states that are handed
   * up.
   */
  private static void above(Map<String, String> names, MarianOptions options) {
    for (int layer = 2; layer <= options.encDepth(); layer++) {
      String chain = layer % 2 == 0 ? "encoder_bi_r_l" : "encoder_bi_l";
      String other = layer % 2 == 0 ? "encoder_bi_l" : "encoder_bi_r_l";
      layer(names, "encoder_" + layer + "_", chain + layer, options.encCellDepth());
      layer(names, "encoder_r_" + layer + "_", other + layer, options.encCellDepth());
    }
    for (int layer = 2; layer <= options.decDepth(); layer++) {
      layer(names, "decoder_" + layer + "_", "decoder_l" + layer, options.decCellHighDepth());
    }
  }

  private static void layer(
      Map<String, String> names, String prefix, String marian, int transitions) {
    cell(names, prefix, "", marian + "_cell1_");
    for (int n = 1; n < transitions; n++) {
      transition(names, prefix, "_drt_" + n, marian + "_cell" + (n + 1) + "_");
    }
  }

  /**
   * An array of Nematus as Marian has it, or of Marian as Nematus has it. The topmost states that
   * were read forward stand first in Nematus; in Marian they are those of the chain that began
   * forward, which ends backward where layers are even. So rows change places by halves.
   *
   * @param name Marian's
   * @return the array itself if it is the same in both
   */
  static Tensor turned(MarianOptions options, String name, Tensor values) {
    if (options.encDepth() % 2 == 1 || !OF_STATES.contains(name)) {
      return values;
    }
    Tensor turned = Tensor.zeros(values.rows(), values.columns());
    int half = values.rows() / 2;
    for (int row = 0; row < values.rows(); row++) {
      int from = (row + half) % values.rows();
      System.arraycopy(
          values.data(),
          values.rowOffset(from),
          turned.data(),
          turned.rowOffset(row),
          values.columns());
    }
    return turned;
  }

  private static void cell(Map<String, String> names, String prefix, String ending, String marian) {
    names.put(prefix + "W" + ending, marian + "W");
    names.put(prefix + "Wx" + ending, marian + "Wx");
    transition(names, prefix, ending, marian);
  }

  private static void transition(
      Map<String, String> names, String prefix, String ending, String marian) {
    for (String each : new String[] {"U", "Ux", "b", "bx"}) {
      names.put(prefix + each + ending, marian + each);
    }
  }

  private static void normalized(Map<String, String> names) {
    for (Map.Entry<String, String> each : Map.copyOf(names).entrySet()) {
      if (each.getKey().startsWith("encoder") || each.getKey().startsWith("decoder")) {
        names.put(each.getKey() + "_lns", each.getValue() + "_lns");
        names.put(each.getKey() + "_lnb", each.getValue() + "_lnb");
      }
    }
  }

  private static void dense(
      Map<String, String> names, String nematus, String marian, String number) {
    for (String each : new String[] {"_W", "_b", "_ln_s", "_ln_b"}) {
      names.put(nematus + each, marian + each + number);
    }
  }

  /** What Amun's models have besides. */
  private static void amun(Map<String, String> names) {
    for (String each : new String[] {"gamma1", "gamma2"}) {
      names.put("encoder_" + each, "encoder_bi_" + each);
      names.put("encoder_r_" + each, "encoder_bi_r_" + each);
    }
    names.put("ff_state_gamma", "decoder_ff_state_gamma");
    for (int n = 0; n < 3; n++) {
      names.put("ff_logit_l1_gamma" + n, "decoder_ff_logit_l1_gamma" + n);
    }
  }
}
