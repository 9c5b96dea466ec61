package io.dragoman.tokenizers.moses;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** Cases of a resource: a heading such as {@code [de,aggressive]}, then pairs of lines. */
final class Golden {
  private Golden() {}

  /** Setting, line and what it becomes. */
  static List<Arguments> cases(String resource) {
    List<Arguments> cases = new ArrayList<>();
    String setting = "";
    String line = null;
    for (String each : Splitter.on('\n').omitEmptyStrings().split(read(resource))) {
      if (each.matches("\\[[a-z]{2,3}(,[a-z-]+)*]")) {
        setting = each.substring(1, each.length() - 1);
      } else if (line == null) {
        line = each;
      } else {
        cases.add(Arguments.of(setting, line, each));
        line = null;
      }
    }
    return cases;
  }

  private static String read(String resource) {
    try {
      return Resources.toString(
          Resources.getResource(Golden.class, resource), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(resource, e);
    }
  }
}
