package io.dragoman.examples.clockwork;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.cli.Console;
import io.dragoman.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockworkCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... options) {
    Console console = Console.of(InputStream.nullInputStream(), out, err, 0);
    List<String> arguments = new ArrayList<>(List.of("clockwork"));
    arguments.addAll(List.of(options));
    return Main.run(
        arguments.toArray(String[]::new), console, List.of(new ClockworkCommand(console)));
  }

  @Test
  void compares_cells_and_draws_waves() {
    int code =
        run(
            "--cells",
            "rnn-tanh,lstm",
            "--rates",
            "3e-4,3e-5",
            "--weights",
            "100",
            "--waves",
            "1",
            "--seeds",
            "2",
            "--updates",
            "5",
            "--output",
            folder.toString());

    assertThat(code).isZero();
    assertThat(err.toString(UTF_8))
        .startsWith("targets      generated: sums of tones (give your own with --wav)\n")
        .containsPattern("\nlstm  target 1  seed 2  error \\d\\.\\d{4}\n");
    assertThat(out.toString(UTF_8))
        .containsPattern("\nrnn-tanh +9 +100  \\d\\.\\d{4} ± \\d\\.\\d{4}\n")
        .containsPattern("\nlstm +4 +85  ");
    assertThat(folder.resolve("waveforms.svg"))
        .content()
        .contains("sample (rnn-tanh)")
        .contains("sample (lstm)")
        .contains("normalised MSE");
  }

  @Test
  void wrong_usage_is_named() {
    assertThat(run("--cells", "lstm")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .startsWith("dragoman: --rates has 3 for 1 --cells: give one for each (");
    assertThat(run("--seeds", "0")).isEqualTo(2);
  }

  @Test
  void a_missing_wave_is_named() {
    Path missing = folder.resolve("none.wav");
    assertThat(run("--cells", "lstm", "--rates", "1", "--wav", missing.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).startsWith("dragoman: " + missing + ": cannot be read (");
  }

  @Test
  void an_unknown_cell_is_named_before_anything_is_trained() {
    assertThat(run("--rates", "1", "--cells", "clokwork")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .startsWith("dragoman: --cells: cell 'clokwork' is not known: use one of ");
  }
}
