package io.dragoman.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.cli.Console;
import io.dragoman.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DragomanTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    Console console = Console.of(InputStream.nullInputStream(), out, err, 0);
    return Main.run(arguments, console, Dragoman.commands(console));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train",
        "translate",
        "demo",
        "task",
        "language-model",
        "clockwork",
        "gradients",
        "time-series",
        "speech",
        "handwriting"
      })
  void commands_are_listed(String command) {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(UTF_8)).containsPattern("(?m)^  " + command + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "speech,train",
    "speech,evaluate",
    "speech,transcribe",
    "handwriting,train",
    "handwriting,evaluate"
  })
  void examples_explain_their_commands(String example, String command) {
    assertThat(run(example, command, "--help")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("Usage: dragoman " + example + " " + command + " ")
        .contains("--model=DIR");
  }

  @Test
  void a_mistyped_command_of_an_example_is_corrected() {
    assertThat(run("speech", "transcibe")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "dragoman: unknown command 'transcibe': did you mean 'transcribe'?"
                + " (see dragoman speech --help)\n");
  }
}
