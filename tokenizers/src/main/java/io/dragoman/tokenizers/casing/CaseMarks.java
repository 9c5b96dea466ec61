package io.dragoman.tokenizers.casing;

import com.google.common.collect.ImmutableList;

/** The tokens that say how the tokens after them are written, as OpenNMT's Tokenizer has them. */
public final class CaseMarks {
  /** The next token starts with a capital. */
  public static final String CAPITAL = "\uFF5Fmrk_case_modifier_C\uFF60";

  /** Capitals from here. */
  public static final String BEGIN = "\uFF5Fmrk_begin_case_region_U\uFF60";

  /** Capitals up to here. */
  public static final String END = "\uFF5Fmrk_end_case_region_U\uFF60";

  /** All three. */
  public static final ImmutableList<String> ALL = ImmutableList.of(CAPITAL, BEGIN, END);

  private static final char OPENING = '\uFF5F';

  private CaseMarks() {}

  /** Whether the token is one of the three. */
  public static boolean contains(String token) {
    return !token.isEmpty() && token.charAt(0) == OPENING && ALL.contains(token);
  }
}
