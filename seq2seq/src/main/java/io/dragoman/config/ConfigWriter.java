package io.dragoman.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a configuration as YAML, every default included. */
public final class ConfigWriter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+-][A-Za-z0-9_.:$+-]*");

  private ConfigWriter() {}

  /** The YAML that {@link ConfigReader} reads as the same configuration. */
  public static String format(RunConfig config) {
    return format(config, false);
  }

  /**
   * Writes {@link #format} to a file.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(RunConfig config, Path file) throws IOException {
    Files.writeString(file, format(config));
  }

  static String format(RunConfig config, boolean commented) {
    StringBuilder yaml = new StringBuilder();
    Set<String> open = new HashSet<>();
    for (Map.Entry<String, Object> entry : ConfigRecords.flatten(config).entrySet()) {
      String path = entry.getKey();
      for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
        String section = path.substring(0, dot);
        if (open.add(section)) {
          appendSection(yaml, section, commented);
        }
      }
      String indent = indent(path);
      if (commented) {
        appendComment(yaml, indent, path, entry.getValue());
      }
      yaml.append(indent).append(last(path)).append(": ").append(scalar(entry.getValue()));
      yaml.append('\n');
    }
    return yaml.toString();
  }

  private static void appendSection(StringBuilder yaml, String section, boolean commented) {
    String indent = indent(section);
    if (commented) {
      if (indent.isEmpty() && yaml.length() > 0) {
        yaml.append('\n');
      }
      yaml.append(indent).append("# ").append(ConfigKeys.sectionMeaning(section)).append('\n');
    }
    yaml.append(indent).append(last(section)).append(":\n");
  }

  private static void appendComment(StringBuilder yaml, String indent, String path, Object value) {
    ConfigKey key = ConfigKeys.get(path);
    String range = key.range().description();
    yaml.append(indent).append("# ").append(key.meaning()).append('\n');
    yaml.append(indent).append("# (").append(range).append("; default ");
    yaml.append(ConfigValues.format(value)).append(")\n");
  }

  private static String scalar(Object value) {
    String text = ConfigValues.format(value);
    return PLAIN.matcher(text).matches() && !text.endsWith(":")
        ? text
        : "'" + text.replace("'", "''") + "'";
  }

  private static String indent(String path) {
    return "  ".repeat((int) path.chars().filter(c -> c == '.').count());
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
