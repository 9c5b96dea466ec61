package io.dragoman.training;

import com.google.common.base.Splitter;
import io.dragoman.autograd.Parameter;
import io.dragoman.config.ConfigException;
import io.dragoman.config.NearestName;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parameters that stay as they are, chosen by patterns of names. */
final class Freezing {
  static final String NONE = "none";
  private static final int SHOWN = 3;

  private Freezing() {}

  /**
   * Freezes the parameters that a pattern matches.
   *
   * @param patterns joined by commas, * for anything and ? for any character; or {@code none}
   * @throws ConfigException if a pattern matches nothing; some names are shown
   */
  static void apply(String patterns, List<Parameter> parameters) {
    if (patterns.equals(NONE)) {
      return;
    }
    for (String each : Splitter.on(',').trimResults().omitEmptyStrings().split(patterns)) {
      Pattern pattern = pattern(each);
      List<Parameter> matching =
          parameters.stream().filter(p -> pattern.matcher(p.name()).matches()).toList();
      if (matching.isEmpty()) {
        throw new ConfigException(
            "'training.freeze': '" + each + "' matches no parameter: " + near(each, parameters));
      }
      matching.forEach(parameter -> parameter.setFrozen(true));
    }
    if (parameters.stream().allMatch(Parameter::isFrozen)) {
      throw new ConfigException(
          "'training.freeze': '" + patterns + "' leaves nothing to train: freeze less");
    }
  }

  private static Pattern pattern(String glob) {
    StringBuilder pattern = new StringBuilder();
    for (char c : glob.toCharArray()) {
      pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(pattern.toString());
  }

  private static String near(String glob, List<Parameter> parameters) {
    List<String> names = parameters.stream().map(Parameter::name).toList();
    String start = glob.replaceFirst("[*?].*", "");
    String common = start;
    while (true) {
      String prefix = common;
      List<String> found = names.stream().filter(name -> name.startsWith(prefix)).toList();
      if (!found.isEmpty() && !prefix.isEmpty()) {
        return "there are "
            + found.stream().limit(SHOWN).collect(Collectors.joining(", "))
            + (found.size() > SHOWN ? " and " + (found.size() - SHOWN) + " more" : "");
      }
      if (prefix.isEmpty()) {
        return NearestName.of(start, names)
            .map(name -> "did you mean " + name + "?")
            .orElse(
                "there are "
                    + names.stream().limit(SHOWN).collect(Collectors.joining(", "))
                    + " and more");
      }
      common = prefix.substring(0, Math.max(0, prefix.lastIndexOf('.')));
    }
  }
}
