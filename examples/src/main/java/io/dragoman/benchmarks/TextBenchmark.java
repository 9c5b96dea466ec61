package io.dragoman.benchmarks;

import io.dragoman.evaluation.Bleu;
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
 * goes in. Models are learned from the same text, of {@code size} merges and a quarter as many
 * unigram pieces.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class TextBenchmark {
  private static final int SCORED = 1_000;
  private static final int LEAST_FREQUENCY = 2;
  private static final int PART = 4;
  private static final double DROPOUT = 0.1;

  @Param(BenchmarkText.GENERATED)
  String text;

  @Param("10000")
  int size;

  private List<String> lines;
  private long words;
  private BpeSegmenter merges;
  private BpeSegmenter random;
  private SentencePieceModel unigram;
  private TextTokenizer tokenizer;
  private List<String> scored;
  private List<String> references;

  /** Words per second. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Words {
    /** Words that went in. */
    public long words;
  }

  /** Learns the models, the same at each start, and checks that text comes back. */
  @Setup
  public void prepare() {
    lines = BenchmarkText.lines(text);
    words = BenchmarkText.words(lines);
    WordCounts counts = new WordCounts();
    lines.forEach(counts::addLine);
    merges = BpeSegmenter.of(BpeLearner.learn(counts, size, LEAST_FREQUENCY, false));
    random = merges.withDropout(DROPOUT, new SplittableRandom(1));
    unigram = UnigramLearner.learn(counts, Math.max(1, size / PART), 1);
    tokenizer = TextTokenizers.create("words");
    scored = lines.subList(0, Math.min(SCORED, lines.size()));
    references = new ArrayList<>(scored);
    Collections.shuffle(references, new Random(1));
    for (String line : scored) {
      String spaced = line.strip().replaceAll(" +", " ");
      Checks.same("byte pairs", spaced, BpeSegmenter.undo(merges.segmentLine(spaced)));
      Checks.same("dropout", spaced, BpeSegmenter.undo(random.segmentLine(spaced)));
      Checks.same("pieces", spaced, unigram.decode(unigram.encode(spaced)));
      Checks.same("tokens", line, tokenizer.detokenize(tokenizer.tokenize(line)));
    }
    Checks.close("BLEU", 100, Bleu.plain().corpus(scored, scored).score(), 0);
  }

  /** Applies merges; words that were seen before come from the cache. */
  @Benchmark
  public void bytePairs(Words count, Blackhole sink) {
    lines.forEach(line -> sink.consume(merges.segmentLine(line)));
    count.words += words;
  }

  /** Applies merges of which every tenth is left out, without a cache. */
  @Benchmark
  public void bytePairsWithDropout(Words count, Blackhole sink) {
    lines.forEach(line -> sink.consume(random.segmentLine(line)));
    count.words += words;
  }

  /** The most probable pieces. */
  @Benchmark
  public void unigramPieces(Words count, Blackhole sink) {
    lines.forEach(line -> sink.consume(unigram.encode(line)));
    count.words += words;
  }

  /** The tokenizer {@code words}. */
  @Benchmark
  public void tokens(Words count, Blackhole sink) {
    lines.forEach(line -> sink.consume(tokenizer.tokenize(line)));
    count.words += words;
  }

  /** BLEU of up to 1,000 lines, tokenization included. */
  @Benchmark
  public Score bleu() {
    return Bleu.plain().corpus(scored, references);
  }
}
