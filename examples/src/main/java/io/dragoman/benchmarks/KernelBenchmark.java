package io.dragoman.benchmarks;

import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.kernels.PackedMatrix;
import io.dragoman.tensor.Tensor;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
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
 * Matrix products at the shapes of one recurrent step of an LSTM and of the output layer, with
 * {@code rows} sentences alive and {@code hidden} units.
 *
 * <p>A product of shape (M, K) x (K, N) takes {@code 2 M N K} operations; the counters say how many
 * a second that makes. Add {@code -jvmArgsAppend -Ddragoman.kernels=scalar} for the plain Java
 * kernels.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelBenchmark {
  private static final int VOCABULARY = 8000;

  @Param({"1", "5", "31", "64"})
  int rows;

  @Param({"512", "1024"})
  int hidden;

  private Kernels kernels;
  private Tensor state; // (rows, hidden)
  private Tensor gates; // (rows, 4*hidden)
  private Tensor dGates; // (rows, 4*hidden)
  private Tensor dWeight; // (hidden, 4*hidden)
  private Tensor output; // (rows, hidden)
  private Tensor logits; // (rows, vocabulary)
  private PackedMatrix recurrent; // (hidden, 4*hidden)
  private PackedMatrix recurrentTransposed; // (4*hidden, hidden)
  private PackedMatrix projection; // (hidden, vocabulary)

  /** Fills all matrices with the same values at each start and checks all products. */
  @Setup
  public void prepare() {
    prepare(KernelsSelector.kernels());
    Rate.measurePeak();
  }

  void prepare(Kernels tested) {
    kernels = tested;
    Random random = new Random(1);
    state = Checks.random(rows, hidden, random);
    gates = Tensor.zeros(rows, 4 * hidden);
    dGates = Checks.random(rows, 4 * hidden, random);
    dWeight = Tensor.zeros(hidden, 4 * hidden);
    output = Tensor.zeros(rows, hidden);
    logits = Tensor.zeros(rows, VOCABULARY);
    Tensor weight = Checks.random(hidden, 4 * hidden, random);
    Tensor words = Checks.random(hidden, VOCABULARY, random);
    recurrent = kernels.pack(weight, false, null);
    recurrentTransposed = kernels.pack(weight, true, null);
    projection = kernels.pack(words, false, null);
    check(weight, words);
  }

  private void check(Tensor weight, Tensor words) {
    Rate rate = new Rate();
    double tolerance = 1e-6 * hidden;
    Checks.elements(
        "recurrent product",
        recurrentProduct(rate),
        (m, n) -> dot(hidden, k -> product(state, m, k, weight, k, n)),
        tolerance);
    Checks.elements(
        "recurrent product backward",
        recurrentProductBackward(rate),
        (m, n) -> dot(4 * hidden, k -> product(dGates, m, k, weight, n, k)),
        tolerance);
    Checks.elements(
        "weight gradient",
        weightGradient(rate),
        (m, n) -> dot(rows, k -> product(state, k, m, dGates, k, n)),
        tolerance);
    Checks.elements(
        "output projection",
        outputProjection(rate),
        (m, n) -> dot(hidden, k -> product(state, m, k, words, k, n)),
        tolerance);
  }

  private static double product(Tensor a, int row, int column, Tensor b, int bRow, int bColumn) {
    return (double) a.get(row, column) * b.get(bRow, bColumn);
  }

  private static double dot(int length, IntToDoubleFunction term) {
    double sum = 0;
    for (int k = 0; k < length; k++) {
      sum += term.applyAsDouble(k);
    }
    return sum;
  }

  /** No product at all: the peak, a million multiply-adds or more. */
  @Benchmark
  public long registers(Rate rate) {
    long operations = kernels.multiplyAddRegisters(100);
    rate.add(operations);
    return operations;
  }

  /** (rows, hidden) x (hidden, 4*hidden). */
  @Benchmark
  public Tensor recurrentProduct(Rate rate) {
    kernels.multiply(state, recurrent, gates, false);
    rate.add(2.0 * rows * hidden * 4 * hidden);
    return gates;
  }

  /** (rows, 4*hidden) x (4*hidden, hidden). */
  @Benchmark
  public Tensor recurrentProductBackward(Rate rate) {
    kernels.multiply(dGates, recurrentTransposed, output, false);
    rate.add(2.0 * rows * hidden * 4 * hidden);
    return output;
  }

  /** (hidden, rows) x (rows, 4*hidden), added. */
  @Benchmark
  public Tensor weightGradient(Rate rate) {
    kernels.multiplyTransposed(List.of(state), List.of(dGates), 0, dWeight, true);
    rate.add(2.0 * rows * hidden * 4 * hidden);
    return dWeight;
  }

  /** (rows, hidden) x (hidden, vocabulary). */
  @Benchmark
  public Tensor outputProjection(Rate rate) {
    kernels.multiply(state, projection, logits, false);
    rate.add(2.0 * rows * hidden * VOCABULARY);
    return logits;
  }
}
