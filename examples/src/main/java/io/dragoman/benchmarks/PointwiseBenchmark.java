package io.dragoman.benchmarks;

import static io.dragoman.benchmarks.Checks.sigmoid;

import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.tensor.Tensor;
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

/** What a recurrent step and the loss compute between the products. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PointwiseBenchmark {
  private static final int VOCABULARY = 8000;
  private static final double TOLERANCE = 2e-6;

  @Param({"1", "64"})
  int rows;

  @Param({"512", "1024"})
  int hidden;

  private Kernels kernels;
  private Tensor inputs; // (rows, 3*hidden)
  private Tensor recurrent; // (rows, 3*hidden)
  private Tensor gruGates; // (rows, 3*hidden)
  private Tensor dInputs; // (rows, 3*hidden)
  private Tensor dRecurrent; // (rows, 3*hidden)
  private Tensor lstmGates; // (rows, 4*hidden)
  private Tensor dLstmGates; // (rows, 4*hidden)
  private Tensor cell; // (rows, hidden)
  private Tensor newCell; // (rows, hidden)
  private Tensor tanhCell; // (rows, hidden)
  private Tensor state; // (rows, hidden)
  private Tensor output; // (rows, hidden)
  private Tensor gradient; // (rows, hidden)
  private Tensor added; // (rows, hidden)
  private Tensor nothing; // (rows, hidden)
  private Tensor logits; // (rows, vocabulary)
  private Tensor losses; // (2, rows)
  private int[] gold;

  /** Fills all matrices with the same values at each start and checks all kernels. */
  @Setup
  public void prepare() {
    prepare(KernelsSelector.kernels());
  }

  void prepare(Kernels tested) {
    kernels = tested;
    Random random = new Random(1);
    inputs = Checks.random(rows, 3 * hidden, random);
    recurrent = Checks.random(rows, 3 * hidden, random);
    gruGates = Tensor.zeros(rows, 3 * hidden);
    dInputs = Tensor.zeros(rows, 3 * hidden);
    dRecurrent = Tensor.zeros(rows, 3 * hidden);
    lstmGates = Checks.random(rows, 4 * hidden, random);
    dLstmGates = Tensor.zeros(rows, 4 * hidden);
    cell = Checks.random(rows, hidden, random);
    newCell = Tensor.zeros(rows, hidden);
    tanhCell = Tensor.zeros(rows, hidden);
    state = Checks.random(rows, hidden, random);
    output = Tensor.zeros(rows, hidden);
    gradient = Checks.random(rows, hidden, random);
    added = Tensor.zeros(rows, hidden);
    nothing = Tensor.zeros(rows, hidden);
    logits = Checks.random(rows, VOCABULARY, random);
    losses = Tensor.zeros(2, rows);
    gold = random.ints(rows, 0, VOCABULARY).toArray();
    checkLstm();
    checkGru();
    checkOthers();
  }

  private void checkLstm() {
    Tensor before = Tensor.of(lstmGates.toArray(), 0, rows, 4 * hidden);
    Checks.elements("lstm", lstm(), (m, n) -> lstm(before, m, n, 0), TOLERANCE);
    double step = 1e-4; // of the preactivation of the input gate
    Checks.elements(
        "lstm backward",
        lstmBackward(),
        hidden,
        (m, n) ->
            gradient.get(m, n)
                * (lstm(before, m, n, step) - lstm(before, m, n, -step))
                / (2 * step),
        TOLERANCE);
  }

  /** A hidden value, with something added to the input gate's preactivation. */
  private double lstm(Tensor gates, int m, int n, double change) {
    double i = sigmoid(gates.get(m, n) + change);
    double f = sigmoid(gates.get(m, hidden + n));
    double g = Math.tanh(gates.get(m, 2 * hidden + n));
    double o = sigmoid(gates.get(m, 3 * hidden + n));
    return o * Math.tanh(f * cell.get(m, n) + i * g);
  }

  private void checkGru() {
    Checks.elements("gru", gru(), (m, n) -> gru(m, n, 0), TOLERANCE);
    double step = 1e-4; // of the preactivation of the reset gate
    Checks.elements(
        "gru backward",
        gruBackward(),
        hidden,
        (m, n) -> gradient.get(m, n) * (gru(m, n, step) - gru(m, n, -step)) / (2 * step),
        TOLERANCE);
  }

  /** A hidden value, with something added to the reset gate's preactivation. */
  private double gru(int m, int n, double change) {
    double r = sigmoid((double) inputs.get(m, n) + recurrent.get(m, n) + change);
    int z = hidden + n;
    double update = sigmoid((double) inputs.get(m, z) + recurrent.get(m, z));
    int c = 2 * hidden + n;
    double candidate = Math.tanh(inputs.get(m, c) + r * recurrent.get(m, c));
    return (1 - update) * candidate + update * state.get(m, n);
  }

  private void checkOthers() {
    Checks.elements("tanh", tanh(), (m, n) -> Math.tanh(state.get(m, n)), TOLERANCE);
    crossEntropy();
    Checks.elements("cross-entropy", losses.slice(1, 2), (zero, m) -> nll(m), 1e-5);
  }

  private double nll(int row) {
    double sum = 0;
    for (int v = 0; v < VOCABULARY; v++) {
      sum += Math.exp(logits.get(row, v));
    }
    return Math.log(sum) - logits.get(row, gold[row]);
  }

  @Benchmark
  public Tensor lstm() {
    kernels.lstm(lstmGates, cell, newCell, tanhCell, output);
    return output;
  }

  /** {@code dCell} is added to {@code added}. */
  @Benchmark
  public Tensor lstmBackward() {
    kernels.lstmBackward(lstmGates, cell, tanhCell, gradient, nothing, dLstmGates, added);
    return dLstmGates;
  }

  @Benchmark
  public Tensor gru() {
    kernels.gru(inputs, recurrent, state, gruGates, output);
    return output;
  }

  @Benchmark
  public Tensor gruBackward() {
    kernels.gruBackward(recurrent, state, gruGates, gradient, dInputs, dRecurrent, added);
    return dRecurrent;
  }

  /** Over 8,000 words; loss only. */
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
