package io.dragoman.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.cli.Console;
import io.dragoman.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DragomanTest {
  @ParameterizedTest
  @ValueSource(strings = {"demo", "language-model", "clockwork", "gradients", "time-series"})
  void the_launcher_reaches_every_application(String command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = Console.of(InputStream.nullInputStream(), out, out, 0);
    int code = Main.run(new String[] {command, "--help"}, console, Dragoman.commands(console));
    assertThat(code).isZero();
    assertThat(out.toString(UTF_8)).contains("Usage: dragoman " + command);
  }
}
