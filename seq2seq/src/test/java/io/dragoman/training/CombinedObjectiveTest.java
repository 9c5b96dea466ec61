package io.dragoman.training;

import static io.dragoman.training.ToyLosses.NO_DROPOUT;
import static io.dragoman.training.ToyLosses.batch;
import static io.dragoman.training.ToyLosses.gradient;
import static io.dragoman.training.ToyLosses.model;
import static io.dragoman.training.ToyLosses.norm;
import static io.dragoman.training.ToyLosses.objective;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.config.RunConfig;
import io.dragoman.data.Batch;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ParallelBatch;
import io.dragoman.toys.Toys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses as a configuration puts them together, on toy models. */
@Timeout(120)
class CombinedObjectiveTest {
  private static final String LOSS = "training.loss.";

  /** One of each and all together, the settings joined by spaces. */
  static Stream<String> losses() {
    return Stream.of(
        "focal-gamma=1.5",
        "focal-gamma=1 focal-alpha=1",
        "unlikelihood=0.5",
        "r-drop=2",
        "alignment=0.7 alignment-half-life=3",
        "coverage=0.4",
        "sampling.decay=linear sampling.updates=4 sampling.least=0.3",
        "sampling.decay=exponential sampling.updates=2 sampling.least=0 sampling.choice=drawn",
        "risk.weight=0.6 risk.samples=4 risk.sharpness=0.5",
        "risk.weight=0.3 risk.samples=4 risk.sharpness=1 risk.reference=false",
        "distillation.teacher=given distillation.weight=0.6 distillation.temperature=2",
        "focal-gamma=1 unlikelihood=0.3 r-drop=1 alignment=0.2 coverage=0.1 risk.weight=0.2"
            + " risk.samples=3 risk.sharpness=0.5 distillation.teacher=given"
            + " sampling.decay=inverse-sigmoid sampling.updates=2 sampling.least=0.5");
  }

