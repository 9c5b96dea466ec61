package io.dragoman.benchmarks;

import io.dragoman.bench.Machine;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Some of the benchmarks, for configuration A, in less than five minutes; ends with a table. */
public final class ShortSuite {
  private static final String PACKAGE = "io\\.dragoman\\.benchmarks\\.";

  private ShortSuite() {}

  /** Runs the suite; there are no arguments. */
  public static void main(String[] arguments) throws RunnerException {
    PrintStream out = System.out;
    Machine machine = Machine.here();
    out.printf(
        Locale.ROOT,
        "%s, %d cores, %s, JDK %s%n",
        machine.processor().orElse("unknown processor"),
        machine.cores(),
        machine.system(),
        machine.jdk());
    List<RunResult> results = new ArrayList<>();
    for (ChainedOptionsBuilder part : parts(machine.cores())) {
      Collection<RunResult> done = new Runner(part.build()).run();
      results.addAll(done);
      for (RunResult result : done) {
        out.println("done: " + ResultRow.of(result).name());
      }
    }
    out.println(ResultRow.HEADER);
    results.forEach(result -> out.println(ResultRow.of(result)));
  }

  /** What runs together with the same parameters. */
  static List<ChainedOptionsBuilder> parts(int cores) {
    return List.of(
        options(1)
            .include(PACKAGE + "(Kernel|Pointwise|Attention)Benchmark")
            .param("rows", "64")
            .param("hidden", "512")
            .param("units", "512"),
        options(1).include(PACKAGE + "LayerBenchmark").param("hidden", "512", "1024"),
        options(3)
            .include(PACKAGE + "TrainingBenchmark")
            .param("size", "A")
            .param("cell", "gru")
            .param("threads", Integer.toString(cores)),
        options(2)
            .include(PACKAGE + "(Decoding|Latency)Benchmark")
            .param("size", "A")
            .param("beam", "1", "5"),
        options(1).include(PACKAGE + "TextBenchmark").param("size", "2000"));
  }

  private static ChainedOptionsBuilder options(int seconds) {
    return new OptionsBuilder()
        .warmupIterations(2)
        .warmupTime(TimeValue.seconds(seconds))
        .measurementIterations(3)
        .measurementTime(TimeValue.seconds(seconds))
        .forks(1)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .addProfiler(GCProfiler.class);
  }
}
