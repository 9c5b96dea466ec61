package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.AttentionLossOps.Points;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.config.RunConfig;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ParallelBatch;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import io.dragoman.toys.Toys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What losses are made of: probabilities of known words, points, words before, drawn sentences. */
class LossPartsTest {
  private static final ParallelBatch BATCH =
      ParallelBatch.of(
          new int[][] {{7, 8, 2}, {9, 2}}, new int[][] {{5, 6, 5}, {4}}, 1, 2, new long[] {10, 20});

  @ParameterizedTest
  @CsvSource({
    "linear, 1, 1",
    "linear, 51, 0.5",
    "linear, 91, 0.2",
    "exponential, 1, 1",
    "exponential, 101, 0.36788",
    "inverse-sigmoid, 1, 0.990099",
    "inverse-sigmoid, 461, 0.501293",
    "inverse-sigmoid, 1000000, 0.2",
    "none, 1000, 1"
  })
  void known_words_become_rarer(String decay, long update, double probability) {
    RunConfig config =
        Toys.config(
            "training.loss.sampling.decay=" + decay,
            "training.loss.sampling.updates=100",
            "training.loss.sampling.least=0.2");
    ScheduledSampling sampling = new ScheduledSampling(config.training().loss().sampling());
    assertThat(sampling.known(update)).isCloseTo(probability, within(1e-5));
  }

  @Test
  void negative_words_are_those_before_without_the_next() {
    int[][] words = PreviousWords.of(BATCH);
    List<String> bySentence = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      bySentence.add(Arrays.toString(words[BATCH.targetInput().layout().position(t, 0)]));
    }
    assertThat(bySentence).containsExactly("[]", "[5]", "[6]", "[5, 6]");
    assertThat(words[BATCH.targetInput().layout().position(1, 1)]).containsExactly(4);
  }

  @Test
  void several_links_of_a_word_share_and_ends_look_at_ends() {
    RunConfig config =
        Toys.config("training.loss.alignment=0.5", "training.loss.alignment-half-life=10");
    AlignmentGuide guide =
        new AlignmentGuide(
            config.training().loss(),
            line -> line == 10 ? new int[] {0, 0, 1, 2, 0, 2} : new int[0]);
    Points points = guide.points(BATCH);
    var layout = BATCH.targetInput().layout();
    assertThat(points.rows())
        .containsExactly(
            layout.position(0, 0),
            layout.position(2, 0),
            layout.position(2, 0),
            layout.position(3, 0));
    assertThat(points.columns()).containsExactly(0, 1, 0, 2);
    assertThat(points.shares()).containsExactly(1f, 0.5f, 0.5f, 1f);
    assertThat(guide.weight(1)).isEqualTo(0.5);
    assertThat(guide.weight(11)).isEqualTo(0.25);
  }

  @Test
  void guided_attention_looks_where_it_should() {
    String[] guided = {"training.loss.alignment=1"};
    double with = diagonalAttention(guided);
    double without = diagonalAttention();
    assertThat(with).isGreaterThan(0.6).isGreaterThan(without + 0.1);
  }

  /** The mean weight on the right word after some updates. */
  private static double diagonalAttention(String... settings) {
    RunConfig config = Toys.config(settings);
    EncoderDecoder model = Toys.model(config);
    try (Workers workers = new Workers(1)) {
      Learner learner =
          new Learner(
              model,
              config.training(),
              ToyLosses.inputs(config),
              Toys.kernels(),
              workers,
              PhaseTimer.idle());
      var batches = Toys.batcher(Toys.corpus(64, 1), config).batches(1);
      for (int update = 1; update <= 160; update++) {
        learner.update(batches.get(update % batches.size()), update);
      }
    }
    ParallelBatch batch = ToyLosses.batch(config);
    Tape tape = Tape.inference(Toys.kernels(), new Arena());
    Tensor weights =
        model
            .decoder()
            .forced(
                tape,
                model.encoder().encode(tape, batch.source()),
                batch.targetInput(),
                batch.sourceRow())
            .weights(tape)
            .value();
    double sum = 0;
    for (int row = 0; row < batch.size(); row++) {
      for (int t = 0; t < batch.targetInput().layout().length(row); t++) {
        sum += weights.get(batch.targetInput().layout().position(t, row), t);
      }
    }
    return sum / batch.targetTokens();
  }

  @Test
  void drawn_translations_have_the_models_frequencies() {
    RunConfig config = Toys.config();
    EncoderDecoder model = ToyLosses.model(config);
    TranslationSampler sampler = new TranslationSampler(model, 4_000);
    List<int[]> drawn = sampler.draw(Toys.kernels(), BATCH, new Randomness(1, 1)).get(1);
    Tape tape = Tape.inference(Toys.kernels(), new Arena());
    Tensor logits =
        model
            .decoder()
            .teacherForce(
                tape,
                model.encoder().encode(tape, BATCH.source()),
                BATCH.targetInput(),
                BATCH.sourceRow())
            .value();
    double total = 0;
    for (int v = 0; v < Toys.VOCABULARY; v++) {
      total += Math.exp(logits.get(1, v));
    }
    for (int v = 0; v < Toys.VOCABULARY; v++) {
      int word = v;
      double share = drawn.stream().filter(each -> each[0] == word).count() / 4_000.0;
      assertThat(share).isCloseTo(Math.exp(logits.get(1, v)) / total, within(0.025));
    }
  }

  @Test
  void what_is_drawn_depends_on_update_and_line_alone() {
    RunConfig config = Toys.config();
    EncoderDecoder model = ToyLosses.model(config);
    TranslationSampler sampler = new TranslationSampler(model, 5);
    List<List<int[]>> together = sampler.draw(Toys.kernels(), BATCH, new Randomness(1, 1));
    ParallelBatch second =
        ParallelBatch.of(new int[][] {{9, 2}}, new int[][] {{4}}, 1, 2, new long[] {20});
    List<List<int[]>> alone = sampler.draw(Toys.kernels(), second, new Randomness(1, 1));
    assertThat(alone.get(0)).containsExactlyElementsOf(together.get(1));
    assertThat(sampler.draw(Toys.kernels(), second, new Randomness(1, 2)).get(0))
        .isNotEqualTo(alone.get(0));
    assertThat(together).allSatisfy(each -> assertThat(each).hasSize(5));
  }

  @Test
  void drawn_translations_end_or_are_cut_off() {
    RunConfig config = Toys.config();
    TranslationSampler sampler = new TranslationSampler(Toys.model(config), 40);
    List<List<int[]>> drawn = sampler.draw(Toys.kernels(), BATCH, new Randomness(1, 1));
    int cut = 0;
    for (int row = 0; row < 2; row++) {
      int longest = 2 * BATCH.targetInput().layout().length(row) + 5;
      for (int[] words : drawn.get(row)) {
        int ends = (int) Arrays.stream(words).filter(word -> word == 2).count();
        boolean ended = words[words.length - 1] == 2;
        assertThat(ends).isEqualTo(ended ? 1 : 0);
        assertThat(words.length).isBetween(1, longest);
        cut += ended ? 0 : 1;
        assertThat(ended || words.length == longest).isTrue();
      }
    }
    assertThat(cut).isPositive();
  }
}
