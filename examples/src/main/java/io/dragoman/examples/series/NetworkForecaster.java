package io.dragoman.examples.series;

import io.dragoman.autograd.Tape;
import io.dragoman.config.TrainingConfig;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.FrameBatch;
import io.dragoman.model.OutputFunction;
import io.dragoman.model.Pooling;
import io.dragoman.model.SequenceExamples;
import io.dragoman.model.SequenceNetwork;
import io.dragoman.model.SequenceNetworkConfig;
import io.dragoman.model.SequenceTargets;
import io.dragoman.sequence.EpochResult;
import io.dragoman.sequence.NetworkObjective;
import io.dragoman.sequence.SequenceTrainer;
import io.dragoman.sequence.ShuffledBatches;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A recurrent network that reads the values before an origin and says all values of the horizon at
 * once, as linear outputs of its last state. Values are relative to the last one read, so a series
 * may wander.
 */
final class NetworkForecaster implements Forecaster {
  private static final int BATCH = 64;

  private final SequenceNetwork network;
  private final int lookback;

  /** A network with fresh weights that reads so many values before an origin. */
  NetworkForecaster(String cell, int hidden, int layers, int lookback, int horizon, long seed) {
    this.lookback = lookback;
    network =
        SequenceNetwork.ofFrames(
            SequenceNetworkConfig.of(
                new EncoderConfig(1, cell, hidden, layers, false),
                Pooling.LAST,
                OutputFunction.LINEAR,
                horizon),
            1,
            seed);
  }

  /**
   * Learns from every place of a series where enough values lie before and behind.
   *
   * @param train values before this place are learnt from
   * @param end values from {@code train} to here choose when to stop
   */
  void learn(
      double[] series, int train, int end, TrainingConfig config, Consumer<EpochResult> listener) {
    int horizon = network.config().outputs();
    int[] places = IntStream.rangeClosed(lookback, train - horizon).toArray();
    int[] held = IntStream.rangeClosed(train, end - horizon).toArray();
    try (SequenceTrainer<SequenceExamples> trainer =
        new SequenceTrainer<>(new NetworkObjective(network), network.parameters(), config)) {
      trainer.train(
          new ShuffledBatches<>(
              places.length,
              BATCH,
              config.shards(),
              config.seed(),
              ids -> examples(series, Arrays.stream(ids).map(i -> places[i]).toArray(), horizon)),
          () -> Errors.of(forecast(series, held, horizon), series, held).squared(),
          listener);
    }
  }

  private SequenceExamples examples(double[] series, int[] origins, int horizon) {
    FrameBatch input = input(series, origins);
    float[][] values = new float[origins.length][horizon];
    for (int i = 0; i < origins.length; i++) {
      for (int step = 0; step < horizon; step++) {
        values[i][step] = (float) (series[origins[i] + step] - series[origins[i] - 1]);
      }
    }
    return new SequenceExamples(input, SequenceTargets.values(input, values));
  }

  private FrameBatch input(double[] series, int[] origins) {
    float[][][] frames = new float[origins.length][lookback][1];
    long[] keys = new long[origins.length];
    for (int i = 0; i < origins.length; i++) {
      keys[i] = origins[i];
      for (int t = 0; t < lookback; t++) {
        frames[i][t][0] = (float) (series[origins[i] - lookback + t] - series[origins[i] - 1]);
      }
    }
    return FrameBatch.of(frames, keys);
  }

  @Override
  public double[][] forecast(double[] series, int[] origins, int horizon) {
    double[][] forecasts = new double[origins.length][horizon];
    try (Tape tape = Tape.inference(KernelsSelector.kernels(), new Arena())) {
      for (int from = 0; from < origins.length; from += BATCH) {
        int[] some = Arrays.copyOfRange(origins, from, Math.min(origins.length, from + BATCH));
        Tensor said = network.predict(tape, input(series, some)).value(); // (batch, horizon)
        for (int i = 0; i < some.length; i++) { // equal lengths keep their order
          for (int step = 0; step < horizon; step++) {
            forecasts[from + i][step] = series[some[i] - 1] + said.get(i, step);
          }
        }
        tape.close();
      }
    }
    return forecasts;
  }
}
