package io.dragoman.examples.clockwork;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.config.RunConfig;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.FrameBatch;
import io.dragoman.model.OutputFunction;
import io.dragoman.model.Pooling;
import io.dragoman.model.SequenceExamples;
import io.dragoman.model.SequenceNetwork;
import io.dragoman.model.SequenceNetworkConfig;
import io.dragoman.model.SequenceTargets;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import io.dragoman.training.Objective;
import io.dragoman.training.ParameterUpdater;
import io.dragoman.training.PhaseTimer;
import io.dragoman.training.UpdatePosition;
import io.dragoman.training.Workers;
import java.util.List;
import java.util.Random;

/**
 * A network without input whose one linear output is taught to be a waveform: plain gradient
 * descent with momentum on the sum of squared errors, weights first drawn from N(0, 0.1).
 */
final class Generator {
  private static final double DEVIATION = 0.1;
  private static final float FORGET_BIAS = 5f;

  private final String cell;
  private final int hidden;
  private final SequenceNetwork network;

  /**
   * What was learnt.
   *
   * @param error normalised mean squared error, that of the mean being 1
   * @param output the wave
   * @param errors after each update
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of curves, never compared
  record Result(double error, float[] output, double[] errors) {}

  Generator(String cell, int hidden, long seed) {
    this.cell = cell;
    this.hidden = hidden;
    network = network(cell, hidden, seed);
    Random random = new Random(seed);
    for (Parameter each : network.parameters().all()) {
      Tensor value = each.value();
      for (int i = 0; i < value.size(); i++) {
        value.data()[value.offset() + i] = (float) (DEVIATION * random.nextGaussian());
      }
      if (cell.equals("lstm") && each.name().endsWith("input.bias")) {
        for (int unit = hidden; unit < 2 * hidden; unit++) {
          value.set(0, unit, FORGET_BIAS);
        }
      }
      each.changed();
    }
  }

  private static SequenceNetwork network(String cell, int hidden, long seed) {
    EncoderConfig layer = new EncoderConfig(1, cell, hidden, 1, false);
    return SequenceNetwork.ofFrames(
        SequenceNetworkConfig.of(layer, Pooling.NONE, OutputFunction.LINEAR, 1), 1, seed);
  }

  /**
   * Makes sure that there is such a cell.
   *
   * @throws IllegalArgumentException if there is none
   */
  static void requireKnown(String cell) {
    network(cell, groups(cell), 1);
  }

  /** The most units with which a network has no more than so many weights; see {@link #weights}. */
  static int unitsFor(String cell, int weights) {
    int groups = groups(cell);
    int units = groups;
    while (weights(cell, units + groups) <= weights) {
      units += groups;
    }
    return units;
  }

  /**
   * The weights that are used: not those of the input, which is always zero, and of a Clockwork RNN
   * those from slower or equal modules alone, {@code k^2 g (g + 1) / 2}.
   */
  static long weights(String cell, int hidden) {
    int groups = groups(cell);
    if (groups > 1) {
      long units = (long) hidden / groups;
      return units * units * groups * (groups + 1) / 2 + hidden + hidden + 1L;
    }
    SequenceNetwork network = network(cell, hidden, 1);
    long input =
        network.parameters().all().stream()
            .filter(each -> each.name().endsWith("forward.input.weight"))
            .mapToLong(each -> each.value().size())
            .sum();
    return network.parameters().count() - input;
  }

  /** The modules of a Clockwork RNN such as {@code clockwork:1-2-4}; 1 for other cells. */
  private static int groups(String cell) {
    return cell.startsWith("clockwork:") ? cell.split("-").length : 1;
  }

  /**
   * Learns a wave.
   *
   * @param rate learning rate for the sum of squared errors
   */
  Result learn(float[] wave, int updates, double rate, double momentum) {
    FrameBatch silence = FrameBatch.of(new float[][][] {new float[wave.length][1]}, new long[1]);
    float[][][] values = new float[1][wave.length][1];
    for (int t = 0; t < wave.length; t++) {
      values[0][t][0] = wave[t];
    }
    SequenceExamples task =
        new SequenceExamples(silence, SequenceTargets.valuesOverTime(silence, values));
    double scale = wave.length * variance(wave);
    double[] errors = new double[updates];
    try (Workers workers = new Workers(1)) {
      ParameterUpdater<SequenceExamples> updater = updater(rate, momentum, workers);
      for (int update = 1; update <= updates; update++) {
        errors[update - 1] = updater.differentiate(List.of(task), update).loss() / scale;
        if (!Double.isFinite(updater.norm().value())) {
          throw new IllegalStateException(
              cell + " of " + hidden + " units: diverged at update " + update + ": lower the rate");
        }
        updater.change(new UpdatePosition(update, update, true));
      }
    }
    return result(silence, wave, scale, errors);
  }

  private ParameterUpdater<SequenceExamples> updater(
      double rate, double momentum, Workers workers) {
    RunConfig config =
        RunConfig.standard()
            .with(
                "training.optimizer.type=sgd",
                "training.optimizer.learning-rate=" + rate,
                "training.optimizer.momentum=" + momentum,
                "training.decay-factor=1",
                "training.clip-norm=10",
                "training.shards=1");
    return new ParameterUpdater<>(
        new SumOfErrors(network),
        network.parameters().all(),
        config.training(),
        KernelsSelector.kernels(),
        workers,
        PhaseTimer.idle());
  }

  /** The sum, not the mean, is one unit: the learning rates of the paper are for it. */
  private record SumOfErrors(SequenceNetwork network) implements Objective<SequenceExamples> {
    @Override
    public int units(SequenceExamples shard) {
      return 1;
    }

    @Override
    public Loss loss(Tape tape, SequenceExamples shard, float scale) {
      return network.loss(tape, shard, scale);
    }
  }

  private Result result(FrameBatch silence, float[] wave, double scale, double[] errors) {
    try (Tape tape = Tape.inference(KernelsSelector.kernels(), new Arena())) {
      float[] output = network.predict(tape, silence).value().toArray();
      double sum = 0;
      for (int t = 0; t < wave.length; t++) {
        sum += (double) (output[t] - wave[t]) * (output[t] - wave[t]);
      }
      return new Result(sum / scale, output, errors);
    }
  }

  private static double variance(float[] wave) {
    double mean = 0;
    double squares = 0;
    for (float each : wave) {
      mean += each / (double) wave.length;
      squares += (double) each * each / wave.length;
    }
    return Math.max(1e-12, squares - mean * mean);
  }
}
