package io.dragoman.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the figures come from.
 *
 * @param processor its name, if it can be found out
 * @param cores processors that the JVM may use
 * @param system operating system and architecture
 * @param jdk version and vendor of the JVM
 */
public record Machine(Optional<String> processor, int cores, String system, String jdk) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** This machine. */
  public static Machine here() {
    return new Machine(
        processor(PROCESSORS),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
  }

  /** The {@code model name} in a file of the form of {@code /proc/cpuinfo}. */
  static Optional<String> processor(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // not Linux
    }
  }
}
