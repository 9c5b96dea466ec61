package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.Parameter;
import io.dragoman.config.RunConfig;
import io.dragoman.data.Batch;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.toys.Toys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LearnerTest {
  private static final String[] NO_DROPOUT = {
    "model.dropout.embedding=0",
    "model.dropout.layers=0",
    "model.dropout.readout=0",
    "training.clip-norm=0"
  };

  private static final String SGD = "training.optimizer.type=sgd";
  private static final String NO_MOMENTUM = "training.optimizer.momentum=0";

  private final List<Workers> opened = new ArrayList<>();

  @AfterEach
  void closeWorkers() {
    opened.forEach(Workers::close);
  }

  private Learner learner(RunConfig config) {
    Workers workers = new Workers(config.training().threads());
    opened.add(workers);
    return new Learner(Toys.model(config), config.training(), Toys.kernels(), workers);
  }

  private static List<Batch> batches(RunConfig config) {
    return Toys.batcher(Toys.corpus(64, 1), config).batches(1);
  }

  private static List<Learner.Update> learn(Learner learner, List<Batch> batches) {
    List<Learner.Update> updates = new ArrayList<>();
    for (Batch batch : batches) {
      updates.add(learner.update(batch, updates.size() + 1));
    }
    return updates;
  }

  /** All values of all parameters. */
  private static double[] values(EncoderDecoder model) {
    return model.parameters().all().stream()
        .flatMapToDouble(
            each ->
                IntStream.range(0, each.value().size()).mapToDouble(i -> each.value().data()[i]))
        .toArray();
  }

  private static double[] difference(double[] after, double[] before) {
    double[] change = new double[after.length];
    for (int i = 0; i < change.length; i++) {
      change[i] = after[i] - before[i];
    }
    return change;
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double each : values) {
      sum += each * each;
    }
    return Math.sqrt(sum);
  }

  /** What the first updates on one batch change, without dropout and clipping. */
  private List<double[]> changes(int updates, String... settings) {
    RunConfig config = Toys.config(NO_DROPOUT).with(settings);
    Learner learner = learner(config);
    Batch batch = batches(config).get(0);
    List<double[]> changes = new ArrayList<>();
    for (int update = 1; update <= updates; update++) {
      double[] before = values(learner.model());
      learner.update(batch, update);
      changes.add(difference(values(learner.model()), before));
    }
    return changes;
  }

  private static double[] sum(double[] a, double times, double[] b) {
    double[] result = new double[a.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = a[i] + times * b[i];
    }
    return result;
  }

  @ParameterizedTest
  @CsvSource({"adam, 0", "adamw, 0.99", "sgd, 0.9"})
  void updates_have_the_same_bits_for_any_number_of_threads(String optimizer, String average) {
    List<Map<String, Integer>> results = new ArrayList<>();
    for (int threads = 1; threads <= 3; threads++) {
      RunConfig config =
          Toys.config(
              "training.optimizer.type=" + optimizer,
              "training.average=" + average,
              "training.shards=4",
              "training.threads=" + threads);
      Learner learner = learner(config);
      learn(learner, batches(config));
      learner.withAverage(() -> results.add(Toys.bits(learner.model())));
      results.add(Toys.bits(learner.model()));
    }
    assertThat(results.subList(2, 4)).isEqualTo(results.subList(0, 2));
    assertThat(results.subList(4, 6)).isEqualTo(results.subList(0, 2));
  }

  @Test
  void the_loss_falls() {
    RunConfig config = Toys.config();
    Learner learner = learner(config);
    List<Batch> batches = batches(config);
    List<Learner.Update> updates = new ArrayList<>();
    for (int epoch = 0; epoch < 5; epoch++) {
      updates.addAll(learn(learner, batches));
    }

    double first = updates.get(0).loss().loss() / updates.get(0).loss().rows();
    Learner.Update last = updates.get(updates.size() - 1);
    assertThat(first).isCloseTo(Math.log(Toys.VOCABULARY), within(0.2));
    assertThat(last.loss().loss() / last.loss().rows()).isLessThan(first - 0.3);
  }

  @Test
  void clipping_bounds_the_step_and_the_norm_is_told_as_it_was() {
    String[] sgd = {SGD, NO_MOMENTUM, "training.optimizer.learning-rate=0.5"};
    Batch batch = batches(Toys.config()).get(0);
    Learner free = learner(Toys.config(NO_DROPOUT).with(sgd));
    Learner clipped = learner(Toys.config(NO_DROPOUT).with(sgd).with("training.clip-norm=0.01"));
    double[] before = values(free.model());

    double freeNorm = free.update(batch, 1).gradientNorm();
    double clippedNorm = clipped.update(batch, 1).gradientNorm();

    assertThat(freeNorm).isGreaterThan(0.02).isEqualTo(clippedNorm);
    assertThat(norm(difference(values(free.model()), before)))
        .isCloseTo(0.5 * freeNorm, within(1e-5));
    assertThat(norm(difference(values(clipped.model()), before)))
        .isCloseTo(0.5 * 0.01, within(1e-5));
  }

  @Test
  void each_value_of_the_gradient_may_be_clipped_by_itself() {
    String[] sgd = {SGD, NO_MOMENTUM, "training.optimizer.learning-rate=0.5"};
    Batch batch = batches(Toys.config()).get(0);
    Learner free = learner(Toys.config(NO_DROPOUT).with(sgd));
    Learner clipped = learner(Toys.config(NO_DROPOUT).with(sgd).with("training.clip-value=0.01"));
    double[] before = values(free.model());

    assertThat(clipped.update(batch, 1).gradientNorm())
        .isEqualTo(free.update(batch, 1).gradientNorm());

    double[] own = difference(values(free.model()), before);
    double[] limited = difference(values(clipped.model()), before);
    int bound = 0;
    for (int i = 0; i < own.length; i++) {
      double expected = Math.max(-0.005, Math.min(0.005, own[i]));
      bound += Math.abs(own[i]) > 0.005 ? 1 : 0;
      assertThat(limited[i]).isCloseTo(expected, within(1e-6));
    }
    assertThat(bound).isBetween(10, own.length / 2);
  }

  @Test
  void momentum_adds_a_share_of_the_step_before() {
    List<double[]> sgd = changes(2, SGD, NO_MOMENTUM);
    List<double[]> momentum = changes(2, SGD, "training.optimizer.momentum=0.8");

    assertThat(momentum.get(0)).containsExactly(sgd.get(0));
    assertThat(momentum.get(1)).containsExactly(sum(sgd.get(1), 0.8, sgd.get(0)), within(2e-7));
  }

  @Test
  void nesterov_looks_ahead_along_the_momentum() {
    List<double[]> sgd = changes(1, SGD, NO_MOMENTUM);
    List<double[]> nesterov =
        changes(1, SGD, "training.optimizer.momentum=0.8", "training.optimizer.nesterov=true");

    assertThat(nesterov.get(0)).containsExactly(sum(sgd.get(0), 0.8, sgd.get(0)), within(2e-7));
  }

  @Test
  void the_first_step_of_adam_goes_by_the_learning_rate_along_the_sign() {
    double[] sgd = changes(1, SGD, NO_MOMENTUM).get(0);
    double[] adam = changes(1, "training.optimizer.type=adam").get(0);

    for (int i = 0; i < adam.length; i++) {
      if (Math.abs(sgd[i]) > 1e-5) { // the gradient is far above epsilon
        assertThat(adam[i]).isCloseTo(0.01 * Math.signum(sgd[i]), within(2e-5));
      }
    }
  }

  @Test
  void adamw_pulls_the_weights_towards_zero_besides() {
    double[] weights = values(Toys.model(Toys.config()));
    double[] adam = changes(1, "training.optimizer.type=adam").get(0);
    double[] adamw =
        changes(1, "training.optimizer.type=adamw", "training.optimizer.weight-decay=0.5").get(0);

    assertThat(adamw).containsExactly(sum(adam, -0.01 * 0.5, weights), within(1e-6));
  }

  @Test
  void the_rate_warms_up_and_decays_when_validation_stops_improving() {
    RunConfig config =
        Toys.config(
            "training.warmup-updates=4",
            "training.decay-factor=0.5",
            "training.decay-patience=2",
            "training.optimizer.learning-rate=0.02",
            "training.min-learning-rate=0.008");
    Learner learner = learner(config);
    assertThat(learn(learner, batches(config)).stream().map(Learner.Update::learningRate))
        .startsWith(0.005, 0.01, 0.015, 0.02, 0.02);

    for (double score : new double[] {10, 9, 8, 7, 6}) {
      learner.schedule().validated(score);
    }
    assertThat(learner.update(batches(config).get(0), 9).learningRate()).isEqualTo(0.008);
  }

  @Test
  void a_decay_factor_of_one_never_decays() {
    RunConfig config = Toys.config("training.decay-factor=1", "training.decay-patience=1");
    Learner learner = learner(config);
    for (int i = 0; i < 5; i++) {
      assertThat(learner.schedule().validated(0 - i)).isFalse();
    }
    assertThat(learner.schedule().learningRate(100)).isEqualTo(0.01);
  }

  @Test
  void the_average_is_in_the_model_for_the_action_alone() {
    RunConfig config = Toys.config("training.average=0.9");
    Learner learner = learner(config);
    learn(learner, batches(config));
    Map<String, Integer> own = Toys.bits(learner.model());

    learner.withAverage(() -> assertThat(Toys.bits(learner.model())).isNotEqualTo(own));
    assertThat(Toys.bits(learner.model())).isEqualTo(own);
    assertThatThrownBy(
            () ->
                learner.withAverage(
                    () -> {
                      throw new IllegalStateException("validation failed");
                    }))
        .hasMessage("validation failed");
    assertThat(Toys.bits(learner.model())).isEqualTo(own);
  }

  @Test
  void without_an_average_the_action_sees_the_parameters() {
    Learner learner = learner(Toys.config());
    Map<String, Integer> own = Toys.bits(learner.model());

    learner.withAverage(() -> assertThat(Toys.bits(learner.model())).isEqualTo(own));
    assertThat(learner.average()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void a_gradient_that_is_not_finite_stops_and_changes_nothing(float bad) {
    RunConfig config = Toys.config("training.average=0.9", "training.threads=2");
    Learner learner = learner(config);
    List<Batch> batches = batches(config);
    learner.update(batches.get(0), 1);
    Parameter broken = learner.model().parameters().get("decoder.output.bias");
    float good = broken.value().data()[5];
    broken.value().data()[5] = bad;
    broken.changed();
    Map<String, Integer> before = Toys.bits(learner.model());

    assertThatThrownBy(() -> learner.update(batches.get(1), 2))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "update 2: the gradient of encoder.embedding.weight is not finite (loss NaN,"
                + " lines 8, 22, 41, 49, 53 and 3 more): train into another folder with a lower"
                + " training.optimizer.learning-rate or training.clip-norm");
    assertThat(Toys.bits(learner.model())).isEqualTo(before);
    assertThat(learner.optimizer().state().step()).isEqualTo(1);

    broken.value().data()[5] = good;
    broken.changed();
    learner.update(batches.get(1), 2);
    Learner untroubled = learner(config);
    learn(untroubled, batches.subList(0, 2));
    assertThat(Toys.bits(learner.model())).isEqualTo(Toys.bits(untroubled.model()));
  }
}
