package io.dragoman.config;

import io.dragoman.tokenizers.subword.SubwordSpec;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a configuration from YAML.
 *
 * <p>Keys that are not given keep their default. Unknown keys, repeated keys and values of a wrong
 * type or range are refused in one line that names the file, the line and the key.
 */
public final class ConfigReader {
  private static final Map<String, Class<?>> TYPES =
      Map.copyOf(ConfigRecords.types(RunConfig.class));

  private ConfigReader() {}

  /**
   * Reads a file, then applies overrides in their order.
   *
   * @param file YAML
   * @param overrides each {@code key=value} such as {@code training.seed=7}
   * @throws ConfigException if the file cannot be read or used, or an override cannot
   */
  public static RunConfig read(Path file, List<String> overrides) {
    return read(RunConfig.standard(), Optional.of(file), overrides);
  }

  /**
   * Applies a file, if there is one, and then overrides to a configuration.
   *
   * @throws ConfigException if the file cannot be read or used, or an override cannot
   */
  public static RunConfig read(RunConfig base, Optional<Path> file, List<String> overrides) {
    List<Setting> settings = new ArrayList<>();
    file.ifPresent(each -> settings.addAll(ConfigYaml.parse(each.toString(), text(each))));
    settings.addAll(settings(overrides));
    return apply(base, settings);
  }

  /**
   * Reads YAML text over the defaults.
   *
   * @param file the name that messages give
   */
  static RunConfig parse(String file, String text) {
    return apply(RunConfig.standard(), ConfigYaml.parse(file, text));
  }

  static RunConfig override(RunConfig config, List<String> overrides) {
    return apply(config, settings(overrides));
  }

  private static List<Setting> settings(List<String> overrides) {
    List<Setting> settings = new ArrayList<>();
    for (String override : overrides) {
      int equals = override.indexOf('=');
      if (equals < 1) {
        throw new ConfigException("override '" + override + "': write it as key=value");
      }
      String path = override.substring(0, equals).strip();
      settings.add(new Setting(path, override.substring(equals + 1).strip(), "override: "));
    }
    return settings;
  }

  private static RunConfig apply(RunConfig config, List<Setting> settings) {
    Map<String, Object> values = ConfigRecords.flatten(config);
    for (Setting given : settings) {
      Setting setting = OldKeys.renamed(given);
      ConfigKey key = ConfigKeys.get(setting.path());
      if (key != null) {
        values.put(setting.path(), value(key, setting));
      } else {
        checkSection(setting);
      }
    }
    RunConfig result = ConfigRecords.build(RunConfig.class, values);
    checkTogether(result);
    return result;
  }

  private static Object value(ConfigKey key, Setting setting) {
    String subject = setting.where() + "'" + key.path() + "' ";
    if (setting.text() == null) {
      throw new ConfigException(subject + "takes one value, not keys of its own");
    }
    if (setting.text().isEmpty()) {
      throw new ConfigException(subject + "has no value: give one or remove the key");
    }
    subject += "is '" + setting.text() + "': it must be ";
    Object value;
    try {
      value = ConfigValues.parse(TYPES.get(key.path()), setting.text());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(subject + e.getMessage());
    }
    if (!key.range().contains(value)) {
      throw new ConfigException(subject + key.range().description());
    }
    return value;
  }

  private static void checkSection(Setting setting) {
    String subject = setting.where() + "'" + setting.path() + "' ";
    if (!ConfigKeys.isSection(setting.path())) {
      throw new ConfigException(subject + "is not a known key: " + remedy(setting));
    }
    if (setting.text() != null && !setting.text().isEmpty()) {
      throw new ConfigException(
          subject
              + "is a section but has the value '"
              + setting.text()
              + "': give its keys as 'key: value' on lines of their own");
    }
  }

  private static String remedy(Setting setting) {
    List<String> known = new ArrayList<>(ConfigKeys.sections());
    if (setting.text() != null) {
      known.addAll(ConfigKeys.paths());
    }
    return NearestName.of(setting.path(), known)
        .map(nearest -> "did you mean '" + nearest + "'?")
        .orElseGet(() -> "known here are " + siblings(setting.path()));
  }

  /** The keys of the innermost known section around a path. */
  private static String siblings(String path) {
    String section = path;
    do {
      section = section.substring(0, Math.max(0, section.lastIndexOf('.')));
    } while (!section.isEmpty() && !ConfigKeys.isSection(section));
    String prefix = section.isEmpty() ? "" : section + ".";
    List<String> all = new ArrayList<>(ConfigKeys.sections());
    all.addAll(ConfigKeys.paths());
    return all.stream()
        .filter(known -> known.startsWith(prefix) && known.indexOf('.', prefix.length()) < 0)
        .map(known -> known.substring(prefix.length()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static void checkTogether(RunConfig config) {
    checkJoint(config.data());
    checkSampling(config.data());
    TrainingChecks.check(config.training());
    SourceChecks.check(config);
  }

  private static void checkJoint(DataConfig data) {
    boolean same = data.sourceSubwords().equals(data.targetSubwords());
    if (data.jointSubwords() && !(same && SubwordSpec.parse(data.sourceSubwords()).learns())) {
      throw new ConfigException(
          "'data.joint-subwords' is true but 'data.source-subwords' is '"
              + data.sourceSubwords()
              + "' and 'data.target-subwords' is '"
              + data.targetSubwords()
              + "': set both to the same, such as learn-bpe:8000");
    }
  }

  private static void checkSampling(DataConfig data) {
    if (data.subwordNbest() > 0 && data.subwordSampling() == 0) {
      throw new ConfigException(
          "'data.subword-nbest' is "
              + data.subwordNbest()
              + " but 'data.subword-sampling' is 0: set that too, such as to 0.2");
    }
  }

  private static String text(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": no such file");
    } catch (CharacterCodingException e) {
      throw new ConfigException(file + ": not UTF-8: save the file in this encoding");
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage());
    }
  }
}
