package io.dragoman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.data.SourceCodec;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.AttentionConfig;
import io.dragoman.model.DecoderConfig;
import io.dragoman.model.DropoutConfig;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ModelConfig;
import io.dragoman.model.ParallelBatch;
import io.dragoman.optim.Optimizer;
import io.dragoman.optim.OptimizerConfig;
import io.dragoman.optim.Optimizers;
import io.dragoman.search.SearchOptions;
import io.dragoman.tensor.Arena;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small model that has learnt to write words in capital letters translates lines. */
class TrainedTranslatorTest {
  private static final List<String> WORDS = List.of("a", "b", "c", "d", "e", "f", "g", "h");
  private static final TextCodec SOURCE = codec(Function.identity());
  private static final TextCodec TARGET = codec(word -> word.toUpperCase(Locale.ROOT));

  private static EncoderDecoder model;

  private static TextCodec codec(Function<String, String> spelling) {
    List<String> tokens = new ArrayList<>(SpecialTokens.ALL);
    WORDS.forEach(word -> tokens.add(spelling.apply(word)));
    return new TextCodec(TextTokenizers.create("whitespace"), Vocabulary.of(tokens));
  }

  @BeforeAll
  static void train() {
    ModelConfig config =
        new ModelConfig(
            new EncoderConfig(16, "gru", 16, 1, true),
            new DecoderConfig(16, "gru", 24, 1, false, "last", 16),
            new AttentionConfig("additive", 16),
            new DropoutConfig(0, 0, 0));
    int size = SOURCE.vocabulary().size();
    model = EncoderDecoder.create(config, size, size, 1);
    List<Parameter> parameters = model.parameters().all();
    Kernels kernels = KernelsSelector.kernels();
    Gradients gradients = new Gradients(parameters);
    OptimizerConfig adam = new OptimizerConfig("adam", 0.01, 0, false, 0.9, 0.99, 1e-8, 0);
    Optimizer optimizer = Optimizers.create(adam, parameters, kernels);
    Arena arena = new Arena();
    for (int update = 0; update < 300; update++) {
      List<String> lines = lines(32, 6, update);
      try (Tape tape = Tape.training(kernels, arena, gradients, null)) {
        ParallelBatch batch = batch(lines);
        model.loss(tape, batch, 0, 1f / batch.targetTokens());
        tape.backward();
      }
      optimizer.beginUpdate(adam.learningRate() / (1 + update / 50), 1);
      for (Parameter parameter : parameters) {
        optimizer.update(parameter, gradients, 0, parameter.value().size());
        parameter.changed();
      }
    }
  }

  private static ParallelBatch batch(List<String> lines) {
    Vocabulary vocabulary = SOURCE.vocabulary();
    int[][] targets = lines.stream().map(SOURCE::encode).toArray(int[][]::new);
    int[][] sources =
        lines.stream()
            .map(line -> SourceLine.of(1, line, SourceCodec.of(SOURCE), 100).ids())
            .toArray(int[][]::new);
    long[] keys = LongStream.range(0, targets.length).toArray();
    return ParallelBatch.of(sources, targets, vocabulary.bos(), vocabulary.eos(), keys);
  }

  /** Lines of one word to {@code longest} words. */
  private static List<String> lines(int count, int longest, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                random
                    .ints(1 + random.nextInt(longest), 0, WORDS.size())
                    .mapToObj(WORDS::get)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private static List<Translation> translate(TranslatorOptions options, List<String> lines) {
    try (Translator translator = Translator.of(model, SOURCE, TARGET, options)) {
      return translator.translate(lines);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void what_was_learnt_is_translated_right(int beam) {
    List<String> lines = lines(200, 6, -1);
    List<Translation> translations =
        translate(TranslatorOptions.of(SearchOptions.ofBeam(beam)), lines);
    long right =
        translations.stream()
            .filter(each -> each.text().equals(each.source().toUpperCase(Locale.ROOT)))
            .count();
    assertThat(right).isGreaterThanOrEqualTo(190);
  }

  @Test
  void attention_has_a_row_per_target_token_and_the_end() {
    SearchOptions search = SearchOptions.ofBeam(2).withAttention(true);
    Translation translation = translate(TranslatorOptions.of(search), List.of("c a h b")).get(0);
    assertThat(translation.text()).isEqualTo("C A H B");
    assertThat(translation.attention()).hasDimensions(5, 5);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,1", "7,2", "64,2"})
  void every_way_to_translate_gives_the_same_bits(int batch, int threads) {
    List<String> lines = lines(100, 12, -2);
    TranslatorOptions options =
        TranslatorOptions.of(
            SearchOptions.ofBeam(4).withNBest(4).withAttention(true).withWordScores(true));
    List<String> expected = bits(translate(options, lines));
    List<Integer> order = new ArrayList<>(IntStream.range(0, lines.size()).boxed().toList());
    Collections.shuffle(order, new Random(batch));
    List<String> shuffled = order.stream().map(lines::get).toList();
    List<String> found =
        bits(translate(options.withBatchSize(batch).withThreads(threads), shuffled));
    assertThat(found).isEqualTo(order.stream().map(expected::get).toList());
  }

  private static List<String> bits(List<Translation> translations) {
    return translations.stream()
        .map(each -> each.nBest() + " " + Arrays.deepToString(each.attention()))
        .toList();
  }
}
