package io.dragoman.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dragoman.bench.DecodingSpeed;
import io.dragoman.bench.FmaPeak;
import io.dragoman.bench.Machine;
import io.dragoman.bench.Percentiles;
import io.dragoman.bench.ProductSpeed;
import io.dragoman.bench.TrainingSpeed;
import io.dragoman.training.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Figures as lines for people or, all together, as one JSON object. */
final class BenchReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Console console;
  private final boolean json;
  private final Map<String, Object> all = new LinkedHashMap<>();

  BenchReport(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** Where the figures come from; as a line only if asked for. */
  void machine(Machine machine, String kernels, Optional<FmaPeak> peak, boolean shown) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("processor", machine.processor().orElse(null));
    values.put("cores", machine.cores());
    values.put("system", machine.system());
    values.put("jdk", machine.jdk());
    all.put("machine", values);
    all.put("kernels", kernels);
    all.put("peak", peak.map(BenchReport::values).orElse(null));
    if (shown) {
      print(
          "machine      %s, %d cores, %s, JDK %s",
          machine.processor().orElse("unknown processor"),
          machine.cores(),
          machine.system(),
          machine.jdk());
      print("kernels      %s", kernels);
      peak.ifPresentOrElse(
          each ->
              print(
                  "peak         %.1f GFLOP/s on 1 thread, %.1f on %d at once (multiply-adds on"
                      + " registers)",
                  each.oneThread() / 1e9, each.allThreads() / 1e9, each.threads()),
          () -> print("peak         unknown to the plain Java kernels"));
    }
  }

  private static Map<String, Object> values(FmaPeak peak) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("gflopsOneThread", peak.oneThread() / 1e9);
    values.put("gflopsAllThreads", peak.allThreads() / 1e9);
    values.put("threads", peak.threads());
    return values;
  }

  /** Products of matrices on one thread. */
  void products(List<ProductSpeed> speeds, Optional<FmaPeak> peak) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (ProductSpeed speed : speeds) {
      double rate = speed.operationsPerSecond();
      Double percent = peak.map(each -> 100 * rate / each.oneThread()).orElse(null);
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("shape", speed.shape());
      values.put("gflops", rate / 1e9);
      values.put("percentOfPeak", percent);
      list.add(values);
      String part = percent == null ? "" : text(" (%.1f%% of the peak)", percent);
      print("product      %s: %.1f GFLOP/s on 1 thread%s", speed.shape(), rate / 1e9, part);
    }
    all.put("products", list);
  }

  /** Training. */
  void training(TrainingSpeed speed, Optional<FmaPeak> peak) {
    double rate = speed.operationsPerSecond();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("targetTokensPerSecond", speed.targetTokensPerSecond());
    values.put("updates", speed.times().updates());
    values.put("targetTokens", speed.times().targetTokens());
    values.put("threads", speed.threads());
    values.put("millisPerUpdate", speed.millisPerUpdate());
    values.put("mflopPerTargetToken", speed.operationsPerTargetToken() / 1e6);
    values.put("gflops", rate / 1e9);
    values.put("percentOfPeak", peak.map(each -> 100 * rate / each.allThreads()).orElse(null));
    values.put("allocatedBytesPerUpdate", orNull(speed.allocatedBytes()));
    values.put("peakHeapBytes", speed.peakHeapBytes());
    values.put("peakResidentBytes", orNull(speed.peakResidentBytes()));
    Map<String, Object> phases = new LinkedHashMap<>();
    double updates = speed.times().updates() * 1e6;
    for (Phase phase : Phase.values()) {
      if (phase.isPartOfUpdate()) {
        double nanos = speed.times().wallNanos(phase, speed.parallelShards());
        phases.put(phase.name().toLowerCase(Locale.ROOT), nanos / updates);
      }
    }
    phases.put("other", speed.times().otherNanos(speed.parallelShards()) / updates);
    values.put("phaseMillisPerUpdate", phases);
    all.put("training", values);
    print(
        "training     %.0f target tok/s (%,d updates, %.1f ms/update, %.1f MFLOP/token, %.1f"
            + " GFLOP/s%s; memory %,d MB%s%s)",
        speed.targetTokensPerSecond(),
        speed.times().updates(),
        speed.millisPerUpdate(),
        speed.operationsPerTargetToken() / 1e6,
        rate / 1e9,
        peak.map(each -> ProfileTable.ofPeak(rate, each)).orElse(""),
        speed.peakResidentBytes().orElse(speed.peakHeapBytes()) >> 20,
        speed.peakResidentBytes().isPresent() ? "" : " of heap",
        speed.allocatedBytes().isPresent()
            ? text(", %,d kB allocated/update", speed.allocatedBytes().getAsLong() >> 10)
            : "");
  }

  /** Decoding. */
  void decoding(DecodingSpeed speed, int beam, int batch, int threads) {
    Percentiles passes = speed.sentencesPerSecond();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("sentencesPerSecond", passes.median());
    values.put("sentencesPerSecondMin", passes.min());
    values.put("sentencesPerSecondMax", passes.max());
    values.put("targetTokensPerSecond", speed.targetTokensPerSecond());
    values.put("sentences", speed.sentences());
    values.put("targetTokens", speed.targetTokens());
    values.put("beam", beam);
    values.put("batch", batch);
    values.put("threads", threads);
    speed.latency().ifPresent(each -> values.put("latencyMillis", values(each)));
    all.put("decoding", values);
    print(
        "decoding     %.1f sent/s (%.1f to %.1f, %.0f target tok/s; %,d sentences, beam %d, batch"
            + " %d, %s)%s",
        passes.median(),
        passes.min(),
        passes.max(),
        speed.targetTokensPerSecond(),
        speed.sentences(),
        beam,
        batch,
        threads == 1 ? "1 thread" : threads + " threads",
        speed.latency().map(BenchReport::latency).orElse(""));
  }

  private static Map<String, Object> values(Percentiles latency) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("median", latency.median());
    values.put("p95", latency.at(95));
    values.put("p99", latency.at(99));
    return values;
  }

  private static String latency(Percentiles latency) {
    return text(
        "; latency %.2f ms median, %.2f 95th, %.2f 99th percentile",
        latency.median(), latency.at(95), latency.at(99));
  }

  /** Prints the JSON object, if asked for. */
  void finish() {
    if (json) {
      try {
        console.out().println(JSON.writeValueAsString(all));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("bench: figures cannot be written as JSON", e);
      }
    }
  }

  private void print(String format, Object... values) {
    if (!json) {
      console.out().println(text(format, values));
      console.out().flush();
    }
  }

  private static Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
