package io.dragoman.tokenizers.moses;

import com.google.common.collect.ImmutableMap;
import com.google.common.escape.CharEscaperBuilder;
import com.google.common.escape.Escaper;
import java.util.regex.Pattern;

/** Writes characters that mean something to the decoder of Moses as entities, and reads them. */
final class Entities {
  private static final Escaper ESCAPER =
      new CharEscaperBuilder()
          .addEscape('&', "&amp;")
          .addEscape('|', "&#124;")
          .addEscape('<', "&lt;")
          .addEscape('>', "&gt;")
          .addEscape('\'', "&apos;")
          .addEscape('"', "&quot;")
          .addEscape('[', "&#91;")
          .addEscape(']', "&#93;")
          .toEscaper();

  /** What {@link #escape} writes, and what older versions of Moses wrote. */
  private static final ImmutableMap<String, String> CHARACTERS =
      ImmutableMap.<String, String>builder()
          .put("&amp;", "&")
          .put("&#124;", "|")
          .put("&bar;", "|")
          .put("&lt;", "<")
          .put("&gt;", ">")
          .put("&apos;", "'")
          .put("&quot;", "\"")
          .put("&#91;", "[")
          .put("&bra;", "[")
          .put("&#93;", "]")
          .put("&ket;", "]")
          .buildOrThrow();

  private static final Pattern ENTITY =
      Pattern.compile("&(?:amp|#124|bar|lt|gt|apos|quot|#91|bra|#93|ket);");

  private Entities() {}

  static String escape(String text) {
    return ESCAPER.escape(text);
  }

  static String unescape(String text) {
    return text.indexOf('&') < 0
        ? text
        : ENTITY.matcher(text).replaceAll(entity -> CHARACTERS.get(entity.group()));
  }
}
