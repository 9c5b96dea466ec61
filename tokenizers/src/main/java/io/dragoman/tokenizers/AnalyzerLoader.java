package io.dragoman.tokenizers;

import java.lang.reflect.InvocationTargetException;
import java.util.Comparator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;

/** Makes a Lucene analyzer from its short name or the name of its class. */
final class AnalyzerLoader {
  private AnalyzerLoader() {}

  /**
   * Makes an analyzer.
   *
   * @param tokenizer the whole name, for messages
   * @param analyzer a short name, or the analyzer's class with its package
   * @throws IllegalArgumentException if that fails; the message says why
   */
  static Analyzer load(String tokenizer, String analyzer) {
    NamedAnalyzer named = NamedAnalyzer.find(analyzer);
    if (named != null) {
      return load(tokenizer, named.className(), named.coordinates());
    }
    if (analyzer.indexOf('.') < 0) {
      throw failure(tokenizer, unknown(analyzer), null);
    }
    return load(tokenizer, analyzer, null);
  }

  /**
   * Makes an analyzer of a class.
   *
   * @param coordinates of the jar of an analyzer that has a name, or null
   */
  private static Analyzer load(String tokenizer, String className, String coordinates) {
    String jar = coordinates == null ? "its jar" : coordinates;
    try {
      Class<? extends Analyzer> type = find(className).asSubclass(Analyzer.class);
      return coordinates == null ? create(type) : createNamed(type);
    } catch (ClassNotFoundException e) {
      throw failure(tokenizer, "the class is not on the class path: add " + jar, e);
    } catch (ClassCastException e) {
      throw failure(tokenizer, "the class is not a Lucene Analyzer: name one that is", e);
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw failure(
          tokenizer, "the class has no public constructor without parameters: use another", e);
    } catch (InvocationTargetException e) {
      throw failure(tokenizer, "its constructor failed with " + e.getCause(), e);
    } catch (LinkageError e) {
      String needed = coordinates == null ? "the jar it needs" : jar;
      throw failure(tokenizer, "the class cannot be loaded: " + e + ": add " + needed, e);
    }
  }

  private static Class<?> find(String className) throws ClassNotFoundException {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return Class.forName(
        className, true, context == null ? AnalyzerLoader.class.getClassLoader() : context);
  }

  private static Analyzer create(Class<? extends Analyzer> type)
      throws NoSuchMethodException,
          InstantiationException,
          IllegalAccessException,
          InvocationTargetException {
    return type.getConstructor().newInstance();
  }

  /** Without stop words, which are words of the text too, and surely with the jar it needs. */
  private static Analyzer createNamed(Class<? extends Analyzer> type)
      throws NoSuchMethodException,
          InstantiationException,
          IllegalAccessException,
          InvocationTargetException {
    Analyzer analyzer;
    try {
      analyzer = type.getConstructor(CharArraySet.class).newInstance(CharArraySet.EMPTY_SET);
    } catch (NoSuchMethodException e) {
      analyzer = create(type);
    }
    new AnalyzerTokenizer(analyzer, "probe").tokenize("");
    return analyzer;
  }

  private static String unknown(String analyzer) {
    String nearest =
        NamedAnalyzer.names().stream()
            .min(Comparator.comparingInt(name -> EditDistance.between(name, analyzer)))
            .orElseThrow();
    return "no analyzer has this name; did you mean '%s'? A class needs its package too"
        .formatted(nearest);
  }

  private static IllegalArgumentException failure(String tokenizer, String what, Throwable cause) {
    return new IllegalArgumentException("tokenizer '" + tokenizer + "': " + what, cause);
  }
}
