package io.dragoman.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * A line of the table of results.
 *
 * @param name class, method and parameters
 * @param speed with its unit
 * @param gflops operations a second, in 10^9, where they are counted
 * @param percentOfPeak what part of the peak that is
 * @param allocated bytes a call
 */
record ResultRow(
    String name,
    String speed,
    OptionalDouble gflops,
    OptionalDouble percentOfPeak,
    OptionalDouble allocated) {
  private static final String FORMAT = "%-58s %-34s %8s %7s %11s";
  private static final Map<String, String> COUNTERS =
      Map.of("targetTokens", "target tok/s", "sentences", "sent/s", "words", "words/s");
  static final String HEADER =
      String.format(FORMAT, "benchmark", "speed", "GFLOP/s", "% peak", "bytes/call");

  static ResultRow of(RunResult result) {
    Map<String, Result> more = result.getSecondaryResults();
    return new ResultRow(
        name(result.getParams()),
        speed(result),
        score(more, "gflops"),
        score(more, "percentOfPeak"),
        score(more, "gc.alloc.rate.norm"));
  }

  private static String name(BenchmarkParams params) {
    String full = params.getBenchmark();
    String method = full.substring(full.lastIndexOf('.') + 1);
    String type = full.substring(0, full.lastIndexOf('.'));
    Collection<String> keys = params.getParamsKeys();
    StringJoiner name = new StringJoiner(" ");
    name.add(type.substring(type.lastIndexOf('.') + 1).replace("Benchmark", "") + "." + method);
    keys.forEach(key -> name.add(key + "=" + params.getParam(key)));
    return name.toString();
  }

  /** Words or sentences a second where they are counted, percentiles of samples, else the score. */
  private static String speed(RunResult result) {
    for (Map.Entry<String, String> counter : COUNTERS.entrySet()) {
      OptionalDouble score = score(result.getSecondaryResults(), counter.getKey());
      if (score.isPresent()) {
        return text("%.1f %s", score.getAsDouble(), counter.getValue());
      }
    }
    Result<?> primary = result.getPrimaryResult();
    String unit = primary.getScoreUnit();
    if (result.getParams().getMode() == Mode.SampleTime) {
      Statistics times = primary.getStatistics();
      return text(
          "%.2f, %.2f, %.2f %s (50, 95, 99%%)",
          times.getPercentile(50), times.getPercentile(95), times.getPercentile(99), unit);
    }
    return text("%.1f %s", primary.getScore(), unit);
  }

  private static OptionalDouble score(Map<String, Result> results, String label) {
    return results.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(label))
        .mapToDouble(entry -> entry.getValue().getScore())
        .findFirst();
  }

  @Override
  public String toString() {
    return text(
        FORMAT,
        name,
        speed,
        gflops.isPresent() ? text("%.1f", gflops.getAsDouble()) : "",
        percentOfPeak.isPresent() ? text("%.1f", percentOfPeak.getAsDouble()) : "",
        allocated.isPresent() ? text("%,.0f", allocated.getAsDouble()) : "");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
