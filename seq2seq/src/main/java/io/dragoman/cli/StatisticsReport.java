package io.dragoman.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dragoman.corpus.stats.CorpusStatistics;
import io.dragoman.corpus.stats.Coverage;
import io.dragoman.corpus.stats.LengthCounts;
import io.dragoman.corpus.stats.RatioCounts;
import io.dragoman.corpus.stats.TextStatistics;
import io.dragoman.corpus.stats.Unknown;
import io.dragoman.plot.Histograms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;

/** Statistics for people, for programs and as a picture. */
final class StatisticsReport {
  private static final int BINS = 50;
  private static final double RATIO_WIDTH = 0.05;
  private static final int RATIO_BINS = 60;

  private final List<String> names;
  private final CorpusStatistics statistics;

  StatisticsReport(List<Path> files, CorpusStatistics statistics) {
    names = files.stream().map(file -> file.getFileName().toString()).toList();
    this.statistics = statistics;
  }

  /** A table with a column for each file, and a line about ratios. */
  List<String> lines() {
    TextTable table = new TextTable().row("", names);
    count(table, "lines", TextStatistics::lines);
    count(table, "lines without tokens", TextStatistics::emptyLines);
    count(table, "characters", TextStatistics::characters);
    count(table, "tokens", TextStatistics::tokens);
    row(table, "tokens per line: mean", each -> text("%,.2f", each.lengths().mean()));
    row(table, "  median", each -> text("%,.1f", each.lengths().median()));
    count(table, "  most", each -> (long) each.lengths().longest());
    count(table, "types", each -> (long) each.types());
    row(table, "types per token", each -> text("%.4f", each.typeTokenRatio()));
    row(table, "types that occur once", each -> part(each.singletons(), each.types()));
    for (int size : new TreeSet<>(sizes())) {
      row(table, text("tokens in the top %,d types", size), each -> covered(each, size));
    }
    if (statistics.texts().get(0).unknown().isPresent()) {
      row(table, "unknown tokens", each -> part(unknown(each).tokens(), each.tokens()));
      row(table, "unknown types", each -> part(unknown(each).types(), each.types()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    statistics.ratios().ifPresent(ratios -> lines.add(ratioLine(ratios)));
    return lines;
  }

  private List<Integer> sizes() {
    return statistics.texts().stream()
        .flatMap(each -> each.coverage().stream())
        .map(Coverage::types)
        .toList();
  }

  private static Unknown unknown(TextStatistics text) {
    return text.unknown().orElseThrow();
  }

  private static String covered(TextStatistics text, int size) {
    return text.coverage().stream()
        .filter(each -> each.types() == size)
        .findFirst()
        .map(each -> text("%.2f%%", 100.0 * each.tokens() / text.tokens()))
        .orElse("-");
  }

  private String ratioLine(RatioCounts ratios) {
    return text(
        "tokens of %s for one of %s: median %.2f, 5%% of pairs up to %.2f, 95%% up to %.2f",
        names.get(1),
        names.get(0),
        ratios.quantile(0.5),
        ratios.quantile(0.05),
        ratios.quantile(0.95));
  }

  private void count(TextTable table, String name, Function<TextStatistics, Long> value) {
    row(table, name, each -> text("%,d", value.apply(each)));
  }

  private void row(TextTable table, String name, Function<TextStatistics, String> value) {
    table.row(name, statistics.texts().stream().map(value).toList());
  }

  private static String part(long count, long of) {
    return text("%,d (%.2f%%)", count, of == 0 ? 0 : 100.0 * count / of);
  }

  /** An object with a list of files. */
  JsonNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode files = root.putArray("files");
    for (int i = 0; i < names.size(); i++) {
      file(files.addObject().put("file", names.get(i)), statistics.texts().get(i));
    }
    statistics
        .ratios()
        .ifPresent(
            ratios ->
                root.putObject("length_ratio")
                    .put("pairs", ratios.count())
                    .put("median", ratios.quantile(0.5))
                    .put("percentile_5", ratios.quantile(0.05))
                    .put("percentile_95", ratios.quantile(0.95)));
    return root;
  }

  private static void file(ObjectNode node, TextStatistics text) {
    node.put("lines", text.lines())
        .put("empty_lines", text.emptyLines())
        .put("characters", text.characters())
        .put("tokens", text.tokens())
        .put("types", text.types())
        .put("type_token_ratio", text.typeTokenRatio())
        .put("singletons", text.singletons());
    node.putObject("tokens_per_line")
        .put("mean", text.lengths().mean())
        .put("median", text.lengths().median())
        .put("max", text.lengths().longest());
    ArrayNode coverage = node.putArray("coverage");
    for (Coverage each : text.coverage()) {
      coverage.addObject().put("types", each.types()).put("tokens", each.tokens());
    }
    text.unknown()
        .ifPresent(
            unknown ->
                node.putObject("unknown")
                    .put("tokens", unknown.tokens())
                    .put("types", unknown.types()));
    ObjectNode lengths = node.putObject("lines_by_tokens");
    text.lengths().lines().forEach((length, lines) -> lengths.put(length.toString(), lines));
  }

  /** Lengths of all files, and the ratio of the first two. */
  Histograms picture() {
    Histograms picture = new Histograms(String.join(", ", names));
    int longest = 1;
    for (TextStatistics text : statistics.texts()) {
      longest = Math.max(longest, text.lengths().quantile(0.995));
    }
    int width = 1 + longest / BINS;
    int bins = longest / width + 1;
    List<Histograms.Series> lengths = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      long[] counts = bins(statistics.texts().get(i).lengths(), width, bins);
      lengths.add(new Histograms.Series(names.get(i), counts));
    }
    picture.add("tokens per line", -0.5, width, lengths);
    statistics
        .ratios()
        .ifPresent(
            ratios ->
                picture.add(
                    "length ratio",
                    0,
                    RATIO_WIDTH,
                    List.of(
                        new Histograms.Series(
                            names.get(1) + " / " + names.get(0),
                            ratios.bins(RATIO_WIDTH, RATIO_BINS)))));
    return picture;
  }

  private static long[] bins(LengthCounts lengths, int width, int bins) {
    long[] counts = new long[bins];
    lengths.lines().forEach((length, lines) -> counts[Math.min(bins - 1, length / width)] += lines);
    return counts;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
