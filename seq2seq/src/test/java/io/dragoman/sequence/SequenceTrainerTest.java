package io.dragoman.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.config.RunConfig;
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
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import io.dragoman.training.Objective;
import io.dragoman.training.TrainingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Trains small networks to tell whether a sequence of numbers has a positive sum. */
class SequenceTrainerTest {
  private static final int EXAMPLES = 96;

  private final float[][][] sequences = new float[EXAMPLES][][];
  private final int[] labels = new int[EXAMPLES];

  SequenceTrainerTest() {
    Random random = new Random(3);
    for (int i = 0; i < EXAMPLES; i++) {
      sequences[i] = new float[2 + random.nextInt(6)][1];
      float sum = 0;
      for (float[] frame : sequences[i]) {
        frame[0] = (float) random.nextGaussian();
        sum += frame[0];
      }
      labels[i] = sum > 0 ? 1 : 0;
    }
  }

  private static TrainingConfig config(String... settings) {
    return RunConfig.standard()
        .with(
            "training.max-epochs=12",
            "training.optimizer.learning-rate=0.02",
            "training.threads=1",
            "training.early-stopping-patience=0")
        .with(settings)
        .training();
  }

  private static SequenceNetwork network(Pooling pooling, OutputFunction function) {
    int outputs = function == OutputFunction.SOFTMAX ? 2 : 1;
    return SequenceNetwork.ofFrames(
        SequenceNetworkConfig.of(
            new EncoderConfig(1, "gru", 8, 1, false), pooling, function, outputs),
        1,
        5);
  }

  private SequenceExamples examples(OutputFunction function, int... ids) {
    FrameBatch input =
        FrameBatch.of(
            Arrays.stream(ids).mapToObj(i -> sequences[i]).toArray(float[][][]::new),
            Arrays.stream(ids).asLongStream().toArray());
    int[] own = Arrays.stream(ids).map(i -> labels[i]).toArray();
    float[][] values = new float[ids.length][];
    Arrays.setAll(values, i -> new float[] {own[i]});
    return new SequenceExamples(
        input,
        function == OutputFunction.SOFTMAX
            ? SequenceTargets.labels(input, own)
            : SequenceTargets.values(input, values));
  }

  private List<EpochResult> train(
      SequenceNetwork network, TrainingConfig config, List<EpochResult> told) {
    OutputFunction function = network.config().function();
    try (SequenceTrainer<SequenceExamples> trainer =
        new SequenceTrainer<>(new NetworkObjective(network), network.parameters(), config)) {
      return trainer.train(
          new ShuffledBatches<>(EXAMPLES, 16, 2, 1, ids -> examples(function, ids)),
          () -> loss(network),
          told::add);
    }
  }

  private double loss(SequenceNetwork network) {
    int[] all = new int[EXAMPLES];
    Arrays.setAll(all, i -> i);
    try (Tape tape = Tape.inference(KernelsSelector.kernels(), new Arena())) {
      return network.loss(tape, examples(network.config().function(), all), 0f).loss() / EXAMPLES;
    }
  }

  @ParameterizedTest
  @EnumSource(OutputFunction.class)
  void every_output_function_learns(OutputFunction function) {
    SequenceNetwork network = network(Pooling.LAST, function);
    double before = loss(network);
    List<EpochResult> told = new ArrayList<>();
    List<EpochResult> results = train(network, config(), told);
    assertThat(told).isEqualTo(results).hasSize(12);
    assertThat(loss(network)).isLessThan(0.4 * before);
    assertThat(results.get(11).updates()).isEqualTo(72);
    assertThat(results.get(11).loss()).isLessThan(results.get(0).loss());
  }

  @Test
  void the_best_weights_are_kept() {
    SequenceNetwork network = network(Pooling.LAST, OutputFunction.SOFTMAX);
    List<EpochResult> results =
        train(network, config("training.optimizer.learning-rate=0.3"), new ArrayList<>());
    double best = results.stream().mapToDouble(EpochResult::validation).min().orElseThrow();
    assertThat(loss(network)).isEqualTo(best);
    assertThat(results.stream().filter(EpochResult::improved).mapToDouble(EpochResult::validation))
        .contains(best);
  }

