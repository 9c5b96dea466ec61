package io.dragoman.toys;

import io.dragoman.autograd.Parameter;
import io.dragoman.config.RunConfig;
import io.dragoman.data.Batcher;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.SentencePair;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A language of twelve words whose translation is the word's partner, in the same order. */
public final class Toys {
  public static final int BOS = 1;
  public static final int EOS = 2;
  public static final int VOCABULARY = 16;

  private static final List<String> SOURCE =
      List.of("ba", "be", "bi", "bo", "bu", "da", "de", "di", "do", "du", "ga", "ge");
  private static final List<String> TARGET =
      List.of("Ra", "Re", "Ri", "Ro", "Ru", "Sa", "Se", "Si", "So", "Su", "Ta", "Te");

  private Toys() {}

  /** A tiny model with dropout and label smoothing, trained in batches of eight sentences. */
  public static RunConfig config(String... settings) {
    return RunConfig.standard()
        .with(
            "data.source-tokenizer=whitespace",
            "data.target-tokenizer=whitespace",
            "data.vocabulary-min-frequency=1",
            "model.encoder.embedding=8",
            "model.encoder.hidden=8",
            "model.decoder.embedding=8",
            "model.decoder.hidden=8",
            "model.decoder.readout=8",
            "model.attention.units=8",
            "training.batch-size=8",
            "training.bucket-batches=2",
            "training.threads=1",
            "training.optimizer.learning-rate=0.01")
        .with(settings);
  }

  /** Sentences of one to six words; {@code pairs} lines in both languages, line n from 1. */
  public static List<SentencePair> text(int pairs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SentencePair> text = new ArrayList<>();
    for (int line = 1; line <= pairs; line++) {
      int[] words = random.ints(random.nextInt(1, 7), 0, SOURCE.size()).toArray();
      text.add(new SentencePair(line, sentence(SOURCE, words), sentence(TARGET, words)));
    }
    return text;
  }

  private static String sentence(List<String> language, int[] words) {
    return Arrays.stream(words).mapToObj(language::get).collect(Collectors.joining(" "));
  }

  /** Writes one side of {@link #text}, one sentence a line. */
  public static void write(Path source, Path target, List<SentencePair> text) throws IOException {
    Files.write(source, text.stream().map(SentencePair::source).toList());
    Files.write(target, text.stream().map(SentencePair::target).toList());
  }

  /** Copies a small model that SentencePiece trained into a directory. */
  public static Path sentencePiece(String name, Path directory) throws IOException {
    Path file = directory.resolve(name);
    try (InputStream in = Toys.class.getResourceAsStream(name)) {
      Files.copy(in, file);
    }
    return file;
  }

  /** {@link #text} as ids from 4 up, with four special ids before them. */
  public static EncodedCorpus corpus(int pairs, long seed) {
    return EncodedCorpus.of(
        text(pairs, seed).iterator(), line -> ids(SOURCE, line), line -> ids(TARGET, line), 100);
  }

  private static int[] ids(List<String> language, String line) {
    return Arrays.stream(line.split(" ")).mapToInt(word -> language.indexOf(word) + 4).toArray();
  }

  public static Batcher batcher(EncodedCorpus corpus, RunConfig config) {
    return new Batcher(corpus, config.training(), BOS, EOS);
  }

  public static EncoderDecoder model(RunConfig config) {
    return EncoderDecoder.create(config.model(), VOCABULARY, VOCABULARY, config.training().seed());
  }

  public static Kernels kernels() {
    return KernelsSelector.kernels();
  }

  /** A checksum over the bits of every parameter. */
  public static Map<String, Integer> bits(EncoderDecoder model) {
    Map<String, Integer> bits = new LinkedHashMap<>();
    for (Parameter each : model.parameters().all()) {
      bits.put(each.name(), bits(each.value().data(), each.value().size()));
    }
    return bits;
  }

  /** A checksum over the bits of the first values. */
  public static int bits(float[] values, int size) {
    return Arrays.hashCode(
        IntStream.range(0, size).map(i -> Float.floatToRawIntBits(values[i])).toArray());
  }
}
