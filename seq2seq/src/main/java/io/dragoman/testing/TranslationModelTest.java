package io.dragoman.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Lets test methods and constructors of a class have a parameter of type {@link TestedTranslator}.
 * A model is loaded once for all classes that name it.
 *
 * <pre>{@code
 * @TranslationModelTest("models/de-en")
 * class NegationTest {
 *   @Test
 *   void negation_is_kept(TestedTranslator translator) {
 *     translator.assertPrefers("Das ist nicht gut.", "That is not good.", "That is good.");
 *   }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TranslationModelExtension.class)
public @interface TranslationModelTest {
  /**
   * The model directory, or one of its checkpoints. <code>${name}</code> in it stands for a system
   * property.
   */
  String value();

  /** Hypotheses kept per sentence; 0 for what the model's configuration says. */
  int beam() default 0;
}
