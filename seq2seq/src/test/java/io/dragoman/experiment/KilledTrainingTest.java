package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.toys.Toys;
import io.dragoman.training.TrainingState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KilledTrainingTest {
  private static final String[] SETTINGS = {
    "training.max-epochs=100000",
    "training.early-stopping-patience=0",
    "training.checkpoint-every=4u",
    "data.source-subwords=learn-bpe:12",
    "data.subword-dropout=0.3",
  };

  @TempDir Path directory;

  /** What a run came to. */
  private record End(TrainingState state, Map<String, Integer> bits) {}

  private End train(String model, int threads, int updates) {
    try (TrainingRun run =
        TrainingRun.prepare(
            ToyFiles.in(directory),
            directory.resolve(model),
            ToyFiles.config(SETTINGS)
                .with("training.threads=" + threads, "training.max-updates=" + updates),
            "test")) {
      return new End(run.run(List.of()), Toys.bits(run.model()));
    }
  }

  @Test
  void a_run_that_is_killed_again_and_again_ends_with_the_bits_of_one_that_never_was()
      throws IOException, InterruptedException {
    ToyFiles.write(directory);
    int reached = killAfter(0);
    int end = killAfter(reached) + 25;

    End killed = train("killed", 2, end);
    End whole = train("whole", 1, end);

    assertThat(killed).isEqualTo(whole);
    assertThat(whole.state().update()).isEqualTo(end);
    String newest = String.format(Locale.ROOT, "update-%07d", end);
    for (String file : new String[] {"best", "model.safetensors", "optimizer.safetensors"}) {
      Path place = file.equals("best") ? Path.of(file) : Path.of(newest, file);
      assertThat(directory.resolve("killed").resolve(place))
          .hasSameBinaryContentAs(directory.resolve("whole").resolve(place));
    }
  }

  /**
   * Trains without end in a process of its own and kills it once there is a checkpoint after an
   * update.
   *
   * @return the update of the newest checkpoint
   */
  private int killAfter(int update) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
      command.add("--add-modules=jdk.incubator.vector");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(TrainingProcess.class.getName());
    command.addAll(List.of(directory.toString(), directory.resolve("killed").toString()));
    command.addAll(Arrays.asList(SETTINGS));
    File log = directory.resolve("log").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    try {
      while (newest() <= update && process.isAlive()) {
        Thread.sleep(2);
      }
      assertThat(process.isAlive()).as(() -> "alive: " + text(log)).isTrue();
    } finally {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    return newest();
  }

  private static String text(File log) {
    try {
      return Files.readString(log.toPath());
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** The update of the newest checkpoint of the killed run, or 0. */
  private int newest() throws IOException {
    Path model = directory.resolve("killed");
    if (!Files.isDirectory(model)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(model)) {
      return all.map(each -> each.getFileName().toString())
          .filter(name -> name.matches("update-[0-9]+"))
          .mapToInt(name -> Integer.parseInt(name.substring("update-".length())))
          .max()
          .orElse(0);
    }
  }
}
