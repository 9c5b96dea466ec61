package io.dragoman.bench;

import io.dragoman.training.Workers;
import io.dragoman.translate.Translation;
import io.dragoman.translate.Translator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How fast lines in memory become translations in memory.
 *
 * <p>With batches of one sentence there are as many callers as threads, each of which waits for the
 * translation of a line before it asks for the next, and the time of each line is taken.
 *
 * @param sentences of every pass
 * @param targetTokens of all translations of a pass
 * @param sentencesPerSecond of every pass
 * @param latency milliseconds of every line of every pass; with batches of one only
 */
public record DecodingSpeed(
    int sentences,
    long targetTokens,
    Percentiles sentencesPerSecond,
    Optional<Percentiles> latency) {
  private static final int WARM_UP_LINES = 256;

  /**
   * Translates part of the lines to warm up, and then all lines several times.
   *
   * @param batch the translator's batch size
   * @param threads the translator's threads
   * @param repeats passes over the lines
   */
  public static DecodingSpeed measure(
      Translator translator, List<String> lines, int batch, int threads, int repeats) {
    List<String> some = lines.subList(0, Math.min(lines.size(), WARM_UP_LINES));
    return batch == 1
        ? oneByOne(translator, lines, some, threads, repeats)
        : together(translator, lines, some, repeats);
  }

  private static DecodingSpeed together(
      Translator translator, List<String> lines, List<String> some, int repeats) {
    translator.translate(some);
    double[] speeds = new double[repeats];
    long tokens = 0;
    for (int pass = 0; pass < repeats; pass++) {
      long start = System.nanoTime();
      List<Translation> translations = translator.translate(lines);
      speeds[pass] = lines.size() * 1e9 / (System.nanoTime() - start);
      tokens = translations.stream().mapToLong(each -> each.targetTokens().size()).sum();
    }
    return new DecodingSpeed(lines.size(), tokens, Percentiles.of(speeds), Optional.empty());
  }

  private static DecodingSpeed oneByOne(
      Translator translator, List<String> lines, List<String> some, int threads, int repeats) {
    int size = lines.size();
    double[] latencies = new double[size * repeats];
    double[] speeds = new double[repeats];
    long[] tokens = new long[size];
    try (Workers callers = new Workers(threads)) {
      callers.run(some.size(), i -> translator.translate(some.get(i)));
      for (int pass = 0; pass < repeats; pass++) {
        int first = pass * size;
        long start = System.nanoTime();
        callers.run(
            size,
            i -> {
              long begin = System.nanoTime();
              Translation translation = translator.translate(lines.get(i));
              latencies[first + i] = (System.nanoTime() - begin) / 1e6;
              tokens[i] = translation.targetTokens().size();
            });
        speeds[pass] = size * 1e9 / (System.nanoTime() - start);
      }
    }
    return new DecodingSpeed(
        size,
        Arrays.stream(tokens).sum(),
        Percentiles.of(speeds),
        Optional.of(Percentiles.of(latencies)));
  }

  /** Target words a second of the median pass, ends not counted. */
  public double targetTokensPerSecond() {
    return sentencesPerSecond.median() * targetTokens / sentences;
  }
}
