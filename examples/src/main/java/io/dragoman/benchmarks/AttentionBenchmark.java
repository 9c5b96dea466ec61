package io.dragoman.benchmarks;

import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
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

/** Additive attention of {@code rows} queries over 15 source positions each, both ways. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class AttentionBenchmark {
  private static final int POSITIONS = 15;

  @Param({"1", "64"})
  int rows;

  /** Units of queries and keys; the memory has twice as many. */
  @Param({"512", "1024"})
  int units;

  private Kernels kernels;
  private SequenceLayout layout;
  private int[] sentence;
  private Tensor query; // (rows, units)
  private Tensor keys; // (positions, units)
  private Tensor energy; // (1, units)
  private Tensor memory; // (positions, 2*units)
  private Tensor weights; // (rows, time)
  private Tensor context; // (rows, 2*units)
  private Tensor dContext; // (rows, 2*units)
  private Tensor dQuery; // (rows, units)
  private Tensor dKeys; // (positions, units)
  private Tensor dEnergy; // (1, units)
  private Tensor dMemory; // (positions, 2*units)

  /** Fills all matrices with the same values at each start and checks both ways. */
  @Setup
  public void prepare() {
    prepare(KernelsSelector.kernels());
  }

  void prepare(Kernels tested) {
    kernels = tested;
    Random random = new Random(1);
    int[] lengths = new int[rows];
    Arrays.fill(lengths, POSITIONS);
    layout = SequenceLayout.of(lengths);
    sentence = new int[rows];
    Arrays.setAll(sentence, row -> row);
    query = Checks.random(rows, units, random);
    keys = Checks.random(layout.positions(), units, random);
    energy = Checks.random(1, units, random);
    memory = Checks.random(layout.positions(), 2 * units, random);
    weights = Tensor.zeros(rows, POSITIONS);
    context = Tensor.zeros(rows, 2 * units);
    dContext = Checks.random(rows, 2 * units, random);
    dQuery = Tensor.zeros(rows, units);
    dKeys = Tensor.zeros(layout.positions(), units);
    dEnergy = Tensor.zeros(1, units);
    dMemory = Tensor.zeros(layout.positions(), 2 * units);
    check();
  }

  private void check() {
    double[] last = softmax(query.data(), keys.data(), energy.data(), rows - 1);
    forward();
    for (int t = 0; t < POSITIONS; t++) {
      Checks.close("attention weights", last[t], weights.get(rows - 1, t), 1e-4);
    }
    backward();
    float[] q = query.data();
    float[] k = keys.data();
    float[] e = energy.data();
    float[] m = memory.data();
    double tolerance = 1e-2; // of differences of float32 values
    Checks.gradient("attention: dQuery", q, dQuery, x -> loss(x, k, e, m), tolerance);
    Checks.gradient("attention: dKeys", k, dKeys, x -> loss(q, x, e, m), tolerance);
    Checks.gradient("attention: dEnergy", e, dEnergy, x -> loss(q, k, x, m), tolerance);
    Checks.gradient("attention: dMemory", m, dMemory, x -> loss(q, k, e, x), tolerance);
  }

  /** The sum of all context vectors times {@code dContext}, in double precision. */
  private double loss(float[] q, float[] k, float[] e, float[] m) {
    double loss = 0;
    for (int row = 0; row < rows; row++) {
      double[] weight = softmax(q, k, e, row);
      for (int t = 0; t < POSITIONS; t++) {
        int at = layout.position(t, row) * 2 * units;
        for (int c = 0; c < 2 * units; c++) {
          loss += weight[t] * m[at + c] * dContext.get(row, c);
        }
      }
    }
    return loss;
  }

  private double[] softmax(float[] q, float[] k, float[] e, int row) {
    double[] weight = new double[POSITIONS];
    double sum = 0;
    for (int t = 0; t < POSITIONS; t++) {
      int at = layout.position(t, row) * units;
      double score = 0;
      for (int a = 0; a < units; a++) {
        score += e[a] * Math.tanh((double) k[at + a] + q[row * units + a]);
      }
      weight[t] = Math.exp(score);
      sum += weight[t];
    }
    for (int t = 0; t < POSITIONS; t++) {
      weight[t] /= sum;
    }
    return weight;
  }

  @Benchmark
  public Tensor forward() {
    kernels.additiveAttention(query, keys, energy, memory, layout, sentence, weights, context);
    return context;
  }

  /** Gradients are added to what there is. */
  @Benchmark
  public Tensor backward() {
    kernels.additiveAttentionBackward(
        query, keys, energy, memory, layout, sentence, weights, null, dContext, dQuery, dKeys,
        dEnergy, dMemory);
    return dQuery;
  }
}
