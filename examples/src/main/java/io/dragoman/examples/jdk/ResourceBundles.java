package io.dragoman.examples.jdk;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * Reads resource bundles of the runtime image.
 *
 * <p>Modules do not open their bundles to others, so a bundle's class is read as a file and defined
 * anew by a class loader of its own; that needs no flag on the command line.
 */
final class ResourceBundles {

  /** Defines one class and leaves all others to the application's loader. */
  private static final class Isolated extends ClassLoader {
    Isolated() {
      super(ClassLoader.getSystemClassLoader());
    }

    Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }

  private ResourceBundles() {}

  /**
   * The strings of a bundle by key, ordered by key; empty if the class is not a self-contained list
   * of messages.
   */
  static Map<String, String> read(Path file) throws IOException {
    ResourceBundle bundle = file.toString().endsWith(".properties") ? lines(file) : list(file);
    Map<String, String> strings = new TreeMap<>();
    if (bundle != null) {
      for (String key : bundle.keySet()) {
        if (bundle.getObject(key) instanceof String text) {
          strings.put(key, text);
        }
      }
    }
    return strings;
  }

  private static ResourceBundle lines(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new PropertyResourceBundle(in);
    }
  }

  private static ResourceBundle list(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      Class<?> type = new Isolated().define(bytes);
      if (!ListResourceBundle.class.isAssignableFrom(type)
          || !Modifier.isPublic(type.getModifiers())) {
        return null;
      }
      return (ResourceBundle) type.getConstructor().newInstance();
    } catch (LinkageError | ReflectiveOperationException e) {
      return null; // builds on classes that its module keeps to itself
    }
  }
}
