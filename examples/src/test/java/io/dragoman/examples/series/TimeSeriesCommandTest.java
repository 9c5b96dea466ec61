package io.dragoman.examples.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.cli.Console;
import io.dragoman.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeSeriesCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... options) {
    out.reset();
    err.reset();
    Console console = Console.of(InputStream.nullInputStream(), out, err, 0);
    List<String> arguments =
        new ArrayList<>(List.of("time-series", "--output", folder.toString(), "--threads", "1"));
    arguments.addAll(List.of(options));
    return Main.run(
        arguments.toArray(String[]::new), console, List.of(new TimeSeriesCommand(console)));
  }

  private double error(String name) {
    return out.toString(UTF_8)
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(24).trim().split(" +")[0])
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void forecasts_a_generated_load_better_than_persistence() {
    int code = run("--horizon", "6", "--lookback", "24", "--epochs", "3", "--hidden", "12");

    assertThat(code).isZero();
    assertThat(err.toString(UTF_8))
        .startsWith("series       generated: hours of a load (give your own with --data)\n")
        .contains("\n2,100 values to learn from, 300 to validate with, 600 to measure\n");
    assertThat(error("gru")).isLessThan(0.5 * error("persistence"));
    assertThat(error("exponential smoothing")).isLessThan(error("persistence"));
    assertThat(folder.resolve("forecast.svg"))
        .content()
        .contains("what came")
        .contains("last season")
        .contains("steps ahead");
  }

  @Test
  void reads_a_column_of_a_file() throws IOException {
    List<String> lines = new ArrayList<>(List.of("t,v,w"));
    IntStream.range(0, 120).forEach(t -> lines.add(t + "," + (t % 4) + ",0"));
    Path file = Files.write(folder.resolve("a.csv"), lines);

    int code =
        run(
            "--data",
            file.toString(),
            "--column",
            "v",
            "--horizon",
            "4",
            "--lookback",
            "8",
            "--period",
            "4",
            "--epochs",
            "1",
            "--hidden",
            "4");

    assertThat(code).isZero();
    assertThat(error("last season")).isZero();
  }

  @Test
  void wrong_usage_and_files_are_named() throws IOException {
    assertThat(run("--horizon", "0")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("dragoman: --horizon, --lookback, --period, ");
    Path missing = folder.resolve("none.csv");
    assertThat(run("--data", missing.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).startsWith("dragoman: " + missing + ": no such file");
    Path small = Files.writeString(folder.resolve("b.csv"), "1\n2\n3\n");
    assertThat(run("--data", small.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "dragoman: 3 values are too few for --lookback 72, --period 24 and --horizon 24: give"
                + " more, or smaller numbers\n");
    assertThat(run("--data", small.toString(), "--informer")).isEqualTo(1);
  }
}
