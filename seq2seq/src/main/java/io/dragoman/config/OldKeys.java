package io.dragoman.config;

/** Keys of earlier releases, which model directories still have. */
final class OldKeys {
  private static final String LOWERCASE = "data.lowercase";

  private OldKeys() {}

  /**
   * The setting under its present key.
   *
   * @throws ConfigException if the old key never took the value
   */
  static Setting renamed(Setting setting) {
    if (!setting.path().equals(LOWERCASE)) {
      return setting;
    }
    String text = String.valueOf(setting.text());
    return switch (text) {
      case "true" -> new Setting("data.case", "lower", setting.where());
      case "false" -> new Setting("data.case", "keep", setting.where());
      default ->
          throw new ConfigException(
              setting.where()
                  + "'"
                  + LOWERCASE
                  + "' is now 'data.case': write keep, lower, marks or truecase there");
    };
  }
}
