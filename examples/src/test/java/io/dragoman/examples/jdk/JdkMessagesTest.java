package io.dragoman.examples.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkMessagesTest {

  @ParameterizedTest
  @ValueSource(strings = {"de", "ja", "zh_CN"})
  void the_running_jdk_gives_thousands_of_clean_pairs(String language) {
    List<MessagePair> pairs = JdkMessages.load(language);

    assertThat(pairs).hasSizeGreaterThan(2000);
    assertThat(pairs).extracting(MessagePair::english).doesNotHaveDuplicates();
    assertThat(pairs)
        .allSatisfy(
            pair -> {
              assertThat(pair.foreign()).isNotEqualTo(pair.english()).isNotBlank();
              assertThat(MessageCleaner.placeholders(pair.foreign()))
                  .isEqualTo(MessageCleaner.placeholders(pair.english()));
              assertThat(pair.english() + pair.foreign()).doesNotContain("\n", "\t", "  ");
            });
  }

  @Test
  void classes_and_property_files_are_both_read() {
    assertThat(JdkMessages.load("de"))
        .contains(
            new MessagePair(
                "JMX Connector ready at: {0}", "JMX-Connector bereit unter: {0}"), // class
            new MessagePair("']' is expected.", "']' wird erwartet.")); // properties
    assertThat(JdkMessages.load("ja"))
        .anyMatch(pair -> pair.foreign().chars().anyMatch(c -> c >= 0x3040 && c < 0x3100));
  }

  @Test
  void the_order_is_the_same_each_time_and_a_hyphen_is_fine() {
    assertThat(JdkMessages.load("zh-CN")).isEqualTo(JdkMessages.load("zh_CN"));
  }

  @Test
  void a_language_the_jdk_lacks_is_named_with_those_it_has() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdkMessages.load("tlh"))
        .withMessage(
            "jdk corpus: Java "
                + System.getProperty("java.version")
                + " in "
                + System.getProperty("java.home")
                + " has no messages in 'tlh': choose one of "
                + String.join(", ", JdkMessages.languages()));
    assertThat(JdkMessages.languages()).contains("de", "ja", "zh_CN");
  }

  @Test
  void a_runtime_without_translations_says_so(@TempDir Path empty) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdkMessages.load(empty, "ja"))
        .withMessageEndingWith(
            " has no messages in 'ja' nor in any other language: run a full JDK");
  }

  @Test
  void bundles_without_counterpart_and_classes_that_are_no_lists_are_passed_over(
      @TempDir Path modules) throws IOException {
    for (int i = 0; i < 10; i++) {
      Files.writeString(modules.resolve("m" + i + "_de.properties"), "a=eins " + i + "\nb=zwei\n");
      Files.writeString(modules.resolve("m" + i + ".properties"), "a=one " + i + "\nc=three\n");
    }
    Files.delete(modules.resolve("m3.properties"));
    Files.writeString(modules.resolve("m4_en.properties"), "a=the four");
    Files.delete(modules.resolve("m4.properties"));
    Files.write(modules.resolve("Broken_de.class"), new byte[] {1, 2, 3});
    Files.write(modules.resolve("Broken.class"), new byte[] {1, 2, 3});

    assertThat(JdkMessages.load(modules, "de"))
        .hasSize(9)
        .startsWith(new MessagePair("one 0", "eins 0"))
        .contains(new MessagePair("the four", "eins 4"))
        .endsWith(new MessagePair("one 9", "eins 9"));
  }

  @Test
  void no_sentence_of_the_test_set_occurs_elsewhere_on_either_side() {
    List<MessagePair> pairs = JdkMessages.load("ja");
    MessageSplit split = JdkMessages.split(pairs, 7, 300, 200);

    assertThat(split.valid()).hasSize(300);
    assertThat(split.test()).hasSize(200);
    List<MessagePair> all = new ArrayList<>(split.train());
    all.addAll(split.valid());
    all.addAll(split.test());
    assertThat(all).containsExactlyInAnyOrderElementsOf(pairs);
    Set<String> seen = new HashSet<>();
    split.train().forEach(pair -> seen.addAll(sides(pair)));
    split.valid().forEach(pair -> seen.addAll(sides(pair)));
    assertThat(split.test())
        .allSatisfy(pair -> assertThat(sides(pair)).doesNotContainAnyElementsOf(seen));
  }

  private static Set<String> sides(MessagePair pair) {
    return Set.of(
        pair.english().toLowerCase(Locale.ROOT).replaceAll("[ .,:!'\"]", ""),
        pair.foreign().toLowerCase(Locale.ROOT).replaceAll("[ .,:!'\"。、]", ""));
  }

  @Test
  void sentences_that_differ_in_case_and_punctuation_alone_stay_in_training() {
    List<MessagePair> pairs =
        List.of(
            new MessagePair("Stop", "Halt"),
            new MessagePair("stop!", "Anhalten"),
            new MessagePair("Go", "Los"));
    MessageSplit split = JdkMessages.split(pairs, 1, 0, 1);

    assertThat(split.test()).containsExactly(new MessagePair("Go", "Los"));
    assertThat(split.train()).hasSize(2);
  }

  @Test
  void the_split_depends_on_the_seed_alone() {
    List<MessagePair> pairs = JdkMessages.load("de");

    assertThat(JdkMessages.split(pairs, 1, 50, 50)).isEqualTo(JdkMessages.split(pairs, 1, 50, 50));
    assertThat(JdkMessages.split(pairs, 2, 50, 50).test())
        .isNotEqualTo(JdkMessages.split(pairs, 1, 50, 50).test());
  }

  @Test
  void impossible_sizes_are_refused() {
    List<MessagePair> one = List.of(new MessagePair("Go", "Los"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdkMessages.split(one, 1, 1, 1))
        .withMessage(
            "jdk corpus: 1 validation and 1 test pairs wanted, 1 can be set apart: ask for fewer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdkMessages.split(one, 1, -1, 1))
        .withMessage("jdk corpus: sizes -1, 1: none may be negative");
  }
}
