package io.dragoman.benchmarks;

import io.dragoman.bench.FmaPeak;
import io.dragoman.config.RunConfig;
import io.dragoman.config.TrainingConfig;
import io.dragoman.data.Batch;
import io.dragoman.data.EncodedPair;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ModelWork;
import io.dragoman.training.Learner;
import io.dragoman.training.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole updates: forward, backward, clipping and Adam, on batches of 64 pairs of like length.
 *
 * <p>The counter {@code targetTokens} is the speed that matters, in target words a second; the
 * others say how many operations that makes, and what part of the peak of all threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class TrainingBenchmark {
  private static final int BATCHES = 20;
  private static final int SENTENCES = 64;
  private static final int CHECKED_UPDATES = 5;

  @Param({"A", "B"})
  private String size;

  @Param({"gru", "lstm"})
  private String cell;

  @Param({"1", "2"})
  private int threads;

  private final List<Batch> batches = new ArrayList<>();
  private final List<Long> operations = new ArrayList<>();
  private double peak;
  private Workers workers;
  private Learner learner;
  private long updates;

  /** What is done in a second. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Words {
    /** Target words learnt from. */
    public long targetTokens;

    /** Operations of forward and backward passes, in 10^9. */
    public double gflops;

    /** Per cent of a second's worth at the peak of all threads. */
    public double percentOfPeak;
  }

  /** Creates model and batches, the same at each start, and checks that it learns. */
  @Setup
  public void prepare() {
    EncoderDecoder model =
        EncoderDecoder.create(
            ModelSizes.of(size, cell), ModelSizes.VOCABULARY, ModelSizes.VOCABULARY, 1);
    TrainingConfig config = RunConfig.standard().training();
    workers = new Workers(threads);
    learner = new Learner(model, config, KernelsSelector.kernels(), workers);
    Random random = new Random(1);
    for (int i = 0; i < BATCHES; i++) {
      List<EncodedPair> pairs = new ArrayList<>();
      int length = ModelSizes.length(random);
      for (int sentence = 0; sentence < SENTENCES; sentence++) {
        pairs.add(
            new EncodedPair(
                sentence + 1,
                ModelSizes.sentence(random, length),
                ModelSizes.sentence(random, length)));
      }
      Batch batch = Batch.of(pairs, ModelSizes.BOS, ModelSizes.EOS);
      batches.add(batch);
      operations.add(ModelWork.of(model).training(batch.whole()));
    }
    check();
    peak =
        FmaPeak.measure(KernelsSelector.kernels(), threads)
            .map(FmaPeak::allThreads)
            .orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * A fresh model knows nothing, so that the loss of a word is {@code log V}, and then it falls.
   */
  private void check() {
    double first = loss();
    Checks.close("training: first loss", Math.log(ModelSizes.VOCABULARY), first, 0.05);
    double last = first;
    for (int update = 1; update < CHECKED_UPDATES; update++) {
      last = loss();
    }
    if (!(last < first)) {
      throw new IllegalStateException(
          "training: the loss of a batch went from "
              + first
              + " to "
              + last
              + " but must fall: the result is wrong, so nothing was timed");
    }
  }

  private double loss() {
    updates++;
    Learner.Update update = learner.update(batches.get(0), updates);
    return update.negativeLogLikelihood() / update.targetTokens();
  }

  @TearDown
  public void close() {
    workers.close();
  }

  /** One update. */
  @Benchmark
  public double update(Words words) {
    int next = (int) (updates % BATCHES);
    updates++;
    Learner.Update update = learner.update(batches.get(next), updates);
    words.targetTokens += update.targetTokens();
    words.gflops += operations.get(next) / 1e9;
    words.percentOfPeak += 100 * operations.get(next) / peak;
    return update.gradientNorm();
  }
}
