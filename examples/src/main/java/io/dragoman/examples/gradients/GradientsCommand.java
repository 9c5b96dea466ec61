package io.dragoman.examples.gradients;

import io.dragoman.autograd.Tape;
import io.dragoman.cli.Console;
import io.dragoman.cli.OptionRange;
import io.dragoman.config.RunConfig;
import io.dragoman.examples.files.ResultFolder;
import io.dragoman.examples.options.RunOptions;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.OutputFunction;
import io.dragoman.model.Pooling;
import io.dragoman.model.SequenceExamples;
import io.dragoman.model.SequenceNetwork;
import io.dragoman.model.SequenceNetworkConfig;
import io.dragoman.plot.LineChart;
import io.dragoman.sequence.EpochBatches;
import io.dragoman.sequence.NetworkObjective;
import io.dragoman.sequence.SequenceTrainer;
import io.dragoman.tensor.Arena;
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

/** Draws gradient norms against distance in time, before and after learning to add. */
@Command(
    name = "gradients",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Train recurrent networks on the adding problem, and draw the norm of the gradient with"
          + " respect to each layer's state against the distance from the end: vanishing and"
          + " exploding gradients made visible.",
      "The data is generated."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  dragoman gradients", "  dragoman gradients --cells gru --layers 2 --updates 3000"})
public final class GradientsCommand implements Runnable {
  private static final int TEST = 200;
  private static final int PROFILED = 50;
  private static final int PER_EPOCH = 100;
  private static final double GUESS = 1.0 / 6;

  @Spec private CommandSpec spec;

  @Option(
      names = "--cells",
      paramLabel = "NAMES",
      split = ",",
      defaultValue = "rnn-tanh,lstm,gru,clockwork:1-2-4-8-16-32-64-128",
      description = "Cells to compare; default ${DEFAULT-VALUE}.")
  private List<String> cells;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "200",
      description = "Length of a sequence; default ${DEFAULT-VALUE}.")
  private int steps;

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
      names = "--updates",
      paramLabel = "N",
      defaultValue = "3000",
      description = "Updates of training, 0 for none; default ${DEFAULT-VALUE}.")
  private int updates;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "32",
      description = "Sequences in an update; default ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--rate",
      paramLabel = "X",
      defaultValue = "0.005",
      description = "Adam's learning rate; default ${DEFAULT-VALUE}.")
  private double rate;

  @Mixin private RunOptions options;

  @Mixin private ResultFolder output;

  private final Console console;

  /** Prints to a console. */
  public GradientsCommand(Console console) {
    this.console = console;
  }

  /** Gradient norms of a network, {@code [layer][distance]}. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of curves, never compared
  private record Profile(String cell, double[][] fresh, double[][] trained) {}

  @Override
  public void run() {
    checkOptions();
    console
        .out()
        .printf(
            Locale.ROOT,
            "adding problem of %d steps: always saying 1 has a squared error of %.4f%n",
            steps,
            GUESS);
    List<Profile> profiles = new ArrayList<>();
    for (String cell : cells) {
      profiles.add(profile(cell));
    }
    LineChart chart = new LineChart("How far back the gradient of the last step's loss reaches");
    chart.panel("distance from the end (before training)", "norm of dL/dh", true);
    profiles.forEach(each -> draw(chart, each.cell(), each.fresh()));
    if (updates > 0) {
      chart.panel("distance from the end (after training)", "norm of dL/dh", true);
      profiles.forEach(each -> draw(chart, each.cell(), each.trained()));
    }
    console.out().println();
    output.write("gradients.svg", chart, console);
  }

  private Profile profile(String cell) {
    SequenceNetwork network = network(cell);
    SequenceExamples probe = AddingProblem.batch(PROFILED, steps, -options.seed());
    double[][] fresh = GradientProfile.of(network, probe);
    if (updates > 0) {
      train(cell, network);
    }
    double[][] trained = GradientProfile.of(network, probe);
    double error = error(network, AddingProblem.batch(TEST, steps, -options.seed() - 1));
    int top = fresh.length - 1;
    console
        .out()
        .printf(
            Locale.ROOT,
            "%-36s %,7d parameters  squared error %.4f  norm at %d steps by that at the end: "
                + "%.1e before, %.1e after%n",
            cell,
            network.parameters().count(),
            error,
            steps - 1,
            fresh[top][steps - 1] / fresh[top][0],
            trained[top][steps - 1] / trained[top][0]);
    return new Profile(cell, fresh, trained);
  }

  private SequenceNetwork network(String cell) {
    EncoderConfig shape = new EncoderConfig(2, cell, hidden, layers, false);
    return SequenceNetwork.ofFrames(
        SequenceNetworkConfig.of(shape, Pooling.LAST, OutputFunction.LINEAR, 1), 2, options.seed());
  }

  private void train(String cell, SequenceNetwork network) {
    RunConfig config =
        options
            .config((updates + PER_EPOCH - 1) / PER_EPOCH, rate)
            .with(
                "training.max-updates=" + updates,
                "training.decay-factor=1",
                "training.early-stopping-patience=0",
                "training.shards=2");
    SequenceExamples valid = AddingProblem.batch(TEST, steps, -options.seed() - 2);
    EpochBatches<SequenceExamples> batches =
        epoch ->
            () ->
                IntStream.range(0, PER_EPOCH)
                    .mapToObj(
                        i -> shards(options.seed() * 1_000_003 + epoch * (long) PER_EPOCH + i))
                    .iterator();
    try (SequenceTrainer<SequenceExamples> trainer =
        new SequenceTrainer<>(
            new NetworkObjective(network), network.parameters(), config.training())) {
      trainer.train(
          batches,
          () -> error(network, valid),
          result -> console.err().println(cell + "  " + result.line()));
    }
  }

  private List<SequenceExamples> shards(long number) {
    int half = batch / 2;
    return List.of(
        AddingProblem.batch(batch - half, steps, 2 * number),
        AddingProblem.batch(Math.max(1, half), steps, 2 * number + 1));
  }

  private static double error(SequenceNetwork network, SequenceExamples examples) {
    try (Tape tape = Tape.inference(KernelsSelector.kernels(), new Arena())) {
      return network.loss(tape, examples, 0f).loss() / examples.targets().size();
    }
  }

  private void draw(LineChart chart, String cell, double[][] norms) {
    double[] distance = IntStream.range(0, steps).asDoubleStream().toArray();
    for (int layer = 0; layer < norms.length; layer++) {
      String name = cell.startsWith("clockwork") ? "clockwork" : cell;
      chart.curve(
          norms.length == 1 ? name : name + ", layer " + (layer + 1), distance, norms[layer]);
    }
  }

  private void checkOptions() {
    OptionRange.require(
        spec,
        steps > 1 && hidden > 0 && layers > 0 && batch > 1 && updates >= 0 && rate > 0,
        "--steps and --batch must be at least 2, --hidden and --layers at least 1, --updates 0 or"
            + " more, --rate above 0");
    for (String cell : cells) {
      try {
        network(cell);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--cells: " + e.getMessage(), e);
      }
    }
  }
}
