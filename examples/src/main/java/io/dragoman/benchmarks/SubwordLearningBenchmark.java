package io.dragoman.benchmarks;

import io.dragoman.tokenizers.subword.bpe.BpeCodes;
import io.dragoman.tokenizers.subword.bpe.BpeLearner;
import io.dragoman.tokenizers.subword.bpe.WordCounts;
import java.util.List;
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
 * Learning of merges from lines in memory, on one thread: words are counted, then merged.
 *
 * <p>The first run in a new JVM is measured too, since learning happens once in a program's life:
 * {@code -wi 0 -f 3}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class SubwordLearningBenchmark {
  private static final int LEAST_FREQUENCY = 2;

  @Param(BenchmarkText.GENERATED)
  String text;

  @Param("10000")
  int merges;

  private List<String> lines;

  /** Reads the text and checks the first merge of a few lines. */
  @Setup
  public void prepare() {
    lines = BenchmarkText.lines(text);
    WordCounts counts = new WordCounts();
    counts.addLine("ab cab ab xy");
    BpeCodes.Merge first = BpeLearner.learn(counts, 1, 1, false).merges().get(0);
    Checks.same("first merge", new BpeCodes.Merge("a", "b</w>"), first);
  }

  /** Counts and merges. */
  @Benchmark
  public BpeCodes learn() {
    WordCounts counts = new WordCounts();
    lines.forEach(counts::addLine);
    return BpeLearner.learn(counts, merges, LEAST_FREQUENCY, false);
  }
}
