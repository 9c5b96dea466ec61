package io.dragoman.checkpoint;

import java.util.List;

/**
 * Where a model comes from.
 *
 * @param version of Dragoman
 * @param command how training was started
 * @param started when, in ISO 8601
 * @param seed of the run
 * @param kernels which kernels computed it
 * @param java version and vendor of the JVM
 * @param system operating system and processor architecture
 * @param corpora the texts it learned from
 * @param parents the models whose weights it started from; none if those were random
 */
public record Provenance(
    String version,
    String command,
    String started,
    long seed,
    String kernels,
    String java,
    String system,
    List<Corpus> corpora,
    List<Parent> parents) {

  /**
   * A text of a training run.
   *
   * @param role such as {@code train-source}
   * @param file its path as given
   * @param sha256 of its bytes
   */
  public record Corpus(String role, String file, String sha256) {}

  /**
   * A model that another started from.
   *
   * @param directory its path as given
   * @param update at which its weights were taken
   * @param sha256 of the file with its weights
   */
  public record Parent(String directory, long update, String sha256) {}
}
