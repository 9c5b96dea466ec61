package io.dragoman.testing;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives tests a {@link TestedTranslator} for the model that {@link TranslationModelTest} names, or,
 * registered as a static field, for one that is known only when tests run.
 */
public final class TranslationModelExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(TranslationModelExtension.class);
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]*)}");

  private final Optional<Supplier<Path>> directory;

  /** For {@link TranslationModelTest}. */
  public TranslationModelExtension() {
    directory = Optional.empty();
  }

  private TranslationModelExtension(Supplier<Path> directory) {
    this.directory = Optional.of(directory);
  }

  /**
   * For a field with {@code RegisterExtension}.
   *
   * @param directory of the model; asked when the first test wants the translator
   */
  public static TranslationModelExtension of(Supplier<Path> directory) {
    return new TranslationModelExtension(directory);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestedTranslator.class;
  }

  /**
   * The translator.
   *
   * @throws ParameterResolutionException if no model is named, or it cannot be loaded
   */
  @Override
  public TestedTranslator resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Optional<TranslationModelTest> named =
        context.getTestClass().flatMap(TranslationModelExtension::named);
    Path model =
        directory
            .map(Supplier::get)
            .or(() -> named.map(each -> Path.of(resolve(each.value()))))
            .orElseThrow(
                () ->
                    new ParameterResolutionException(
                        "no model: put @TranslationModelTest(\"DIR\") on the class"));
    int beam = named.map(TranslationModelTest::beam).orElse(0);
    try {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .getOrComputeIfAbsent(
              model.toAbsolutePath() + " " + beam,
              key -> TestedTranslator.load(model, beam),
              TestedTranslator.class);
    } catch (RuntimeException e) {
      throw new ParameterResolutionException(
          model + ": cannot be loaded to be tested: " + e.getMessage(), e);
    }
  }

  /** The annotation of a class or of one around it. */
  private static Optional<TranslationModelTest> named(Class<?> tests) {
    Class<?> at = tests;
    while (at != null && !AnnotationSupport.isAnnotated(at, TranslationModelTest.class)) {
      at = at.getEnclosingClass();
    }
    return AnnotationSupport.findAnnotation(at, TranslationModelTest.class);
  }

  private static String resolve(String text) {
    return PROPERTY
        .matcher(text)
        .replaceAll(
            found -> {
              String value = System.getProperty(found.group(1));
              if (value == null) {
                throw new ParameterResolutionException(
                    "@TranslationModelTest(\"%s\"): there is no system property %s: give it with -D%s=..."
                        .formatted(text, found.group(1), found.group(1)));
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
