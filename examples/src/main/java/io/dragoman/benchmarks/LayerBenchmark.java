package io.dragoman.benchmarks;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Recurrence;
import io.dragoman.nn.rnn.RecurrentLayer;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A recurrent layer in one direction, forward and backward, on one thread: 64 sequences of 15
 * steps, as many inputs as hidden units.
 *
 * <p>Packed weights are kept: a training update packs them anew once for all its layers.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LayerBenchmark {
  private static final int STEPS = 15;
  private static final int FORWARD_AND_BACKWARD = 3;

  @Param({"lstm", "gru"})
  String cell;

  @Param({"512", "1024"})
  int hidden;

  int batch = 64;

  private final Arena arena = new Arena();
  private Kernels kernels;
  private ParameterStore store;
  private RecurrentLayer layer;
  private Gradients gradients;
  private SequenceLayout layout;
  private Tensor inputs; // (positions, hidden)
  private Tensor outputGradient; // (positions, hidden)
  private double operations;

  /** Creates the layer, the same at each start, and checks states and gradients. */
  @Setup
  public void prepare() {
    prepare(KernelsSelector.kernels());
    Rate.measurePeak();
  }

  void prepare(Kernels tested) {
    kernels = tested;
    store = new ParameterStore(1);
    layer = RecurrentLayer.create(cell, store, "layer", hidden, hidden, false);
    gradients = new Gradients(store.all());
    int[] lengths = new int[batch];
    Arrays.fill(lengths, STEPS);
    layout = SequenceLayout.of(lengths);
    Random random = new Random(1);
    inputs = Checks.random(layout.positions(), hidden, random);
    outputGradient = Tensor.zeros(layout.positions(), hidden);
    for (Parameter each : store.all()) {
      if (each.name().endsWith(".weight")) {
        operations += 2.0 * layout.positions() * each.value().size();
      }
    }
    check();
    Tensor everywhere = Checks.random(layout.positions(), hidden, random);
    outputGradient.copyFrom(everywhere);
  }

  /** With a loss that is the sum of the first sequence's last state. */
  private void check() {
    SimpleLayer simple = new SimpleLayer(cell, hidden, store);
    float[] words = new float[STEPS * hidden];
    for (int t = 0; t < STEPS; t++) {
      System.arraycopy(
          inputs.data(), inputs.rowOffset(layout.position(t, 0)), words, t * hidden, hidden);
    }
    int last = layout.position(STEPS - 1, 0);
    outputGradient.slice(last, last + 1).fill(1f);
    Parameter recurrent = store.get("layer.forward.recurrent.weight");
    double[] expected = simple.lastState(words, recurrent.value().data());
    try (Tape tape = Tape.training(kernels, arena, gradients, null)) {
      Tensor states = run(tape).value();
      for (int unit = 0; unit < hidden; unit++) {
        Checks.close("layer: last state", expected[unit], states.get(last, unit), 1e-4);
      }
      tape.backward();
    }
    Checks.gradient(
        "layer: gradient of the recurrent weight",
        recurrent.value().data(),
        gradients.of(recurrent),
        weight -> Arrays.stream(simple.lastState(words, weight)).sum(),
        2e-2);
  }

  private Variable run(Tape tape) {
    Variable states =
        layer
            .run(tape, tape.variable(inputs), layout, Recurrence.UNNAMED)
            .all(); // (positions, hidden)
    states.gradient().copyFrom(outputGradient);
    return states;
  }

  /** All steps forward and backward, with the gradients of inputs and weights. */
  @Benchmark
  public Gradients forwardAndBackward(Rate rate) {
    try (Tape tape = Tape.training(kernels, arena, gradients, null)) {
      run(tape);
      tape.backward();
    }
    rate.add(FORWARD_AND_BACKWARD * operations);
    return gradients;
  }
}
