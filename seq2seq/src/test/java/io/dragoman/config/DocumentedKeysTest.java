package io.dragoman.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that the documentation names exist, and settings that it shows can be read. */
class DocumentedKeysTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern KEY =
      Pattern.compile("`((?:data|model|training|search)[.][a-z0-9.-]*[a-z0-9])");

  private static final Pattern BLOCK =
      Pattern.compile("(?m)^( *)(?:data|model|training|search):\\n(?:\\1 +\\S.*\\n)+");

  /** Files of a model, which look like keys. */
  private static final List<String> FILES = List.of("model.safetensors");

  @TempDir Path folder;

  private static String documentation() throws IOException {
    List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      files.addAll(docs.filter(Files::isRegularFile).sorted().toList());
    }
    StringBuilder text = new StringBuilder();
    for (Path file : files) {
      text.append(Files.readString(file)).append('\n');
    }
    return text.toString();
  }

  private static List<String> keys(String text) {
    return KEY.matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(key -> !FILES.contains(key))
        .distinct()
        .toList();
  }

  private static boolean isKnown(String key) {
    return ConfigKeys.get(key) != null || ConfigKeys.isSection(key);
  }

  @Test
  void every_key_in_the_documentation_exists() throws IOException {
    List<String> documented = keys(documentation());

    assertThat(documented).hasSizeGreaterThan(50);
    assertThat(documented).filteredOn(key -> !isKnown(key)).isEmpty();
  }

  @Test
  void keys_are_found_in_text_and_unknown_ones_noticed() {
    String text = "`training.seed`, `training.sed=3` and `model.*`, not model.size or `data`.";

    assertThat(keys(text)).containsExactly("training.seed", "training.sed");
    assertThat(keys(text)).filteredOn(key -> !isKnown(key)).containsExactly("training.sed");
  }

  @Test
  void settings_shown_as_yaml_are_taken() throws IOException {
    List<String> blocks = blocks(documentation());

    assertThat(blocks).hasSizeGreaterThan(1);
    for (String block : blocks) {
      Path file = Files.writeString(folder.resolve("settings.yaml"), block);
      assertThat(ConfigReader.read(file, List.of())).isNotEqualTo(RunConfig.standard());
    }
  }

  /** Indented lines below the name of a part of the configuration. */
  private static List<String> blocks(String text) {
    return BLOCK.matcher(text).results().map(found -> found.group().stripIndent()).toList();
  }
}
