package io.dragoman.examples.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.cli.CommandException;
import io.dragoman.cli.Console;
import io.dragoman.plot.LineChart;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ResultFolderTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Console console =
      Console.of(InputStream.nullInputStream(), out, OutputStream.nullOutputStream(), 0);
  private final LineChart chart =
      new LineChart("Nothing much")
          .panel("x", "y", false)
          .curve("line", new double[] {1, 2}, new double[] {3, 4});

  @Command(name = "weather")
  private static final class Example {
    @Mixin private ResultFolder output;
  }

  private static ResultFolder parse(String... arguments) {
    Example example = new Example();
    new CommandLine(example).parseArgs(arguments);
    return example.output;
  }

  @Test
  void the_folder_is_named_after_the_command() {
    assertThat(parse().path()).isEqualTo(Path.of("runs/weather"));
    assertThat(new CommandLine(new Example()).getUsageMessage()).contains("default runs/weather.");
  }

  @Test
  void a_picture_goes_into_the_folder_and_its_place_is_told() {
    Path place = folder.resolve("new").resolve("folder");

    parse("--output", place.toString()).write("chart.svg", chart, console);

    console.out().flush();
    assertThat(place.resolve("chart.svg")).content().isEqualTo(chart.svg());
    assertThat(out.toString(UTF_8)).isEqualTo("picture  " + place.resolve("chart.svg") + "\n");
  }

  @Test
  void a_place_that_cannot_be_written_is_named_with_its_option() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    ResultFolder output = parse("--output", file.toString());

    assertThatThrownBy(() -> output.write("chart.svg", chart, console))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith(file.resolve("chart.svg") + ": cannot be written (")
        .hasMessageEndingWith("): choose another --output");
    console.out().flush();
    assertThat(out.toString(UTF_8)).isEmpty();
  }
}
