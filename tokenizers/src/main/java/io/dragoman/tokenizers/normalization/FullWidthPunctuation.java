package io.dragoman.tokenizers.normalization;

import com.google.common.collect.ImmutableMap;
import java.util.regex.Pattern;

/** Replaces punctuation and digits of Chinese and Japanese text by those of ASCII. */
final class FullWidthPunctuation {
  /** Stops, after which ASCII text has a space. */
  private static final Pattern STOP = Pattern.compile("[\u3002\uFF0E] *");

  private static final ImmutableMap<Character, String> SIGNS = signs();

  private FullWidthPunctuation() {}

  private static ImmutableMap<Character, String> signs() {
    ImmutableMap.Builder<Character, String> signs = ImmutableMap.builder();
    String wide =
        "\u3001\u201C\u201D\u300A\u300B\u300C\u300D\u2236\u2019\u2501\u3008\u3009\u3010\u3011";
    String narrow = ",\"\"\"\"\"\":'-<>[]";
    for (int i = 0; i < wide.length(); i++) {
      signs.put(wide.charAt(i), narrow.substring(i, i + 1));
    }
    int offset = 0xFF01 - '!';
    for (char c : "!%(),:;?~0123456789".toCharArray()) {
      signs.put((char) (c + offset), String.valueOf(c));
    }
    return signs.put('\u2026', "...").buildOrThrow();
  }

  static String replace(String line) {
    String text = STOP.matcher(line).replaceAll(". ");
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String sign = c < '\u2000' ? null : SIGNS.get(c);
      if (sign == null) {
        result.append(c);
      } else {
        result.append(sign);
      }
    }
    return result.toString();
  }
}
