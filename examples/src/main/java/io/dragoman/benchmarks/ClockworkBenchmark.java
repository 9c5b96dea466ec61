package io.dragoman.benchmarks;

import io.dragoman.autograd.Gradients;
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
 * What a Clockwork RNN saves by leaving modules out, against a simple layer of as many units: 32
 * sequences of 128 steps, as many inputs as hidden units, on one thread. Periods from 1 to 128
 * leave 23 % of the simple layer's products.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ClockworkBenchmark {
  private static final int STEPS = 128;
  private static final int BATCH = 32;

  @Param({"rnn-tanh", "clockwork:1-2-4-8-16-32-64-128"})
  String cell;

  @Param({"512"})
  int hidden;

  private final Arena arena = new Arena();
  private Kernels kernels;
  private RecurrentLayer layer;
  private Gradients gradients;
  private SequenceLayout layout;
  private Tensor inputs; // (positions, hidden)

  /** Creates the layer and checks that slow modules keep their state. */
  @Setup
  public void prepare() {
    prepare(KernelsSelector.kernels());
  }

  void prepare(Kernels tested) {
    kernels = tested;
    ParameterStore store = new ParameterStore(1);
    layer = RecurrentLayer.create(cell, store, "layer", hidden, hidden, false);
    gradients = new Gradients(store.all());
    int[] lengths = new int[BATCH];
    Arrays.fill(lengths, STEPS);
    layout = SequenceLayout.of(lengths);
    inputs = Checks.random(layout.positions(), hidden, new Random(1));
    check();
  }

  /** The last unit of the slowest module of exponential periods never changes after time 0. */
  private void check() {
    try (Tape tape = Tape.inference(kernels, arena)) {
      Tensor states = run(tape).value();
      float first = states.get(layout.position(0, 0), hidden - 1);
      float last = states.get(layout.position(STEPS - 1, 0), hidden - 1);
      boolean slow = cell.endsWith("-" + STEPS);
      if ((first == last) != slow) {
        throw new IllegalStateException(
            "clockwork: "
                + cell
                + ": the last unit is "
                + first
                + " at first, "
                + last
                + " at last");
      }
    }
  }

  private Variable run(Tape tape) {
    return layer.run(tape, tape.variable(inputs), layout, Recurrence.UNNAMED).all();
  }

  /** Reads all sequences. */
  @Benchmark
  public float forward() {
    try (Tape tape = Tape.inference(kernels, arena)) {
      return run(tape).value().get(0, 0);
    }
  }

  /** Reads all sequences and goes back with a gradient at every position. */
  @Benchmark
  public float forwardAndBackward() {
    try (Tape tape = Tape.training(kernels, arena, gradients, null)) {
      Variable states = run(tape);
      states.gradient().fill(1f);
      tape.backward();
      return states.value().get(0, 0);
    }
  }
}
