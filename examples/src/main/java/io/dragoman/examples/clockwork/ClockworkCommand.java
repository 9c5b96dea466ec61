package io.dragoman.examples.clockwork;

import io.dragoman.cli.Console;
import io.dragoman.cli.OptionRange;
import io.dragoman.examples.clockwork.Generator.Result;
import io.dragoman.examples.files.ResultFolder;
import io.dragoman.plot.LineChart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares networks of equal numbers of weights that generate waveforms. */
@Command(
    name = "clockwork",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Teach recurrent networks without input to generate waveforms of 320 samples (Koutník et al."
          + " 2014, section 4.1), all with about as many weights, and compare their errors.",
      "Without --wav the waves are generated: sums of harmonic tones."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman clockwork",
      "  dragoman clockwork --wav one.wav --wav two.wav --seeds 5 --updates 2000"
    })
public final class ClockworkCommand implements Runnable {
  private static final int SAMPLES = 320;
  private static final int SMOOTHED = 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--cells",
      paramLabel = "NAMES",
      split = ",",
      defaultValue = "rnn-tanh,lstm,clockwork:1-2-4-8-16-32-64-128-256",
      description = "Cells to compare; default ${DEFAULT-VALUE}.")
  private List<String> cells;

  @Option(
      names = "--rates",
      paramLabel = "RATES",
      split = ",",
      defaultValue = "3e-4,3e-5,3e-4",
      description = "Learning rate of each cell; default ${DEFAULT-VALUE}, the paper's.")
  private List<Double> rates;

  @Option(
      names = "--weights",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Most weights of a network; default ${DEFAULT-VALUE}.")
  private int weights;

  @Option(
      names = "--wav",
      paramLabel = "FILE",
      description =
          "WAV files (16-bit, one channel), the loudest 320 samples of each are a target.")
  private List<Path> wavs = List.of();

  @Option(
      names = "--waves",
      paramLabel = "N",
      defaultValue = "2",
      description = "Generated targets where there is no --wav; default ${DEFAULT-VALUE}.")
  private int waves;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "2",
      description = "Runs of each cell and target; default ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--updates",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Updates of a run; default ${DEFAULT-VALUE}.")
  private int updates;

  @Option(
      names = "--momentum",
      paramLabel = "X",
      defaultValue = "0.95",
      description = "Default ${DEFAULT-VALUE}.")
  private double momentum;

  @Mixin private ResultFolder output;

  private final Console console;

  /** Prints to a console. */
  public ClockworkCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    checkOptions();
    List<float[]> targets = targets();
    LineChart chart = new LineChart("Waveforms generated without input");
    List<double[]> curves = new ArrayList<>();
    console.out().printf("%-44s %5s %7s  %s%n", "cell", "units", "weights", "normalised MSE");
    for (int i = 0; i < cells.size(); i++) {
      List<Result> results = learn(cells.get(i), rates.get(i), targets);
      print(cells.get(i), results);
      draw(chart, cells.get(i), targets.get(0), results.get(0));
      curves.add(meanCurve(results));
    }
    chart.panel("update", "normalised MSE", true);
    for (int i = 0; i < cells.size(); i++) {
      chart.curve(shortName(cells.get(i)), indices(curves.get(i).length, SMOOTHED), curves.get(i));
    }
    console.out().println();
    output.write("waveforms.svg", chart, console);
  }

  private List<Result> learn(String cell, double rate, List<float[]> targets) {
    List<Result> results = new ArrayList<>();
    int units = Generator.unitsFor(cell, weights);
    for (int target = 0; target < targets.size(); target++) {
      for (int seed = 1; seed <= seeds; seed++) {
        Generator generator = new Generator(cell, units, seed);
        Result result = generator.learn(targets.get(target), updates, rate, momentum);
        console
            .err()
            .printf(
                Locale.ROOT,
                "%s  target %d  seed %d  error %.4f%n",
                shortName(cell),
                target + 1,
                seed,
                result.error());
        results.add(result);
      }
    }
    return results;
  }

  private void print(String cell, List<Result> results) {
    double[] errors = results.stream().mapToDouble(Result::error).toArray();
    double mean = IntStream.range(0, errors.length).mapToDouble(i -> errors[i]).average().orElse(0);
    double squares = 0;
    for (double each : errors) {
      squares += (each - mean) * (each - mean);
    }
    int units = Generator.unitsFor(cell, weights);
    console
        .out()
        .printf(
            Locale.ROOT,
            "%-44s %5d %7d  %.4f ± %.4f%n",
            cell,
            units,
            Generator.weights(cell, units),
            mean,
            errors.length < 2 ? 0 : Math.sqrt(squares / (errors.length - 1)));
  }

  private static void draw(LineChart chart, String cell, float[] target, Result result) {
    double[] samples = indices(target.length, 1);
    chart.panel("sample (" + shortName(cell) + ")", "value", false);
    chart.curve("target", samples, doubles(target));
    chart.curve(shortName(cell), samples, doubles(result.output()));
  }

  /** The mean error of all runs, over blocks of updates. */
  private static double[] meanCurve(List<Result> results) {
    double[] curve = new double[Math.max(1, results.get(0).errors().length / SMOOTHED)];
    for (Result each : results) {
      for (int i = 0; i < curve.length; i++) {
        int from = i * SMOOTHED;
        int to = Math.min(each.errors().length, from + SMOOTHED);
        for (int update = from; update < to; update++) {
          curve[i] += each.errors()[update] / (to - from) / results.size();
        }
      }
    }
    return curve;
  }

  private static String shortName(String cell) {
    return cell.startsWith("clockwork") ? "clockwork" : cell;
  }

  private static double[] indices(int count, int step) {
    return IntStream.range(0, count).mapToDouble(i -> (double) i * step).toArray();
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private List<float[]> targets() {
    if (wavs.isEmpty()) {
      console.err().println("targets      generated: sums of tones (give your own with --wav)");
      return Waveforms.generate(waves, SAMPLES, 1);
    }
    List<float[]> targets = new ArrayList<>();
    for (Path file : wavs) {
      targets.add(Waveforms.read(file, SAMPLES));
    }
    return targets;
  }

  private void checkOptions() {
    OptionRange.require(
        spec,
        rates.size() == cells.size(),
        "--rates has " + rates.size() + " for " + cells.size() + " --cells: give one for each");
    OptionRange.require(
        spec,
        seeds > 0 && updates > 0 && waves > 0 && weights > 0,
        "--seeds, --updates, --waves and --weights must be at least 1");
    for (String cell : cells) {
      try {
        Generator.requireKnown(cell);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--cells: " + e.getMessage(), e);
      }
    }
  }
}
