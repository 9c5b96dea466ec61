package io.dragoman.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.GivenGradients;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.io.ParameterFileException;
import io.dragoman.io.Safetensors;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.kernels.vector.VectorKernels;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizersTest {
  private static final OptimizerConfig SGD = config("sgd", 0, 0.01);
  private static final OptimizerConfig MOMENTUM = config("sgd", 0.9, 0.01);
  private static final OptimizerConfig ADAM = config("adam", 0, 0);
  private static final OptimizerConfig ADAMW = config("adamw", 0, 0.01);
  private static final List<OptimizerConfig> ALL =
      List.of(
          SGD,
          MOMENTUM,
          ADAM,
          ADAMW,
          config("adagrad", 0, 0.01),
          config("adadelta", 0, 0.01),
          config("rmsprop", 0, 0.01),
          centered(),
          config("adafactor", 0, 0.01));

  @TempDir Path folder;

  private static OptimizerConfig config(String type, double momentum, double decay) {
    return new OptimizerConfig(type, 0.1, momentum, momentum > 0, 0.9, 0.98, 1e-6, decay);
  }

  private static OptimizerConfig centered() {
    return new OptimizerConfig(
        "rmsprop", 0.1, 0.9, false, 0.9, 0.98, 1e-6, 0, 0.9, true, 0, AdafactorConfig.standard());
  }

  static Stream<Arguments> all() {
    return Stream.of(new ScalarKernels(), new VectorKernels())
        .flatMap(kernels -> ALL.stream().map(each -> Arguments.of(kernels, each)));
  }

  /** Two parameters under training with gradients that depend on the update's number only. */
  private static final class Run {
    final ParameterStore store = new ParameterStore(3);
    final Optimizer optimizer;
    final Gradients gradients;
    private final GivenGradients given;
    private final OptimizerConfig config;

    Run(Kernels kernels, OptimizerConfig config) {
      store.create("weight", 7, 13, Initializer.uniform(1));
      store.create("bias", 1, 13, Initializer.uniform(1));
      this.config = config;
      optimizer = Optimizers.create(config, store.all(), kernels);
      gradients = new Gradients(store.all());
      given = new GivenGradients(gradients);
    }

    void begin(int number, double scale) {
      for (Parameter each : store.all()) {
        Tensor gradient = Tensor.zeros(each.value().rows(), each.value().columns());
        Initializer.normal(1 / scale).fill(gradient, number * 31L + each.index());
        given.set(each, gradient);
      }
      optimizer.beginUpdate(config.learningRate(), scale);
    }

    void update(int number) {
      begin(number, 1);
      store.all().forEach(each -> optimizer.update(each, gradients, 0, each.value().size()));
    }

    List<float[]> bits() {
      List<float[]> bits = new ArrayList<>();
      store.all().forEach(each -> bits.add(each.value().toArray()));
      optimizer.state().tensors().values().forEach(each -> bits.add(each.toArray()));
      return bits;
    }
  }

  private static void assertSameBits(Run actual, Run expected) {
    assertThat(actual.bits())
        .usingElementComparator(OptimizersTest::compareBits)
        .containsExactlyElementsOf(expected.bits());
  }

  private static int compareBits(float[] left, float[] right) {
    return Arrays.compare(left, right);
  }

  @ParameterizedTest
  @MethodSource("all")
  void ranges_on_two_threads_give_the_same_bits(Kernels kernels, OptimizerConfig config)
      throws InterruptedException {
    Run whole = new Run(kernels, config);
    Run parts = new Run(kernels, config);
    for (int number = 1; number <= 5; number++) {
      whole.update(number);
      parts.begin(number, 1);
      Parameter weight = parts.store.get("weight");
      Thread other =
          new Thread(() -> parts.optimizer.update(weight, parts.gradients, 38, 91), "other");
      other.start();
      parts.optimizer.update(weight, parts.gradients, 5, 38);
      parts.optimizer.update(weight, parts.gradients, 0, 5);
      parts.optimizer.update(parts.store.get("bias"), parts.gradients, 0, 13);
      other.join();
    }
    assertSameBits(parts, whole);
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_scale_multiplies_every_gradient(Kernels kernels, OptimizerConfig config) {
    Run plain = new Run(kernels, config);
    Run scaled = new Run(kernels, config);
    for (int number = 1; number <= 3; number++) {
      plain.update(number);
      scaled.begin(number, 0.25);
      scaled
          .store
          .all()
          .forEach(each -> scaled.optimizer.update(each, scaled.gradients, 0, each.value().size()));
    }
    assertSameBits(scaled, plain);
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_saved_and_loaded_state_goes_on_with_the_same_bits(
      Kernels kernels, OptimizerConfig config) {
    Run whole = new Run(kernels, config);
    for (int number = 1; number <= 4; number++) {
      whole.update(number);
    }
    Path file = folder.resolve("optimizer.safetensors");
    whole.optimizer.state().save(file);
    Run resumed = new Run(kernels, config);
    resumed.optimizer.state().load(file);
    assertThat(resumed.optimizer.state().step()).isEqualTo(4);
    whole
        .store
        .all()
        .forEach(each -> resumed.store.get(each.name()).value().copyFrom(each.value()));
    for (int number = 5; number <= 8; number++) {
      whole.update(number);
      resumed.update(number);
    }
    assertSameBits(resumed, whole);
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_frozen_parameter_is_left_alone(Kernels kernels, OptimizerConfig config) {
    Run run = new Run(kernels, config);
    Parameter bias = run.store.get("bias");
    float[] before = bias.value().toArray();
    float[] weight = run.store.get("weight").value().toArray();
    bias.setFrozen(true);
    run.update(1);
    assertThat(bias.value().toArray()).isEqualTo(before);
    assertThat(run.store.get("weight").value().toArray()).isNotEqualTo(weight);
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_range_outside_the_parameter_is_refused(Kernels kernels, OptimizerConfig config) {
    Run run = new Run(kernels, config);
    run.begin(1, 1);
    assertThatThrownBy(() -> run.optimizer.update(run.store.get("bias"), run.gradients, 0, 14))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void the_tensors_of_a_state_are_named_after_the_parameters() {
    assertThat(new Run(new ScalarKernels(), ADAMW).optimizer.state().tensors().keySet())
        .containsExactly(
            "weight.first_moment", "bias.first_moment",
            "weight.second_moment", "bias.second_moment");
    assertThat(new Run(new ScalarKernels(), MOMENTUM).optimizer.state().tensors().keySet())
        .containsExactly("weight.momentum", "bias.momentum");
    assertThat(new Run(new ScalarKernels(), SGD).optimizer.state().tensors()).isEmpty();
  }

  @Test
  void adafactor_keeps_a_number_for_each_row_and_column() {
    OptimizerState state =
        new Run(new ScalarKernels(), config("adafactor", 0, 0)).optimizer.state();
    assertThat(state.tensors())
        .containsOnlyKeys("weight.row_squares", "weight.column_squares", "bias.squares");
    assertThat(state.tensors().get("weight.row_squares").size()).isEqualTo(7);
    assertThat(state.tensors().get("weight.column_squares").size()).isEqualTo(13);
    assertThat(state.tensors().get("bias.squares").size()).isEqualTo(13);
  }

  @Test
  void adagrad_starts_from_the_accumulator() {
    OptimizerConfig config =
        new OptimizerConfig(
            "adagrad",
            0.1,
            0,
            false,
            0.9,
            0.98,
            1e-6,
            0,
            0.9,
            false,
            0.25,
            AdafactorConfig.standard());
    assertThat(
            new Run(new ScalarKernels(), config)
                .optimizer
                .state()
                .tensors()
                .get("bias.sum_of_squares")
                .toArray())
        .containsOnly(0.25f);
  }

  @Test
  void a_state_of_another_optimizer_is_refused() {
    Path file = folder.resolve("optimizer.safetensors");
    new Run(new ScalarKernels(), SGD).optimizer.state().save(file);
    OptimizerState state = new Run(new ScalarKernels(), ADAM).optimizer.state();
    assertThatThrownBy(() -> state.load(file))
        .isInstanceOf(ParameterFileException.class)
        .hasMessage("%s: holds a state of 'sgd' but 'adam' is in use: use the same", file);
  }

  @Test
  void a_state_of_other_parameters_or_without_a_step_is_refused_and_changes_nothing() {
    Path file = folder.resolve("optimizer.safetensors");
    Run run = new Run(new ScalarKernels(), MOMENTUM);
    run.update(1);
    List<float[]> before = run.bits();
    Map<String, Tensor> other =
        Map.of("weight.momentum", Tensor.zeros(13, 7), "gate.momentum", Tensor.zeros(1, 1));
    Safetensors.write(file, other, Map.of("type", "sgd", "step", "9"));
    assertThatThrownBy(() -> run.optimizer.state().load(file))
        .hasMessage(
            "%s: does not fit: 'weight.momentum' is [13, 7] but must be (7, 13), 'bias.momentum'"
                + " is missing, 'gate.momentum' is too many:"
                + " use the configuration it was saved with",
            file);
    Safetensors.write(file, run.optimizer.state().tensors(), Map.of("type", "sgd", "step", "-1"));
    assertThatThrownBy(() -> run.optimizer.state().load(file))
        .hasMessage("%s: metadata 'step': is -1 but must be a number: the file is damaged", file);
    assertThat(run.optimizer.state().step()).isEqualTo(1);
    assertThat(run.bits())
        .usingElementComparator(OptimizersTest::compareBits)
        .containsExactlyElementsOf(before);
  }

  @Test
  void an_unknown_type_lists_the_known_ones() {
    assertThatThrownBy(() -> new Run(new ScalarKernels(), config("lion", 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "optimizer.type: 'lion' is unknown: use one of [sgd, adam, adamw, adagrad, adadelta,"
                + " rmsprop, adafactor]");
  }

  @Test
  void every_known_type_can_be_created() {
    for (String type : Optimizers.TYPES) {
      assertThat(new Run(new ScalarKernels(), config(type, 0, 0)).optimizer.state().type())
          .isEqualTo(type);
    }
  }

  @Test
  void weight_decay_that_adam_would_ignore_is_refused() {
    assertThatThrownBy(() -> new Run(new ScalarKernels(), config("adam", 0, 0.1)))
        .hasMessage("optimizer.weightDecay: 0.1 has no effect with 'adam': use 'adamw' or 0");
  }

  @Test
  void a_parameter_that_is_a_view_is_refused() {
    Parameter view = new Parameter("w", 0, Tensor.zeros(3, 2).slice(1, 2));
    assertThatThrownBy(() -> Optimizers.create(ADAM, List.of(view), new ScalarKernels()))
        .hasMessage("parameter 'w': is a view from 2: copy it");
  }
}
