package io.dragoman.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelWorkTest {
  private static final int VOCABULARY = 8_000;

  private static ModelWork work(ModelConfig config, int vocabulary) {
    return ModelWork.of(EncoderDecoder.create(config, vocabulary, vocabulary, 1));
  }

  private static ModelConfig sized(int embedding, int hidden, int attention) {
    return new ModelConfig(
        new EncoderConfig(embedding, "gru", hidden, 1, true),
        new DecoderConfig(embedding, "gru", hidden, 1, false, "mean", hidden),
        new AttentionConfig("additive", attention),
        new DropoutConfig(0f, 0f, 0f));
  }

  /** An update's work for each target word of a sentence pair of 14 words on both sides. */
  private static double perWord(ModelWork work) {
    int[][] source = new int[1][14];
    int[][] target = new int[1][13];
    ParallelBatch batch = ParallelBatch.of(source, target, 1, 2, new long[1]);
    return work.training(batch) / 14.0;
  }

  @Test
  void configuration_a_is_counted_by_hand() {
    ModelWork work = work(ModelConfig.standard(), VOCABULARY);

    long encoder = 2 * 2 * (256 * 3 * 512 + 512 * 3 * 512); // both directions
    long keys = 2 * 1024 * 512;
    assertThat(work.perSourceWord()).isEqualTo(encoder + keys).isEqualTo(5_767_168);
    long cell = 2 * (256 + 1024 + 512) * 3 * 512; // word, context, state
    long query = 2 * 512 * 512;
    long readout = 2 * (512 + 1024 + 256) * 512;
    long output = 2 * 512 * 8_000;
    assertThat(work.perTargetWord())
        .isEqualTo(cell + query + readout + output)
        .isEqualTo(16_056_320);
    assertThat(work.perSentence()).isEqualTo(2 * 1024 * 512);
    assertThat(work.perPair()).isEqualTo(2 * (512 + 1024));
    // 3 (5.767 + 16.056 + 1.049 / 14 + 14 * 0.003) million
    assertThat(perWord(work) / 1e6).isBetween(65.8, 65.9);
  }

  @Test
  void configuration_b_is_counted_by_hand() {
    ModelWork work = work(sized(512, 1024, 512), VOCABULARY);

    assertThat(work.perSourceWord())
        .isEqualTo(2 * 2 * (512 + 1024) * 3 * 1024 + 2 * 2048 * 512)
        .isEqualTo(20_971_520);
    assertThat(work.perTargetWord())
        .isEqualTo(
            2 * (512 + 2048 + 1024) * 3 * 1024 // cell
                + 2 * 1024 * 512 // query
                + 2 * (1024 + 2048 + 512) * 1024 // readout
                + 2 * 1024 * 8_000) // output
        .isEqualTo(46_792_704);
    assertThat(perWord(work) / 1e6).isBetween(204.4, 204.5);
    assertThat(perWord(work(sized(512, 1024, 1024), VOCABULARY)) / 1e6)
        .as("attention of 1,024 units")
        .isBetween(213.8, 213.9);
  }

  @Test
  void a_second_source_is_as_much_work_as_the_first() {
    ModelConfig one = sized(8, 16, 8);
    ModelConfig two =
        new ModelConfig(
            one.encoder().withSources(2), one.decoder(), one.attention(), one.dropout());
    ModelWork single = work(one, 100);
    ModelWork both =
        ModelWork.of(
            EncoderDecoder.create(two, new ModelInputs(100, List.of(), List.of(90), 100, 3), 1));
    assertThat(both.perSourceWord()).isEqualTo(2 * single.perSourceWord());
    assertThat(both.perPair()).isEqualTo(2 * single.perPair());
    assertThat(both.perSentence()).isEqualTo(2 * single.perSentence());
    // context vectors of twice the size go into cell and readout, and a second query
    assertThat(both.perTargetWord() - single.perTargetWord())
        .isEqualTo(2 * 32 * (3 * 16 + 16) + 2 * 16 * 8);
  }

  @Test
  void factors_are_looked_up_and_widen_what_cells_take() {
    ModelConfig plain = sized(8, 16, 8);
    ModelConfig factored =
        new ModelConfig(
            plain.encoder().withFactors("pos:5,case"),
            plain.decoder(),
            plain.attention(),
            plain.dropout());
    ModelInputs inputs = new ModelInputs(100, List.of(20, 4), List.of(), 100, 3);
    ModelWork work = ModelWork.of(EncoderDecoder.create(factored, inputs, 1));
    assertThat(work.perSourceWord() - work(plain, 100).perSourceWord())
        .isEqualTo(2 * 2 * 5 * 3 * 16);
    assertThat(work.perTargetWord()).isEqualTo(work(plain, 100).perTargetWord());
  }

  @Test
  void work_is_for_real_words_only() {
    ModelWork work = new ModelWork(1_000_000, 10_000, 100, 1, 7);
    ParallelBatch batch = Models.batch(1, new int[] {3, 5}, new int[] {4, 1});

    // 8 source words, (4 + 1) + (1 + 1) target words, 2 sentences, 3 * 5 + 5 * 2 pairs
    assertThat(work.training(batch)).isEqualTo(3 * (8_000_000 + 70_000 + 200 + 25) + 7 * 7);
  }

  @ParameterizedTest
  @CsvSource({
    // encoder 4 to 5 and 10 to 5 in two directions; decoder 3 to 6, context 10, two layers
    "gru, 3, false",
    "gru-reset-before, 3, false",
    "lstm, 4, false",
    "rnn-tanh, 1, false",
    "rnn-relu, 1, true",
    "gru, 3, true",
    "lstm, 4, true",
  })
  void cells_differ_by_their_gates_and_decoders_by_their_products(
      String cell, int gates, boolean conditional) {
    ModelConfig config = Models.config(cell, 2, "mean");
    ModelWork work = work(conditional ? Models.conditional(config) : config, Models.VOCABULARY);

    long firstLayer = 2L * 2 * gates * 5 * (4 + 5);
    long secondLayer = 2L * 2 * gates * 5 * (10 + 5);
    assertThat(work.perSourceWord()).isEqualTo(firstLayer + secondLayer + 2 * 10 * 5);
    long attention = 2 * 6 * 5;
    long top = 2L * gates * 6 * (6 + 6);
    long lowest = 2L * gates * 6 * (3 + 10 + 6) + (conditional ? 2L * gates * 6 * 6 : 0);
    long readout = 2 * 7 * (6 + 10 + 3);
    long output = 2 * 7 * Models.VOCABULARY;
    assertThat(work.perTargetWord()).isEqualTo(attention + top + lowest + readout + output);
    int parts = cell.equals("lstm") ? 2 : 1;
    assertThat(work.perSentence()).isEqualTo(2 * parts * 2 * 10 * 6);
    assertThat(work.perPair()).isEqualTo(2 * (5 + 10));
  }

  @Test
  void a_first_state_of_zeros_takes_no_product() {
    assertThat(work(Models.config("gru", 1, "zero"), Models.VOCABULARY).perSentence()).isZero();
  }

  @Test
  void a_table_that_is_the_output_layer_counts_as_one() {
    ModelConfig plain = Models.tied(Models.config("gru", 1, "mean"), "none");
    ModelWork expected = work(plain, Models.VOCABULARY);
    for (String ties : new String[] {"target", "all"}) {
      assertThat(work(Models.tied(plain, ties), Models.VOCABULARY)).isEqualTo(expected);
    }
  }

  @Test
  void weights_for_pairs_count_once_per_pair() {
    ModelConfig plain = Models.config("gru", 1, "mean");
    ModelWork work = work(Models.withAttention(plain, "location-sensitive:3"), Models.VOCABULARY);

    // 6 units: 6 to 1, 3 to 10 filters, 10 to 6
    assertThat(work.perPair()).isEqualTo(2 * (6 + 10) + 2 * (6 + 3 * 10 + 10 * 6));
    ModelWork heads = work(Models.withAttention(plain, "multi-head:2"), Models.VOCABULARY);
    ModelWork additive = work(Models.withAttention(plain, "additive"), Models.VOCABULARY);
    assertThat(heads.perSourceWord() - additive.perSourceWord()).as("values").isEqualTo(2 * 60);
    assertThat(heads.perTargetWord() - additive.perTargetWord()).as("output").isEqualTo(2 * 60);
  }
}