  @Test
  void accumulated_batches_make_one_update_and_an_epoch_ends_with_what_is_left() {
    List<EpochResult> results =
        train(
            network(Pooling.LAST, OutputFunction.SOFTMAX),
            config("training.accumulate=4", "training.max-epochs=2"),
            new ArrayList<>());
    assertThat(results.get(0).updates()).isEqualTo(2); // four batches and two
    assertThat(results.get(1).updates()).isEqualTo(4);
  }

  @Test
  void accumulated_batches_equal_a_larger_one_up_to_rounding() {
    SequenceNetwork one = network(Pooling.LAST, OutputFunction.SOFTMAX);
    SequenceNetwork other = network(Pooling.LAST, OutputFunction.SOFTMAX);
    List<List<SequenceExamples>> halves =
        List.of(
            List.of(examples(OutputFunction.SOFTMAX, 0, 1, 2)),
            List.of(examples(OutputFunction.SOFTMAX, 3, 4, 5)));
    List<List<SequenceExamples>> whole =
        List.of(List.of(examples(OutputFunction.SOFTMAX, 0, 1, 2, 3, 4, 5)));
    trainOn(one, halves, config("training.max-epochs=1", "training.accumulate=2"));
    trainOn(other, whole, config("training.max-epochs=1"));
    assertThat(loss(one)).isCloseTo(loss(other), within(1e-4));
  }

  private void trainOn(
      SequenceNetwork network, List<List<SequenceExamples>> batches, TrainingConfig config) {
    try (SequenceTrainer<SequenceExamples> trainer =
        new SequenceTrainer<>(new NetworkObjective(network), network.parameters(), config)) {
      trainer.train(epoch -> batches, () -> loss(network), result -> {});
    }
  }

  @ParameterizedTest
  @CsvSource({"2e,12", "7u,7", "100t,7", "3s,3"})
  void training_ends_when_its_duration_is_over(String duration, long updates) {
    SequenceNetwork network = network(Pooling.LAST, OutputFunction.SOFTMAX);
    long[] now = {0};
    TrainingConfig config = config("training.max-duration=" + duration);
    Objective<SequenceExamples> objective = new NetworkObjective(network);
    try (SequenceTrainer<SequenceExamples> trainer =
        new SequenceTrainer<>(
            new Objective<SequenceExamples>() {
              @Override
              public int units(SequenceExamples shard) {
                return objective.units(shard);
              }

              @Override
              public Loss loss(Tape tape, SequenceExamples shard, float scale) {
                now[0] += 500_000_000L; // half a second for each of two shards
                return objective.loss(tape, shard, scale);
              }
            },
            network.parameters(),
            config,
            () -> now[0])) {
      List<EpochResult> results =
          trainer.train(
              new ShuffledBatches<>(
                  EXAMPLES, 16, 2, 1, ids -> examples(OutputFunction.SOFTMAX, ids)),
              () -> loss(network),
              result -> {});
      assertThat(results.get(results.size() - 1).updates()).isEqualTo(updates);
    }
  }

  /** The loss of one update is not a number. */
  private List<EpochResult> trainWithOneBadUpdate(TrainingConfig config, List<String> told) {
    SequenceNetwork network = network(Pooling.LAST, OutputFunction.SOFTMAX);
    NetworkObjective objective = new NetworkObjective(network);
    Objective<SequenceExamples> broken =
        new Objective<>() {
          @Override
          public int units(SequenceExamples shard) {
            return objective.units(shard);
          }

          @Override
          public Loss loss(Tape tape, SequenceExamples shard, float scale) {
            Loss loss = objective.loss(tape, shard, scale);
            boolean bad = tape.randomness().orElseThrow().update() == 4;
            return bad ? new Loss(Double.NaN, Double.NaN, loss.correct(), loss.rows()) : loss;
          }
        };
    try (SequenceTrainer<SequenceExamples> trainer =
        new SequenceTrainer<>(broken, network.parameters(), config)) {
      trainer.whenRecovered(told::add);
      return trainer.train(
          new ShuffledBatches<>(EXAMPLES, 16, 2, 1, ids -> examples(OutputFunction.SOFTMAX, ids)),
          () -> loss(network),
          result -> {});
    }
  }

