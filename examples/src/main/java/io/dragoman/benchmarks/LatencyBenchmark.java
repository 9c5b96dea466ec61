package io.dragoman.benchmarks;

import io.dragoman.bench.GeneratedText;
import io.dragoman.experiment.TrialRun;
import io.dragoman.translate.Translation;
import io.dragoman.translate.Translator;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time from a line to its translation, one line after the other on one thread: its percentiles
 * over lines of the lengths of captions.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LatencyBenchmark {
  private static final int LINES = 100;
  private static final int PAIRS = 4_000;

  @Param({"A", "B"})
  String size;

  @Param({"1", "5"})
  int beam;

  private Translator translator;
  private List<String> lines;
  private int next;

  /** Creates model and sentences, the same at each start, and checks some translations. */
  @Setup
  public void prepare() {
    TrialRun run = GeneratedText.run(ModelSizes.config(size, "gru"), PAIRS);
    translator = DecodingBenchmark.translator(run, beam, 1);
    lines = GeneratedText.lines(LINES, 's', 2);
    DecodingCheck.run(run, translator, lines);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    translator.close();
  }

  /** One line. */
  @Benchmark
  public Translation translate() {
    next = (next + 1) % LINES;
    return translator.translate(lines.get(next));
  }
}
