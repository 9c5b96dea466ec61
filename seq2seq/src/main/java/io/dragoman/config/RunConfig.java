package io.dragoman.config;

import io.dragoman.model.ModelConfig;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that decides a training run and the search with its model.
 *
 * @param data text, tokens and vocabularies
 * @param model the architecture
 * @param training batches, optimizer, validation and checkpoints
 * @param search beam search
 */
public record RunConfig(
    DataConfig data, ModelConfig model, TrainingConfig training, SearchConfig search) {

  /** The defaults of every key. */
  public static RunConfig standard() {
    return new RunConfig(
        DataConfig.standard(),
        ModelConfig.standard(),
        TrainingConfig.standard(),
        SearchConfig.standard());
  }

  /**
   * A copy with other values, each written {@code key=value} such as {@code training.seed=7}.
   *
   * @throws ConfigException if a key is unknown or a value does not fit
   */
  public RunConfig with(String... settings) {
    return ConfigReader.override(this, Arrays.asList(settings));
  }

  /** The text of every value by its key, such as {@code training.seed}, in order. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    ConfigRecords.flatten(this)
        .forEach((key, value) -> settings.put(key, ConfigValues.format(value)));
    return settings;
  }
}
