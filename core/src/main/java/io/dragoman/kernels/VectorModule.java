package io.dragoman.kernels;

import java.lang.reflect.InvocationTargetException;

/**
 * Makes the incubating Vector API available.
 *
 * <p>The JVM resolves the module at startup only with {@code --add-modules}, a flag that no
 * manifest can hold and that prints a warning. It can also be loaded later, by a method of {@code
 * java.base} that is open to an executable jar whose manifest says {@code Add-Exports:
 * java.base/jdk.internal.module}: then {@code java -jar} is enough. Where that package is closed or
 * changed, the module counts as missing.
 */
final class VectorModule {
  static final String NAME = "jdk.incubator.vector";

  private static final String LOADER = "jdk.internal.module.Modules";

  private VectorModule() {}

  /** Whether classes of the Vector API can be used from now on. */
  static boolean isAvailable() {
    return ModuleLayer.boot().findModule(NAME).isPresent() || load(LOADER);
  }

  /** Loads the module into the boot loader; false if the JVM does not let us. */
  static boolean load(String loader) {
    try {
      Class.forName(loader).getMethod("loadModule", String.class).invoke(null, NAME);
      return true;
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException e) {
      return false;
    }
  }
}
