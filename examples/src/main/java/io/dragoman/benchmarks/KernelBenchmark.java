package io.dragoman.benchmarks;

import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.kernels.PackedMatrix;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
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
 * The kernels of one recurrent step and of the loss, with {@code rows} sentences alive and {@code
 * hidden} units.
 *
 * <p>A product of shape (M, K) x (K, N) takes {@code 2 M N K} operations: divide by the time for
 * its speed. Add {@code -jvmArgsAppend -Ddragoman.kernels=scalar} for the plain Java kernels.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelBenchmark {
  private static final int VOCABULARY = 8000;
  private static final int STEPS = 15;

  @Param({"1", "5", "31", "64"})
  private int rows;

  @Param({"512", "1024"})
  private int hidden;

  private Kernels kernels;
  private Tensor state; // (rows, hidden)
  private Tensor gates; // (rows, 4*hidden)
  private Tensor dGates; // (rows, 4*hidden)
  private Tensor dWeight; // (hidden, 4*hidden)
  private Tensor cell; // (rows, hidden)
  private Tensor tanhCell; // (rows, hidden)
  private Tensor output; // (rows, hidden)
  private Tensor logits; // (rows, vocabulary)
  private Tensor losses; // (2, rows)
  private Tensor memory; // (steps*rows, hidden)
  private Tensor weights; // (rows, steps)
  private PackedMatrix recurrent; // (hidden, 4*hidden)
  private PackedMatrix recurrentTransposed; // (4*hidden, hidden)
  private PackedMatrix projection; // (hidden, vocabulary)
  private SequenceLayout layout;
  private int[] sentence;
  private int[] gold;

  /** Fills all matrices with the same pseudo-random values at each start. */
  @Setup
  public void prepare() {
    kernels = KernelsSelector.kernels();
    Random random = new Random(1);
    state = filled(rows, hidden, random);
    gates = filled(rows, 4 * hidden, random);
    dGates = filled(rows, 4 * hidden, random);
    dWeight = Tensor.zeros(hidden, 4 * hidden);
    cell = filled(rows, hidden, random);
    tanhCell = Tensor.zeros(rows, hidden);
    output = Tensor.zeros(rows, hidden);
    logits = filled(rows, VOCABULARY, random);
    losses = Tensor.zeros(2, rows);
    memory = filled(STEPS * rows, hidden, random);
    weights = Tensor.zeros(rows, STEPS);
    Tensor weight = filled(hidden, 4 * hidden, random);
    recurrent = kernels.pack(weight, false, null);
    recurrentTransposed = kernels.pack(weight, true, null);
    projection = kernels.pack(filled(hidden, VOCABULARY, random), false, null);
    int[] lengths = new int[rows];
    Arrays.fill(lengths, STEPS);
    layout = SequenceLayout.of(lengths);
    sentence = new int[rows];
    gold = new int[rows];
    for (int row = 0; row < rows; row++) {
      sentence[row] = row;
      gold[row] = random.nextInt(VOCABULARY);
    }
  }

  private static Tensor filled(int rows, int columns, Random random) {
    Tensor x = Tensor.zeros(rows, columns);
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = random.nextFloat() - 0.5f;
    }
    return x;
  }

  /** (rows, hidden) x (hidden, 4*hidden). */
  @Benchmark
  public Tensor recurrentProduct() {
    kernels.multiply(state, recurrent, gates, false);
    return gates;
  }

  /** (rows, 4*hidden) x (4*hidden, hidden). */
  @Benchmark
  public Tensor recurrentProductBackward() {
    kernels.multiply(dGates, recurrentTransposed, output, false);
    return output;
  }

  /** (hidden, rows) x (rows, 4*hidden), added. */
  @Benchmark
  public Tensor weightGradient() {
    kernels.multiplyTransposed(List.of(state), List.of(dGates), 0, dWeight, true);
    return dWeight;
  }

  /** (rows, hidden) x (hidden, vocabulary). */
  @Benchmark
  public Tensor outputProjection() {
    kernels.multiply(state, projection, logits, false);
    return logits;
  }

  @Benchmark
  public Tensor lstm() {
    kernels.lstm(gates, cell, output, tanhCell, state);
    return state;
  }

  /** 15 source positions per row. */
  @Benchmark
  public Tensor additiveAttention() {
    kernels.additiveAttention(
        state, memory, state.slice(0, 1), memory, layout, sentence, weights, output);
    return output;
  }

  @Benchmark
  public int crossEntropy() {
    return kernels.softmaxCrossEntropy(
        logits, gold, 0.1f, 0f, losses.slice(0, 1), losses.slice(1, 2));
  }

  @Benchmark
  public Tensor tanh() {
    kernels.tanh(state, output);
    return output;
  }
}
