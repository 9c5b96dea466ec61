package io.dragoman.examples.series;

import io.dragoman.cli.CommandException;
import io.dragoman.cli.Console;
import io.dragoman.cli.OptionRange;
import io.dragoman.examples.files.ResultFolder;
import io.dragoman.examples.options.RunOptions;
import io.dragoman.plot.LineChart;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forecasts a series by a recurrent network and by simple methods. */
@Command(
    name = "time-series",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Train a recurrent network to forecast a series, and compare its errors with those of"
          + " persistence, the last season and exponential smoothing, on values that it never saw.",
      "Errors are those of values standardised by the training part. Without --data the series is"
          + " generated."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman time-series",
      "  dragoman time-series --data ETTh1.csv --column OT --informer --horizon 24"
    })
public final class TimeSeriesCommand implements Runnable {
  private static final int GENERATED = 3000;
  private static final int SHOWN_BEFORE = 3; // horizons

  @Spec private CommandSpec spec;

  @Option(names = "--data", paramLabel = "FILE", description = "A CSV file, a line for each time.")
  private Optional<Path> data;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Name or number, from 1, of the column; default the last.")
  private String column;

  @Option(
      names = "--informer",
      description =
          "Split hourly values into 12, 4 and 4 months as Zhou et al. (2021) do; if the last 4 are"
              + " missing, measure on the second 4.")
  private boolean informer;

  @Option(
      names = "--horizon",
      paramLabel = "N",
      defaultValue = "24",
      description = "Values to forecast; default ${DEFAULT-VALUE}.")
  private int horizon;

  @Option(
      names = "--lookback",
      paramLabel = "N",
      defaultValue = "72",
      description = "Values that the network reads; default ${DEFAULT-VALUE}.")
  private int lookback;

  @Option(
      names = "--period",
      paramLabel = "N",
      defaultValue = "24",
      description = "Length of a season; default ${DEFAULT-VALUE}.")
  private int period;

  @Option(
      names = "--cell",
      paramLabel = "NAME",
      defaultValue = "gru",
      description = "The recurrent cell; default ${DEFAULT-VALUE}.")
  private String cell;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      defaultValue = "32",
      description = "Units of a layer; default ${DEFAULT-VALUE}.")
  private int hidden;

  @Option(
      names = "--layers",
      paramLabel = "N",
      defaultValue = "1",
      description = "Layers; default ${DEFAULT-VALUE}.")
  private int layers;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "10",
      description = "Most passes over the series; default ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--rate",
      paramLabel = "X",
      defaultValue = "0.002",
      description = "Adam's learning rate; default ${DEFAULT-VALUE}.")
  private double rate;

  @Mixin private RunOptions options;

  @Mixin private ResultFolder output;

  private final Console console;

  /** Prints to a console. */
  public TimeSeriesCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    checkOptions();
    double[] raw = read();
    Split split = split(raw.length);
    double[] series = split.standardise(raw);
    int before = Math.max(lookback, 2 * period);
    if (split.train() < before + horizon
        || split.valid() - split.train() < horizon
        || split.test() - split.valid() < horizon) {
      throw new CommandException(
          raw.length
              + " values are too few for --lookback "
              + lookback
              + ", --period "
              + period
              + " and --horizon "
              + horizon
              + ": give more, or smaller numbers");
    }
    console
        .err()
        .printf(
            Locale.ROOT,
            "%,d values to learn from, %,d to validate with, %,d to measure%n",
            split.train(),
            split.valid() - split.train(),
            split.test() - split.valid());
    int[] origins = IntStream.rangeClosed(split.valid(), split.test() - horizon).toArray();
    Map<String, double[][]> forecasts = forecasts(series, split, origins);
    console.out().printf("%-24s %10s %10s%n", "forecast of " + horizon, "MSE", "MAE");
    forecasts.forEach((name, each) -> print(name, Errors.of(each, series, origins)));
    draw(series, origins, forecasts);
  }

  private Map<String, double[][]> forecasts(double[] series, Split split, int[] origins) {
    NetworkForecaster network =
        new NetworkForecaster(cell, hidden, layers, lookback, horizon, options.seed());
    network.learn(
        series,
        split.train(),
        split.valid(),
        options.config(epochs, rate).with("training.early-stopping-patience=4").training(),
        result -> console.err().println(result.line()));
    HoltWinters smoothing = HoltWinters.fit(Arrays.copyOf(series, split.train()), period);
    Map<String, double[][]> forecasts = new LinkedHashMap<>();
    forecasts.put("persistence", Forecaster.persistence(series, origins, horizon));
    forecasts.put("last season", Forecaster.seasonal(series, origins, horizon, period));
    forecasts.put("exponential smoothing", smoothing.forecast(series, origins, horizon));
    forecasts.put(cell, network.forecast(series, origins, horizon));
    return forecasts;
  }

  private void print(String name, Errors errors) {
    console
        .out()
        .printf(Locale.ROOT, "%-24s %10.4f %10.4f%n", name, errors.squared(), errors.absolute());
  }

  /** Draws the forecasts at a place in the middle of what is measured. */
  private void draw(double[] series, int[] origins, Map<String, double[][]> forecasts) {
    int shown = origins.length / 2;
    int origin = origins[shown];
    int from = Math.max(0, origin - SHOWN_BEFORE * horizon);
    double[] times = IntStream.range(from, origin + horizon).asDoubleStream().toArray();
    double[] ahead = IntStream.range(origin, origin + horizon).asDoubleStream().toArray();
    LineChart chart = new LineChart("Forecasts of " + horizon + " values");
    chart.panel("time", "standardised value", false);
    chart.curve("what came", times, Arrays.copyOfRange(series, from, origin + horizon));
    forecasts.forEach((name, each) -> chart.curve(name, ahead, each[shown]));
    chart.panel("steps ahead", "mean squared error", false);
    double[] steps = IntStream.rangeClosed(1, horizon).asDoubleStream().toArray();
    forecasts.forEach((name, each) -> chart.curve(name, steps, byStep(each, series, origins)));
    console.out().println();
    output.write("forecast.svg", chart, console);
  }

  private double[] byStep(double[][] forecasts, double[] series, int[] origins) {
    double[] errors = new double[horizon];
    for (int i = 0; i < origins.length; i++) {
      for (int step = 0; step < horizon; step++) {
        double error = forecasts[i][step] - series[origins[i] + step];
        errors[step] += error * error / origins.length;
      }
    }
    return errors;
  }

  private double[] read() {
    if (data.isEmpty()) {
      console.err().println("series       generated: hours of a load (give your own with --data)");
      return Series.generate(GENERATED, 1);
    }
    try {
      return Series.read(data.get(), column);
    } catch (IllegalArgumentException e) {
      throw new CommandException(e.getMessage());
    }
  }

  private Split split(int length) {
    try {
      return informer ? Split.informer(length) : Split.tenths(length);
    } catch (IllegalArgumentException e) {
      throw new CommandException(e.getMessage());
    }
  }

  private void checkOptions() {
    boolean sizes = horizon > 0 && lookback > 0 && period > 0 && hidden > 0 && layers > 0;
    OptionRange.require(
        spec,
        sizes && epochs > 0 && rate > 0,
        "--horizon, --lookback, --period, --hidden, --layers and --epochs must be at least 1,"
            + " --rate above 0");
  }
}
