package io.dragoman.tokenizers;

import java.lang.reflect.InvocationTargetException;
import org.apache.lucene.analysis.Analyzer;

/** Makes a Lucene analyzer from the name of its class. */
final class AnalyzerLoader {
  private AnalyzerLoader() {}

  /**
   * Makes an analyzer.
   *
   * @param tokenizer the whole name, for messages
   * @param className the analyzer's class
   * @throws IllegalArgumentException if that fails; the message says why
   */
  static Analyzer load(String tokenizer, String className) {
    try {
      return find(className).asSubclass(Analyzer.class).getConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw failure(tokenizer, "the class is not on the class path: add its jar", e);
    } catch (ClassCastException e) {
      throw failure(tokenizer, "the class is not a Lucene Analyzer: name one that is", e);
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw failure(
          tokenizer, "the class has no public constructor without parameters: use another", e);
    } catch (InvocationTargetException e) {
      throw failure(tokenizer, "its constructor failed with " + e.getCause(), e);
    } catch (LinkageError e) {
      throw failure(tokenizer, "the class cannot be loaded: " + e + ": add the jar it needs", e);
    }
  }

  private static Class<?> find(String className) throws ClassNotFoundException {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return Class.forName(
        className, true, context == null ? AnalyzerLoader.class.getClassLoader() : context);
  }

  private static IllegalArgumentException failure(String tokenizer, String what, Throwable cause) {
    return new IllegalArgumentException("tokenizer '" + tokenizer + "': " + what, cause);
  }
}
