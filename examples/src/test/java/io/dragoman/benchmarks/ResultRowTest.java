package io.dragoman.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class ResultRowTest {
  @Test
  void figures_stand_below_their_names() {
    ResultRow full =
        new ResultRow(
            "Kernel.recurrentProduct hidden=512 rows=64",
            "980.2 ops/s",
            OptionalDouble.of(97.25),
            OptionalDouble.of(83.1),
            OptionalDouble.of(12_345.6));
    ResultRow brief =
        new ResultRow(
            "Latency.translate",
            "1.00, 2.00, 3.00 ms/op (50, 95, 99%)",
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    assertThat(full.toString())
        .hasSameSizeAs(ResultRow.HEADER)
        .startsWith("Kernel.recurrentProduct hidden=512 rows=64  ")
        .endsWith("980.2 ops/s                            97.3    83.1      12,346");
    assertThat(brief.toString())
        .contains("1.00, 2.00, 3.00 ms/op (50, 95, 99%)")
        .hasSizeBetween(120, 130);
  }

  @Test
  void a_row_is_made_of_what_jmh_measured() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("KernelBenchmark.recurrentProduct$")
                    .param("rows", "2")
                    .param("hidden", "16")
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(20))
                    .forks(0)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();

    assertThat(results).hasSize(1);
    ResultRow row = ResultRow.of(results.iterator().next());
    assertThat(row.name()).startsWith("Kernel.recurrentProduct ").contains("rows=2", "hidden=16");
    assertThat(row.speed()).endsWith(" ops/s");
    assertThat(row.gflops().orElseThrow()).isPositive();
    assertThat(row.percentOfPeak().orElseThrow()).isNotNegative();
    assertThat(row.allocated()).isPresent();
  }

  @Test
  void the_short_suite_has_a_part_for_every_kind_of_benchmark() {
    assertThat(ShortSuite.parts(2))
        .extracting(part -> part.build().getIncludes().get(0).replaceFirst(".*\\\\.", ""))
        .containsExactly(
            "(Kernel|Pointwise|Attention)Benchmark",
            "LayerBenchmark",
            "TrainingBenchmark",
            "(Decoding|Latency)Benchmark",
            "TextBenchmark");
    assertThat(ShortSuite.parts(2).get(2).build().getParameter("threads").get())
        .containsExactly("2");
  }

  @Test
  void words_a_second_are_what_counts_for_text() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("TextBenchmark.(bytePairs|unigramPieces|tokens)$")
                    .param("size", "1000")
                    .param("text", "src/test/java/io/dragoman/benchmarks/ResultRowTest.java")
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(20))
                    .forks(0)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();

    assertThat(results).hasSize(3);
    assertThat(results).allMatch(each -> ResultRow.of(each).speed().endsWith(" words/s"));
  }
}
