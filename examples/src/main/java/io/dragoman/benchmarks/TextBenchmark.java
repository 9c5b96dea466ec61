package io.dragoman.benchmarks;

import io.dragoman.evaluation.Bleu;
import io.dragoman.evaluation.BleuTokenization;
import io.dragoman.evaluation.Score;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.subword.bpe.BpeLearner;
import io.dragoman.tokenizers.subword.bpe.BpeSegmenter;
import io.dragoman.tokenizers.subword.bpe.WordCounts;
import io.dragoman.tokenizers.subword.sentencepiece.SentencePieceModel;
import io.dragoman.tokenizers.subword.sentencepiece.UnigramLearner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * From text to tokens and pieces, and from text to a score, on one thread.
 *
 * <p>The counter {@code words} is the speed that matters: words between spaces of the text that
 * goes in. Models are learned from the same text: {@code size} merges, or a quarter as many unigram
 * pieces from its first lines.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class TextBenchmark {
  private static final int SCORED = 1_000;
  private static final int LEARNED_FROM = 20_000;
  private static final int LEAST_FREQUENCY = 2;
  private static final int PART = 4;
  private static final double COVERAGE = 0.9995;
  private static final double DROPOUT = 0.1;
  private static final double ALPHA = 0.2;

  @Param(BenchmarkText.GENERATED)
  String text;

  @Param("10000")
  int size;

  private List<String> lines;
  private List<String> first;
  private long words;

  /** Words per second. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Words {
    /** Words that went in. */
    public long words;
  }

  /** Reads the text. */
  @Setup
  public void prepare() {
    lines = BenchmarkText.lines(text);
    first = lines.subList(0, Math.min(SCORED, lines.size()));
    words = BenchmarkText.words(lines);
  }

  private static String spaced(String line) {
    return line.strip().replaceAll(" +", " ");
  }

  /** Byte pair encoding. */
  @State(Scope.Thread)
  public static class Merges {
    private BpeSegmenter all;
    private BpeSegmenter some;

    /** Learns, and checks that text comes back. */
    @Setup
    public void learn(TextBenchmark text) {
      WordCounts counts = new WordCounts();
      text.lines.forEach(counts::addLine);
      all = BpeSegmenter.of(BpeLearner.learn(counts, text.size, LEAST_FREQUENCY, false));
      some = all.withDropout(DROPOUT, new SplittableRandom(1));
      for (String each : text.first) {
        String line = spaced(each);
        Checks.same("byte pairs", line, BpeSegmenter.undo(all.segmentLine(line)));
        Checks.same("dropout", line, BpeSegmenter.undo(some.segmentLine(line)));
      }
    }
  }

  /** A unigram model. */
  @State(Scope.Thread)
  public static class Unigram {
    private final RandomGenerator random = new SplittableRandom(1);
    private SentencePieceModel model;

    /** Learns, and checks that text comes back. */
    @Setup
    public void learn(TextBenchmark text) {
      WordCounts counts = new WordCounts();
      text.lines.stream().limit(LEARNED_FROM).forEach(counts::addLine);
      model = UnigramLearner.learn(counts, text.size / PART, COVERAGE);
      for (String each : text.first) {
        String line = spaced(each);
        Checks.same("pieces", line, model.decode(model.encode(line)));
      }
    }
  }

  /** The tokenizer {@code words}. */
  @State(Scope.Thread)
  public static class Tokens {
    private TextTokenizer tokenizer;

    /** Checks that text comes back. */
    @Setup
    public void create(TextBenchmark text) {
      tokenizer = TextTokenizers.create("words");
      for (String line : text.first) {
        Checks.same("tokens", line, tokenizer.detokenize(tokenizer.tokenize(line)));
      }
    }
  }

  /** Translations and references that share words, not their order. */
  @State(Scope.Thread)
  public static class Scored {
    private List<String> references;

    /** Mixes lines up, and checks that a text scores 100 against itself. */
    @Setup
    public void shuffle(TextBenchmark text) {
      references = new ArrayList<>(text.first);
      Collections.shuffle(references, new Random(1));
      Checks.close(
          "BLEU",
          100,
          Bleu.of(BleuTokenization.MTEVAL_13A).corpus(text.first, text.first).score(),
          1e-9);
    }
  }

  /** Applies merges; words that were seen before come from the cache. */
  @Benchmark
  public void bytePairs(Merges merges, Words count, Blackhole sink) {
    lines.forEach(line -> sink.consume(merges.all.segmentLine(line)));
    count.words += words;
  }

  /** Applies merges of which every tenth is left out, without a cache. */
  @Benchmark
  public void bytePairsWithDropout(Merges merges, Words count, Blackhole sink) {
    lines.forEach(line -> sink.consume(merges.some.segmentLine(line)));
    count.words += words;
  }

  /** The most probable pieces. */
  @Benchmark
  public void unigramPieces(Unigram unigram, Words count, Blackhole sink) {
    lines.forEach(line -> sink.consume(unigram.model.encode(line)));
    count.words += words;
  }

  /** Pieces drawn among all ways to cut a line. */
  @Benchmark
  public void unigramPiecesAtRandom(Unigram unigram, Words count, Blackhole sink) {
    lines.forEach(line -> sink.consume(unigram.model.sample(line, 0, ALPHA, unigram.random)));
    count.words += words;
  }

  /** The tokenizer {@code words}. */
  @Benchmark
  public void tokens(Tokens tokens, Words count, Blackhole sink) {
    lines.forEach(line -> sink.consume(tokens.tokenizer.tokenize(line)));
    count.words += words;
  }

  /** BLEU of up to 1,000 lines, tokenization included. */
  @Benchmark
  public Score bleu(Scored scored) {
    return Bleu.of(BleuTokenization.MTEVAL_13A).corpus(first, scored.references);
  }
}
