package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
  @TempDir Path folder;

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes cannot be told to end there")
  void a_process_told_to_end_writes_a_checkpoint_first() throws Exception {
    TinyProject project = TinyProject.in(folder);
    Process process = start(project.training("model", "training.max-epochs=100000"));
    List<String> lines = new ArrayList<>();
    try (BufferedReader err = process.errorReader(UTF_8)) {
      String line = err.readLine();
      while (line != null && !line.contains("validation: ")) {
        lines.add(line);
        line = err.readLine();
      }
      process.toHandle().destroy(); // SIGTERM, with its streams left open
      err.lines().forEach(lines::add);
    }

    assertThat(process.waitFor()).isEqualTo(128 + 15);
    assertThat(lines)
        .contains("stopping: finishing the update and writing a checkpoint ...")
        .last()
        .isEqualTo("run the same command again to go on");
    assertThat(CommandLineRun.of("info", "--model", project.file("model")).code()).isZero();
    assertThat(project.train("model", "training.max-epochs=1").err())
        .containsPattern(", going on from update \\d+\n");
  }

  private static Process start(List<Object> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    arguments.forEach(each -> command.add(each.toString()));
    return new ProcessBuilder(command).start();
  }
}
