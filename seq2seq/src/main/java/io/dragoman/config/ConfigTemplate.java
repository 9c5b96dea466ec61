package io.dragoman.config;

/** The configuration file to start from: every key with its meaning, its range and its default. */
public final class ConfigTemplate {
  private ConfigTemplate() {}

  /** The commented YAML of {@link RunConfig#standard}. */
  public static String text() {
    return ConfigWriter.format(RunConfig.standard(), true);
  }
}
