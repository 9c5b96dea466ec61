package io.dragoman.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.experiment.TrainingFiles;
import io.dragoman.experiment.TrainingRun;
import io.dragoman.toys.Toys;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

@TranslationModelTest("${" + TestedTranslatorTest.MODEL + "}")
class TestedTranslatorTest {
  static final String MODEL = "io.dragoman.testing.model";

  @TempDir static Path folder;

  private final TestedTranslator given;

  TestedTranslatorTest(TestedTranslator given) {
    this.given = given;
  }

  @BeforeAll
  static void train() throws IOException {
    TrainingFiles files =
        TrainingFiles.of(
            folder.resolve("a"), folder.resolve("b"), folder.resolve("c"), folder.resolve("d"));
    Toys.write(files.trainSources().get(0), files.trainTargets().get(0), Toys.text(100, 1));
    Toys.write(files.validSource(), files.validTarget(), Toys.text(10, 2));
    try (TrainingRun run =
        TrainingRun.prepare(
            files,
            folder.resolve("model"),
            Toys.config("training.max-updates=30", "training.validate-every=30u"),
            "train")) {
      run.run(List.of());
    }
    System.setProperty(MODEL, folder.resolve("model").toString());
  }

  @AfterAll
  static void forget() {
    System.clearProperty(MODEL);
  }

  @Test
  void assertions_tell_what_was_found() {
    try (TestedTranslator translator = TestedTranslator.load(folder.resolve("model"), 2)) {
      String found = translator.translate("ba be");
      assertThatCode(() -> translator.assertTranslation("ba be", "x", found))
          .doesNotThrowAnyException();
      assertThatThrownBy(() -> translator.assertTranslation("ba be", "x", "y"))
          .isInstanceOf(AssertionFailedError.class)
          .hasMessage(
              "translation of \"ba be\" ==> expected: \"x\" or \"y\" but was: \"" + found + "\"");
      assertThatThrownBy(() -> translator.assertTranslation("ba be"))
          .hasMessage("assertTranslation: give at least one translation");
    }
  }

  @Test
  void preferences_are_those_of_log_probabilities() {
    try (TestedTranslator translator = TestedTranslator.load(folder.resolve("model"), 0)) {
      String a = "Ra Re";
      String b = "Ra Re Te Te Te";
      boolean first = translator.logProbability("ba be", a) > translator.logProbability("ba be", b);
      String better = first ? a : b;
      String worse = first ? b : a;
      assertThatCode(() -> translator.assertPrefers("ba be", better, worse))
          .doesNotThrowAnyException();
      assertThatThrownBy(() -> translator.assertPrefers("ba be", worse, better))
          .isInstanceOf(AssertionFailedError.class)
          .hasMessageStartingWith(
              "translation of \"ba be\" ==> expected to be preferred: \"" + worse + "\" (log p -")
          .hasMessageMatching(".* but no less probable is: \"" + better + "\" .*: Ra 0\\.\\d+ .*");
      assertThatThrownBy(() -> translator.assertPrefers("ba be", a, a))
          .as("a tie is no preference")
          .isInstanceOf(AssertionFailedError.class);
    }
  }

  @Test
  void every_test_gets_the_same_translator(TestedTranslator translator) {
    assertThat(translator).isSameAs(given);
    translator.assertTranslation("", "");
  }

  @Nested
  class Inside {
    @Test
    void so_do_nested_classes(TestedTranslator translator) {
      assertThat(translator).isSameAs(given);
    }
  }

  /** Names a model that there is not. */
  @TranslationModelTest("${io.dragoman.testing.missing}")
  private static final class Misnamed {}

  private static ExtensionContext contextOf(Class<?> tests) {
    return (ExtensionContext)
        Proxy.newProxyInstance(
            TestedTranslatorTest.class.getClassLoader(),
            new Class<?>[] {ExtensionContext.class},
            (proxy, method, arguments) ->
                method.getName().equals("getTestClass") ? Optional.of(tests) : null);
  }

  @Test
  void a_property_that_is_missing_is_named() {
    assertThatThrownBy(
            () -> new TranslationModelExtension().resolveParameter(null, contextOf(Misnamed.class)))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "@TranslationModelTest(\"${io.dragoman.testing.missing}\"): there is no system property"
                + " io.dragoman.testing.missing: give it with -Dio.dragoman.testing.missing=...");
  }

  @Test
  void a_class_that_names_no_model_is_told_how() {
    assertThatThrownBy(
            () -> new TranslationModelExtension().resolveParameter(null, contextOf(String.class)))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessage("no model: put @TranslationModelTest(\"DIR\") on the class");
  }
}
