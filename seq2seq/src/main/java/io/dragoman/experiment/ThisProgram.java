package io.dragoman.experiment;

import io.dragoman.checkpoint.Provenance;
import io.dragoman.checkpoint.Provenance.Corpus;
import io.dragoman.checkpoint.Provenance.Parent;
import io.dragoman.kernels.KernelsSelector;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What can be said of the running program. */
public final class ThisProgram {
  private ThisProgram() {}

  /** The version in the jar's manifest, or {@code development} outside of a jar. */
  public static String version() {
    String version = ThisProgram.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** What is noted of a model that this program makes now. */
  public static Provenance provenance(
      String command, long seed, List<Corpus> corpora, List<Parent> parents) {
    return new Provenance(
        version(),
        command,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        seed,
        KernelsSelector.description(),
        System.getProperty("java.version") + " " + System.getProperty("java.vendor"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        corpora,
        parents);
  }
}
