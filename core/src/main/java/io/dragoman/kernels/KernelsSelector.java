package io.dragoman.kernels;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * Chooses the {@link Kernels} of this process, once.
 *
 * <p>The vector kernels are taken when the incubating Vector API is there and the JVM compiles it
 * to vector instructions, else the plain Java kernels. The system property {@code dragoman.kernels}
 * ({@code scalar} or {@code vector}) overrides the choice.
 */
public final class KernelsSelector {
  /** The system property that forces an implementation. */
  public static final String PROPERTY = "dragoman.kernels";

  private static final String MODULE = VectorModule.NAME;
  private static final String FLAG = "--add-modules " + MODULE;
  private static final String SCALAR_CLASS = "io.dragoman.kernels.scalar.ScalarKernels";
  private static final String VECTOR_CLASS = "io.dragoman.kernels.vector.VectorKernels";

  private static Choice chosen;

  private KernelsSelector() {}

  /**
   * The kernels chosen for this process.
   *
   * @throws IllegalStateException if {@code -Ddragoman.kernels} names unknown or unusable kernels
   */
  public static Kernels kernels() {
    return chosen().kernels();
  }

  /** One line about the choice, and how to get faster kernels if there is a way. */
  public static String description() {
    return chosen().description();
  }

  private static synchronized Choice chosen() {
    if (chosen == null) {
      String mode = System.getProperty("java.vm.info", "");
      Optional<Obstacle> obstacle = obstacle(VectorModule.isAvailable(), mode);
      chosen = choose(System.getProperty(PROPERTY), obstacle);
    }
    return chosen;
  }

  /** The choice for a value of the property (null: choose) and what hinders the vector kernels. */
  static Choice choose(String forced, Optional<Obstacle> obstacle) {
    if (forced == null) {
      return obstacle.isEmpty() ? vector() : scalar(": " + obstacle.get().advice());
    }
    return switch (forced) {
      case "scalar" -> scalar(" (forced by -D" + PROPERTY + "=scalar)");
      case "vector" -> {
        if (obstacle.isPresent()) {
          throw new IllegalStateException(
              "-D"
                  + PROPERTY
                  + "=vector: "
                  + obstacle.get().reason()
                  + ": "
                  + obstacle.get().advice()
                  + ", or remove the option");
        }
        yield vector();
      }
      default ->
          throw new IllegalStateException(
              "-D" + PROPERTY + "=" + forced + ": no such kernels: use scalar or vector");
    };
  }

  private static Choice scalar(String remark) {
    return new Choice(create(SCALAR_CLASS), "plain Java kernels" + remark);
  }

  private static Choice vector() {
    Kernels kernels = create(VECTOR_CLASS);
    String description = kernels + ", JDK " + Runtime.version().feature() + ")";
    return new Choice(kernels, "vector kernels (" + description);
  }

  /**
   * Loads an implementation by name, so that this package does not depend on its implementations
   * and nothing refers to the incubating module before it is there.
   */
  private static Kernels create(String name) {
    try {
      return Class.forName(name).asSubclass(Kernels.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "kernels: " + name + " cannot be created: use another with -D" + PROPERTY, e);
    }
  }

  /**
   * What hinders the vector kernels, if anything does.
   *
   * @param module whether the incubating module is there
   * @param mode the JVM's {@code java.vm.info}
   */
  static Optional<Obstacle> obstacle(boolean module, String mode) {
    if (!module) {
      return Optional.of(
          new Obstacle(
              "the module " + MODULE + " is not there",
              "pass " + FLAG + " for about 3 times the speed"));
    }
    if (mode.contains("interpreted") || mode.contains("emulated-client")) {
      return Optional.of(
          new Obstacle(
              "the optimizing compiler is off (" + mode + ")",
              "remove -Xint or -XX:TieredStopAtLevel for higher speed"));
    }
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (machine == null) {
      return Optional.of(
          new Obstacle("this JVM is not HotSpot", "run on an OpenJDK build for higher speed"));
    }
    if (!Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue())) {
      return Optional.of(
          new Obstacle(
              "fused multiply-add is off or missing in this processor",
              "remove -XX:-UseFMA or use a processor that has it for higher speed"));
    }
    return Optional.empty();
  }

  /** Why the vector kernels cannot be used, and what to do. */
  record Obstacle(String reason, String advice) {}

  /** Kernels and the line about them. */
  record Choice(Kernels kernels, String description) {}
}
