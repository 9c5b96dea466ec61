package io.dragoman.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.model.AttentionConfig;
import io.dragoman.model.DecoderConfig;
import io.dragoman.model.DropoutConfig;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.FrameEncoderDecoder;
import io.dragoman.model.FramePairs;
import io.dragoman.model.ModelConfig;
import io.dragoman.tensor.Arena;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSearchTest {
  private static final SpecialIds SPECIAL = new SpecialIds(0, 1, 2, 3);
  private static final Kernels KERNELS = new ScalarKernels();
  private static final int[] LENGTHS = {3, 9, 1, 5, 5, 12};

  private final FrameEncoderDecoder model = model(new EncoderConfig(6, "gru", 9, 1, true));

  /** A small model with weights large enough to have opinions, of which one is to end. */
  private static FrameEncoderDecoder model(EncoderConfig encoder) {
    ModelConfig config =
        new ModelConfig(
            encoder,
            new DecoderConfig(7, "gru", 10, 1, false, "mean", 8),
            new AttentionConfig("additive", 5),
            new DropoutConfig(0.3f, 0.3f, 0.3f));
    FrameEncoderDecoder model = FrameEncoderDecoder.create(config, 4, 12, 17);
    model
        .parameters()
        .all()
        .forEach(
            parameter -> {
              KERNELS.scale(parameter.value(), 2f);
              parameter.changed();
            });
    model.parameters().get("decoder.output.bias").value().set(0, SPECIAL.eos(), 2.5f);
    return model;
  }

  private static float[][][] sequences() {
    Random random = new Random(5);
    float[][][] sequences = new float[LENGTHS.length][][];
    for (int i = 0; i < sequences.length; i++) {
      sequences[i] = new float[LENGTHS[i]][4];
      for (float[] frame : sequences[i]) {
        for (int j = 0; j < 4; j++) {
          frame[j] = (float) random.nextGaussian();
        }
      }
    }
    return sequences;
  }

  private FrameSearch search(int beam) {
    SearchOptions options =
        SearchOptions.ofBeam(beam).withMaxLength(0, 8).withAttention(true).withNBest(1);
    return new FrameSearch(model, KERNELS, SPECIAL, options);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void a_batch_gives_what_each_sequence_gives_alone(int beam) {
    float[][][] sequences = sequences();
    List<List<Hypothesis>> together = search(beam).search(sequences);
    FrameSearch again = search(beam);
    for (int i = 0; i < sequences.length; i++) {
      Hypothesis expected = together.get(i).get(0);
      Hypothesis alone = again.search(new float[][][] {sequences[i]}).get(0).get(0);
      assertThat(alone.ids()).containsExactly(expected.ids());
      assertThat(alone.logProbability()).isEqualTo(expected.logProbability());
      assertThat(alone.attention()).isDeepEqualTo(expected.attention());
    }
  }

  @Test
  void the_probability_is_that_of_teacher_forcing() {
    float[][][] sequences = sequences();
    List<List<Hypothesis>> found = search(3).search(sequences);
    int finished = 0;
    for (int i = 0; i < sequences.length; i++) {
      Hypothesis best = found.get(i).get(0);
      if (best.finished()) {
        finished++;
        FramePairs pair =
            FramePairs.of(
                new float[][][] {sequences[i]}, new int[][] {best.ids()}, 1, 2, new long[1]);
        Tape tape = Tape.inference(KERNELS, new Arena());
        double loss = model.loss(tape, pair, 0f, 0f).negativeLogLikelihood();
        assertThat(best.logProbability()).isCloseTo(-loss, within(1e-4));
      }
    }
    assertThat(finished).isPositive();
  }

  @Test
  void every_word_has_a_weight_for_every_state_and_they_sum_to_one() {
    List<List<Hypothesis>> found = search(3).search(sequences());
    for (int i = 0; i < LENGTHS.length; i++) {
      Hypothesis best = found.get(i).get(0);
      assertThat(best.attention()).hasNumberOfRows(best.ids().length + (best.finished() ? 1 : 0));
      for (float[] row : best.attention()) {
        assertThat(row).hasSize(LENGTHS[i]);
        float sum = 0;
        for (float weight : row) {
          sum += weight;
        }
        assertThat(sum).isCloseTo(1f, within(1e-5f));
      }
    }
  }

  @Test
  void results_are_no_longer_than_the_limit_and_no_sequences_give_none() {
    FrameSearch two =
        new FrameSearch(
            model, KERNELS, SPECIAL, SearchOptions.ofBeam(2).withMaxLength(0, 2).withNBest(1));
    for (List<Hypothesis> found : two.search(sequences())) {
      assertThat(found.get(0).ids().length).isLessThanOrEqualTo(2);
    }
    assertThat(two.search(new float[0][][])).isEmpty();
    assertThatThrownBy(() -> two.search(new float[][][] {{}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("frame batch: sequence 0 is empty: each must hold at least one frame");
  }

  @Test
  void weights_of_a_pyramid_are_those_of_its_states() {
    FrameEncoderDecoder pyramid = model(new EncoderConfig(6, "gru", 9, 2, true).withPyramid(3));
    SearchOptions options = SearchOptions.ofBeam(2).withMaxLength(0, 8).withAttention(true);
    FrameSearch search = new FrameSearch(pyramid, KERNELS, SPECIAL, options);
    List<List<Hypothesis>> found = search.search(sequences());
    for (int i = 0; i < LENGTHS.length; i++) {
      for (float[] row : found.get(i).get(0).attention()) {
        assertThat(row).hasSize((LENGTHS[i] + 2) / 3);
        float sum = 0;
        for (float weight : row) {
          sum += weight;
        }
        assertThat(sum).isCloseTo(1f, within(1e-5f));
      }
    }
  }
}
