package io.dragoman.tokenizers.analysis;

import com.google.common.collect.ImmutableSet;

/**
 * Abbreviations that keep their full stop inside a line: English, German, French, Spanish, Czech.
 *
 * <p>Those that are also words ("no.", "Art.", "mil.") are left out.
 */
final class Abbreviations {
  private static final int LONGEST = 6;
  private static final ImmutableSet<String> KNOWN =
      ImmutableSet.copyOf(
          ("Mr Mrs Ms Dr Prof St Jr Sr Rev Gen Col Capt Lt Sgt Gov Sen Rep Inc Ltd Co Corp vs etc"
                  + " approx Dept Ave Blvd Fig Vol"
                  + " bzw usw ca vgl evtl ggf inkl exkl zzgl sog geb gest Nr Str Tel Abb Bd Hr Fr"
                  + " Dipl Ing Jh Mio Mrd Std Hbf"
                  + " MM cf env av"
                  + " Sra Srta Dra Ud Uds Vd Vds Avda p\u00E1g n\u00FAm"
                  + " nap\u0159 tzv atd apod resp t\u0159 hod tis Mgr Bc MUDr JUDr sv \u010Dp")
              .split(" "));

  private Abbreviations() {}

  /** Whether a full stop after this word would belong to it. */
  static boolean contains(String text, int start, int end) {
    int length = end - start;
    if (length == 1) {
      return text.charAt(start) != 'I';
    }
    return length <= LONGEST && KNOWN.contains(text.substring(start, end));
  }
}
