package io.dragoman.benchmarks;

import io.dragoman.bench.GeneratedText;
import io.dragoman.experiment.TrialRun;
import io.dragoman.search.SearchOptions;
import io.dragoman.translate.Translation;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.util.List;
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
 * Greedy and beam search from lines to lines on one thread, in batches of 64.
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
  private static final int BATCH = 64;
  private static final int PAIRS = 4_000;

  @Param({"A", "B"})
  String size;

  @Param({"1", "5", "12"})
  int beam;

  private Translator translator;
  private List<String> lines;

  /** Sentences per second. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Sentences {
    /** Sentences translated. */
    public long sentences;
  }

  /** Creates model and sentences, the same at each start, and checks some translations. */
  @Setup
  public void prepare() {
    TrialRun run = GeneratedText.run(ModelSizes.config(size, "gru"), PAIRS);
    translator = translator(run, beam, BATCH);
    lines = GeneratedText.lines(BATCH, 's', 2);
    DecodingCheck.run(run, translator, lines);
  }

  static Translator translator(TrialRun run, int beam, int batch) {
    SearchOptions search = SearchOptions.ofBeam(beam).withMaxLength(1.0, 1);
    return run.translator(TranslatorOptions.of(search).withBatchSize(batch).withThreads(1));
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    translator.close();
  }

  /** One batch. */
  @Benchmark
  public List<Translation> translate(Sentences count) {
    count.sentences += BATCH;
    return translator.translate(lines);
  }
}