  @Test
  void training_goes_on_from_good_weights_if_it_may() {
    List<String> told = new ArrayList<>();
    List<EpochResult> results =
        trainWithOneBadUpdate(
            config(
                "training.max-epochs=3",
                "training.divergence.action=recover",
                "training.divergence.snapshot-every=2"),
            told);
    assertThat(told).hasSize(1);
    assertThat(told.get(0))
        .startsWith("update 4 in epoch 1: the loss is not finite (loss NaN): back to the weights")
        .contains("after update 2");
    assertThat(results).hasSize(3);
    assertThat(results.get(2).validation()).isFinite();
    assertThat(results.get(0).loss()).as("without the bad update").isFinite();
    assertThatThrownBy(() -> trainWithOneBadUpdate(config("training.max-epochs=3"), told))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "update 4 in epoch 1: the loss is not finite (loss NaN): use a lower learning rate or"
                + " clip norm");
  }

  @Test
  void threads_change_no_bit() {
    SequenceNetwork one = network(Pooling.MEAN, OutputFunction.SIGMOID);
    SequenceNetwork three = network(Pooling.MEAN, OutputFunction.SIGMOID);
    train(one, config("training.max-epochs=2"), new ArrayList<>());
    train(three, config("training.max-epochs=2", "training.threads=3"), new ArrayList<>());
    one.parameters()
        .byName()
        .forEach(
            (name, parameter) -> {
              Tensor other = three.parameters().get(name).value();
              assertThat(other.toArray()).as(name).isEqualTo(parameter.value().toArray());
            });
  }

  @Test
  void ends_when_validation_has_not_improved_for_long_or_updates_are_done() {
    SequenceNetwork network = network(Pooling.LAST, OutputFunction.SOFTMAX);
    try (SequenceTrainer<SequenceExamples> trainer =
        new SequenceTrainer<>(
            new NetworkObjective(network),
            network.parameters(),
            config("training.early-stopping-patience=2"))) {
      double[] validation = {3, 2, 4};
      int[] asked = {0};
      List<EpochResult> results =
          trainer.train(
              epoch -> List.of(List.of(examples(OutputFunction.SOFTMAX, 0, 1))),
              () -> validation[Math.min(asked[0]++, 2)],
              result -> {});
      assertThat(results).extracting(EpochResult::validation).containsExactly(3.0, 2.0, 4.0, 4.0);
      assertThat(results)
          .extracting(EpochResult::improved)
          .containsExactly(true, true, false, false);
    }
    List<EpochResult> few = train(network, config("training.max-updates=8"), new ArrayList<>());
    assertThat(few).extracting(EpochResult::updates).containsExactly(6L, 8L);
  }

  @Test
  void a_loss_that_is_not_finite_ends_training_with_its_place() {
    SequenceNetwork network = network(Pooling.LAST, OutputFunction.LINEAR);
    sequences[5][0][0] = Float.NaN;
    assertThatThrownBy(() -> train(network, config(), new ArrayList<>()))
        .isInstanceOf(TrainingException.class)
        .hasMessageMatching(
            "update \\d+ in epoch 1: the gradient of \\S+ is not finite \\(loss NaN\\): use a lower"
                + " learning rate or clip norm");
  }

  @Test
  void a_line_says_what_an_epoch_brought() {
    assertThat(new EpochResult(3, 1200, 1.5, 0.5, 1.25, true, 0.75, 0.001, 2.34).line())
        .isEqualTo(
            "epoch   3  updates   1,200  loss 1.5000  validation 1.2500 *  gradient 0.750  rate"
                + " 0.0010  2.3 s");
  }
}