  private static RunConfig config(String losses, String... others) {
    String[] settings =
        Arrays.stream(losses.split(" ")).map(each -> LOSS + each).toArray(String[]::new);
    return Toys.config(settings).with(others);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void the_gradient_is_that_which_differences_say(String losses) {
    RunConfig config = config(losses);
    EncoderDecoder model = model(config);
    Objective<ParallelBatch> objective = objective(model, config);
    ParallelBatch batch = batch(config);
    double[] gradient = gradient(model, objective, batch, 3);
    for (int seed = 0; seed < 3; seed++) {
      double[] direction = new SplittableRandom(seed).doubles(gradient.length, -1, 1).toArray();
      double expected = 0;
      for (int i = 0; i < gradient.length; i++) {
        expected += gradient[i] * direction[i];
      }
      double step = 1e-3;
      double above = moved(model, objective, batch, direction, step);
      double below = moved(model, objective, batch, direction, -step);
      assertThat((above - below) / (2 * step))
          .isCloseTo(expected, within(3e-3 * norm(gradient) + 0.03));
    }
  }

  /** The loss beside the parameters, which stay as they are. */
  private static double moved(
      EncoderDecoder model,
      Objective<ParallelBatch> objective,
      ParallelBatch batch,
      double[] direction,
      double step) {
    List<float[]> before = new ArrayList<>();
    int at = 0;
    for (Parameter each : model.parameters().all()) {
      before.add(each.value().toArray());
      for (int i = 0; i < each.value().size(); i++) {
        each.value().data()[i] += (float) (step * direction[at++]);
      }
      each.changed();
    }
    double loss = ToyLosses.loss(model, objective, batch, 3, null).loss();
    for (Parameter each : model.parameters().all()) {
      float[] values = before.get(each.index());
      System.arraycopy(values, 0, each.value().data(), 0, values.length);
      each.changed();
    }
    return loss;
  }

  @ParameterizedTest
  @MethodSource("losses")
  void the_model_learns_and_its_bits_do_not_depend_on_threads(String losses) {
    List<Map<String, Integer>> bits = new ArrayList<>();
    for (int threads = 1; threads <= 2; threads++) {
      RunConfig config = config(losses, "training.threads=" + threads, "training.shards=3");
      try (Workers workers = new Workers(threads)) {
        Learner learner = learner(config, Toys.model(config), workers);
        List<Batch> batches = Toys.batcher(Toys.corpus(64, 1), config).batches(1);
        List<Double> means = new ArrayList<>();
        for (int update = 1; update <= 5 * batches.size(); update++) {
          Batch batch = batches.get(update % batches.size());
          Learner.Update done = learner.update(batch, update);
          means.add(done.negativeLogLikelihood() / done.targetTokens());
        }
        double first = means.subList(0, 8).stream().mapToDouble(each -> each).sum() / 8;
        double last = means.subList(32, 40).stream().mapToDouble(each -> each).sum() / 8;
        // a random teacher does not help
        assertThat(last).isLessThan(first - (losses.contains("teacher") ? 0 : 0.15));
        bits.add(Toys.bits(learner.model()));
      }
    }
    assertThat(bits.get(1)).isEqualTo(bits.get(0));
  }

  private static Learner learner(RunConfig config, EncoderDecoder model, Workers workers) {
    return new Learner(
        model,
        config.training(),
        ToyLosses.inputs(config),
        Toys.kernels(),
        workers,
        PhaseTimer.idle());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void how_a_batch_is_cut_changes_rounding_alone(String losses) {
    RunConfig config = config(losses);
    EncoderDecoder model = model(config);
    Objective<ParallelBatch> objective = objective(model, config);
    Batch batch = Toys.batcher(Toys.corpus(64, 1), config).batches(1).get(0);
    double[] whole = gradient(model, objective, batch.whole(), 4);
    double[] sum = new double[whole.length];
    for (ParallelBatch shard : batch.shards(3)) {
      double[] part = gradient(model, objective, shard, 4);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i];
      }
    }
    for (int i = 0; i < sum.length; i++) {
      assertThat(sum[i]).isCloseTo(whole[i], within(1e-5 * norm(whole)));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void a_run_that_goes_on_has_the_bits_of_one_that_never_stopped(String losses) {
    RunConfig config =
        config(losses, "training.optimizer.type=sgd", "training.optimizer.momentum=0");
    List<Batch> batches = Toys.batcher(Toys.corpus(64, 1), config).batches(1);
    try (Workers workers = new Workers(1)) {
      EncoderDecoder one = Toys.model(config);
      EncoderDecoder two = Toys.model(config);
      Learner never = learner(config, one, workers);
      Learner before = learner(config, two, workers);
      for (int update = 1; update <= 4; update++) {
        never.update(batches.get(update), update);
        Learner now = update <= 2 ? before : learner(config, two, workers);
        now.update(batches.get(update), update);
      }
      assertThat(Toys.bits(two)).isEqualTo(Toys.bits(one));
    }
  }

  @Test
  void cross_entropy_alone_is_the_objective_of_the_model() {
    RunConfig config = Toys.config();
    assertThat(config.training().loss().isCrossEntropy()).isTrue();
    losses()
        .forEach(
            each -> assertThat(config(each).training().loss().isCrossEntropy()).as(each).isFalse());
    EncoderDecoder model = model(config);
    Objective<ParallelBatch> plain = new CrossEntropy(model, 0.1);
    Objective<ParallelBatch> combined = objective(model, config);
    ParallelBatch batch = batch(config);
    assertThat(ToyLosses.loss(model, combined, batch, 3, null))
        .isEqualTo(ToyLosses.loss(model, plain, batch, 3, null));
    assertThat(gradient(model, combined, batch, 3)).isEqualTo(gradient(model, plain, batch, 3));
    assertThat(combined.units(batch)).isEqualTo(plain.units(batch));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sampling.decay=linear sampling.updates=2 sampling.least=1",
        "r-drop=3",
        "focal-gamma=1e-9",
        "alignment=1 alignment-half-life=1",
        "risk.weight=0.9 risk.after=1000",
        "unlikelihood=1e-9"
      })
  void what_changes_nothing_leaves_cross_entropy(String losses) {
    RunConfig config = config(losses, NO_DROPOUT);
    EncoderDecoder model = model(config);
    ParallelBatch batch = batch(config);
    double[] plain = gradient(model, new CrossEntropy(model, 0.1), batch, 1000);
    double[] other = gradient(model, objective(model, config), batch, 1000);
    for (int i = 0; i < plain.length; i++) {
      assertThat(other[i]).isCloseTo(plain[i], within(2e-6 * norm(plain)));
    }
    Loss loss = ToyLosses.loss(model, objective(model, config), batch, 1000, null);
    Loss expected = ToyLosses.loss(model, new CrossEntropy(model, 0.1), batch, 1000, null);
    assertThat(loss.loss()).isCloseTo(expected.loss(), within(1e-5 * expected.loss()));
    assertThat(loss.negativeLogLikelihood()).isEqualTo(expected.negativeLogLikelihood());
  }

  @Test
  void a_model_learns_nothing_from_itself() {
    RunConfig config = config("distillation.teacher=given distillation.weight=1", NO_DROPOUT);
    EncoderDecoder model = model(config);
    LossInputs itself = new LossInputs(Optional.of(model), Optional.empty(), Optional.empty());
    CombinedObjective objective = new CombinedObjective(model, 0, config.training().loss(), itself);
    ParallelBatch batch = batch(config);
    assertThat(norm(gradient(model, objective, batch, 1))).isLessThan(1e-4);
    assertThat(ToyLosses.loss(model, objective, batch, 1, null).loss()).isCloseTo(0, within(1e-4));
  }

  @Test
  void one_candidate_leaves_its_share_of_cross_entropy() {
    RunConfig config = config("risk.weight=0.75 risk.samples=1 risk.reference=false", NO_DROPOUT);
    EncoderDecoder model = model(config);
    ParallelBatch batch = batch(config);
    double[] plain = gradient(model, new CrossEntropy(model, 0.1), batch, 1);
    double[] other = gradient(model, objective(model, config), batch, 1);
    for (int i = 0; i < plain.length; i++) {
      assertThat(other[i]).isCloseTo(plain[i] / 4, within(2e-6 * norm(plain)));
    }
  }

  @Test
  void masks_of_both_passes_differ() {
    RunConfig config = config("r-drop=1000", "model.dropout.readout=0.5");
    EncoderDecoder model = model(config);
    ParallelBatch batch = batch(config);
    double plain = ToyLosses.loss(model, new CrossEntropy(model, 0.1), batch, 1, null).loss();
    assertThat(ToyLosses.loss(model, objective(model, config), batch, 1, null).loss())
        .isGreaterThan(2 * plain);
  }

  @Test
  void training_by_risk_alone_makes_good_translations_likelier() {
    RunConfig config =
        config(
            "risk.weight=0.999 risk.samples=8 risk.sharpness=0.5 risk.reference=true",
            "training.optimizer.learning-rate=0.02");
    try (Workers workers = new Workers(1)) {
      Learner learner = learner(config, Toys.model(config), workers);
      List<Batch> batches = Toys.batcher(Toys.corpus(64, 1), config).batches(1);
      double first = 0;
      double last = 0;
      for (int update = 1; update <= 64; update++) {
        Learner.Update done = learner.update(batches.get(update % 8), update);
        double loss = done.loss().loss() / done.targetTokens();
        first += update <= 8 ? loss / 8 : 0;
        last += update > 56 ? loss / 8 : 0;
      }
      assertThat(last).isLessThan(first - 0.04);
    }
  }

  @Test
  void what_a_loss_needs_must_be_given() {
    assertMissing("alignment=1", "alignments");
    assertMissing("risk.weight=0.5", "a risk");
    assertMissing("distillation.teacher=x", "a teacher");
  }

  private static void assertMissing(String losses, String what) {
    RunConfig config = config(losses);
    EncoderDecoder model = Toys.model(config);
    assertThatThrownBy(
            () -> new CombinedObjective(model, 0, config.training().loss(), LossInputs.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("losses: " + what + " is needed by the configuration but not given");
  }
}
