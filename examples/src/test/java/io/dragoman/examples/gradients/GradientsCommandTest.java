package io.dragoman.examples.gradients;

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

class GradientsCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... options) {
    Console console = Console.of(InputStream.nullInputStream(), out, err, 0);
    List<String> arguments =
        new ArrayList<>(List.of("gradients", "--output", folder.toString(), "--threads", "1"));
    arguments.addAll(List.of(options));
    return Main.run(
        arguments.toArray(String[]::new), console, List.of(new GradientsCommand(console)));
  }

  @Test
  void learns_to_add_short_sequences_and_draws_both_profiles() {
    int code = run("--cells", "gru", "--steps", "8", "--updates", "400", "--rate", "0.01");

    assertThat(code).isZero();
    assertThat(err.toString(UTF_8)).contains("gru  epoch   4  updates     400  loss ");
    String line = out.toString(UTF_8).lines().skip(1).findFirst().orElseThrow();
    double error = Double.parseDouble(line.replaceAll(".*squared error (\\S+).*", "$1"));
    assertThat(error).isLessThan(0.03);
    assertThat(folder.resolve("gradients.svg"))
        .content()
        .contains("before training")
        .contains("after training");
  }

  @Test
  void without_updates_it_shows_fresh_networks_layer_by_layer() {
    int code = run("--cells", "rnn-tanh,lstm", "--steps", "20", "--updates", "0", "--layers", "2");

    assertThat(code).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(out.toString(UTF_8))
        .startsWith("adding problem of 20 steps: always saying 1 has a squared error of 0.1667\n");
    assertThat(folder.resolve("gradients.svg"))
        .content()
        .contains("rnn-tanh, layer 1")
        .contains("lstm, layer 2")
        .doesNotContain("after training");
  }

  @Test
  void wrong_usage_is_named() {
    assertThat(run("--steps", "1")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("dragoman: --steps and --batch must be at least 2");
  }

  @Test
  void an_unknown_cell_is_named_before_anything_is_trained() {
    assertThat(run("--cells", "clokwork")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .startsWith("dragoman: --cells: cell 'clokwork' is not known: use one of ");
  }
}
