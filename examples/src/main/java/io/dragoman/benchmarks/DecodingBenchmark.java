package io.dragoman.benchmarks;

import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.search.Hypothesis;
import io.dragoman.search.ModelScorer;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.Searcher;
import io.dragoman.search.SpecialIds;
import java.util.Arrays;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Greedy and beam search on one thread.
 *
 * <p>The model is random and hardly ever ends a sentence, so every translation is as long as its
 * source: the limit that is set. The counter {@code sentences} is the speed that matters.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class DecodingBenchmark {
  @Param({"A", "B"})
  private String size;

  @Param({"1", "5", "12"})
  private int beam;

  @Param({"1", "64"})
  private int batch;

  private Searcher searcher;
  private int[][] sources;

  /** Sentences per second. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Sentences {
    /** Sentences translated. */
    public long sentences;
  }

  /** Creates model and sentences, the same at each start. */
  @Setup
  public void prepare() {
    EncoderDecoder model =
        EncoderDecoder.create(
            ModelSizes.of(size, "gru"), ModelSizes.VOCABULARY, ModelSizes.VOCABULARY, 1);
    searcher =
        Searcher.create(
            new ModelScorer(model, KernelsSelector.kernels()),
            new SpecialIds(0, ModelSizes.BOS, ModelSizes.EOS, 3),
            SearchOptions.ofBeam(beam).withMaxLength(1.0, 1));
    Random random = new Random(1);
    int length = ModelSizes.length(random);
    sources = new int[batch][];
    for (int i = 0; i < batch; i++) {
      int[] words = ModelSizes.sentence(random, length);
      sources[i] = Arrays.copyOf(words, words.length + 1);
      sources[i][words.length] = ModelSizes.EOS;
    }
  }

  /** One batch. */
  @Benchmark
  public List<List<Hypothesis>> search(Sentences count) {
    count.sentences += batch;
    return searcher.search(sources);
  }
}
