package io.dragoman.benchmarks;

import io.dragoman.config.RunConfig;
import io.dragoman.config.TrainingConfig;
import io.dragoman.data.Batch;
import io.dragoman.data.EncodedPair;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
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
 * <p>The counter {@code targetTokens} is the speed that matters, in target words a second.
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

  @Param({"A", "B"})
  private String size;

  @Param({"gru", "lstm"})
  private String cell;

  @Param({"1", "2"})
  private int threads;

  private final List<Batch> batches = new ArrayList<>();
  private Workers workers;
  private Learner learner;
  private long updates;

  /** Target words per second. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Words {
    /** Target words learnt from. */
    public long targetTokens;
  }

  /** Creates model and batches, the same at each start. */
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
      batches.add(Batch.of(pairs, ModelSizes.BOS, ModelSizes.EOS));
    }
  }

  @TearDown
  public void close() {
    workers.close();
  }

  /** One update. */
  @Benchmark
  public double update(Words words) {
    Batch batch = batches.get((int) (updates % BATCHES));
    updates++;
    Learner.Update update = learner.update(batch, updates);
    words.targetTokens += update.targetTokens();
    return update.gradientNorm();
  }
}
