package io.dragoman.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every key of the configuration: the one place of meanings and ranges. */
final class ConfigKeys {
  private static final ConfigKeys ALL = new ConfigKeys();

  private final Map<String, ConfigKey> keys = new LinkedHashMap<>();
  private final Map<String, String> sections = new LinkedHashMap<>();

  private ConfigKeys() {
    DataKeys.addTo(this);
    ModelKeys.addTo(this);
    TrainingKeys.addTo(this);
    LossKeys.addTo(this);
    SearchKeys.addTo(this);
  }

  /** The key of a path, or null. */
  static ConfigKey get(String path) {
    return ALL.keys.get(path);
  }

  static boolean isSection(String path) {
    return ALL.sections.containsKey(path);
  }

  /** One line about a section. */
  static String sectionMeaning(String path) {
    return ALL.sections.get(path);
  }

  static List<String> paths() {
    return List.copyOf(ALL.keys.keySet());
  }

  static List<String> sections() {
    return List.copyOf(ALL.sections.keySet());
  }

  void key(String path, String meaning, Range range) {
    keys.put(path, new ConfigKey(path, meaning, range));
  }

  void section(String path, String meaning) {
    sections.put(path, meaning);
  }
}
