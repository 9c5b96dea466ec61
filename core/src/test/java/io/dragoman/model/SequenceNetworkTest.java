package io.dragoman.model;

import static io.dragoman.Tensors.assertSameBits;
import static io.dragoman.Tensors.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.SequenceNetwork.Continued;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceNetworkTest {
  private static final int[][] WORDS = {{1, 2}, {3, 4, 5, 1, 0, 2}, {5, 0, 1}};
  private static final float[][][] FRAMES = {
    {{0.3f, -1}, {2, 0.5f}}, {{1, 1}, {-0.4f, 0.2f}, {0.9f, -2}}, {{-1, 0.1f}}
  };

  private static EncoderConfig layers(String cell, int count, boolean bidirectional) {
    return new EncoderConfig(4, cell, 4, count, bidirectional);
  }

  private static SequenceNetworkConfig config(Pooling pooling, OutputFunction function) {
    return SequenceNetworkConfig.of(layers("gru", 2, true), pooling, function, 3);
  }

  private static Tape inference() {
    return Tape.inference(KernelsSelector.kernels(), new Arena());
  }

  private static Tape recording(Gradients gradients, Randomness randomness) {
    return Tape.training(KernelsSelector.kernels(), new Arena(), gradients, randomness);
  }

  private static void checkGradient(SequenceNetwork network, SequenceExamples examples) {
    GradientCheck.ofStored(
            () ->
                new GradientCheck.Stored(
                    network.parameters(), (tape, x) -> network.loss(tape, examples, 1f).loss()))
        .withSeed(5) // no two states are so near that a step makes the other the largest
        .passes();
  }

  @ParameterizedTest
  @EnumSource(
      value = Pooling.class,
      names = {"LAST", "MEAN", "MAX"})
  void classification_of_frames_has_the_right_gradient(Pooling pooling) {
    FrameBatch input = FrameBatch.of(FRAMES);
    checkGradient(
        SequenceNetwork.ofFrames(config(pooling, OutputFunction.SOFTMAX), 2, 3),
        new SequenceExamples(input, SequenceTargets.labels(input, 0, 2, 1)));
  }

  @Test
  void a_label_for_each_word_has_the_right_gradient() {
    SequenceBatch input = SequenceBatch.of(WORDS);
    int[][] labels = {{1, 2}, {0, 1, 2, 1, 0, 2}, {2, 0, 1}};
    checkGradient(
        SequenceNetwork.ofWords(config(Pooling.NONE, OutputFunction.SOFTMAX), 6, 3),
        new SequenceExamples(input, SequenceTargets.labelsOverTime(input, labels)));
  }

  @ParameterizedTest
  @EnumSource(
      value = OutputFunction.class,
      names = {"LINEAR", "SIGMOID"})
  void values_of_sequences_have_the_right_gradient(OutputFunction function) {
    FrameBatch input = FrameBatch.of(FRAMES);
    float[][] values = {{0, 1, 1}, {1, 0, 0}, {0, 0, 1}};
    checkGradient(
        SequenceNetwork.ofFrames(config(Pooling.LAST, function), 2, 3),
        new SequenceExamples(input, SequenceTargets.values(input, values)));
  }

  @Test
  void tied_words_have_the_right_gradient() {
    SequenceNetworkConfig tied =
        SequenceNetworkConfig.of(layers("lstm", 1, false), Pooling.NONE, OutputFunction.SOFTMAX, 6)
            .withTied(true);
    SequenceBatch input = SequenceBatch.of(WORDS);
    SequenceNetwork network = SequenceNetwork.ofWords(tied, 6, 3);
    checkGradient(
        network, new SequenceExamples(input, SequenceTargets.labelsOverTime(input, WORDS)));
    assertThat(network.parameters().byName())
        .containsKeys("embedding.weight", "output.bias")
        .doesNotContainKey("output.weight");
  }

  @ParameterizedTest
  @EnumSource(Pooling.class)
  void a_sequence_gets_the_same_bits_alone_and_in_a_batch(Pooling pooling) {
    SequenceNetwork network =
        SequenceNetwork.ofFrames(config(pooling, OutputFunction.SIGMOID), 2, 3);
    FrameBatch all = FrameBatch.of(FRAMES);
    Tensor together = network.predict(inference(), all).value();
    for (int row = 0; row < all.size(); row++) {
      FrameBatch own = FrameBatch.of(new float[][][] {FRAMES[all.sentence(row)]}, new long[1]);
      Tensor alone = network.predict(inference(), own).value();
      int steps = pooling == Pooling.NONE ? all.layout().length(row) : 1;
      for (int t = 0; t < steps; t++) {
        int at = all.layout().offset(t) + row;
        assertSameBits(
            "row " + row + " at " + t, together.slice(at, at + 1), alone.slice(t, t + 1));
      }
    }
  }

  @Test
  void predictions_are_what_the_output_function_says() {
    FrameBatch input = FrameBatch.of(FRAMES);
    for (OutputFunction function : OutputFunction.values()) {
      SequenceNetwork network = SequenceNetwork.ofFrames(config(Pooling.LAST, function), 2, 3);
      float[] logits = network.logits(inference(), input).value().toArray();
      Tensor expected = Tensor.zeros(3, 3);
      for (int i = 0; i < 9; i++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += Math.exp(logits[i / 3 * 3 + k]);
        }
        expected.data()[i] =
            switch (function) {
              case SOFTMAX -> (float) (Math.exp(logits[i]) / sum);
              case LINEAR -> logits[i];
              case SIGMOID -> (float) (1 / (1 + Math.exp(-logits[i])));
            };
      }
      assertWithin(function.name(), network.predict(inference(), input).value(), expected, 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rnn-tanh", "lstm", "gru", "gru-reset-before"})
  void windows_with_carried_state_are_one_long_pass(String cell) {
    SequenceNetwork network = forward(cell);
    Tensor whole = network.logits(inference(), SequenceBatch.of(stream(0, 12))).value();
    for (int window : new int[] {1, 3, 5, 12}) {
      CarriedState state = CarriedState.start();
      List<Float> pieces = new ArrayList<>();
      for (int from = 0; from < 12; from += window) {
        Tape tape = inference();
        SequenceBatch part = SequenceBatch.of(stream(from, Math.min(12, from + window)));
        Continued read = network.readOn(tape, part, state);
        for (float each : read.logits().value().toArray()) {
          pieces.add(each);
        }
        state = read.state();
        tape.close();
      }
      assertThat(state.time()).isEqualTo(12);
      float[] flat = new float[pieces.size()];
      for (int i = 0; i < flat.length; i++) {
        flat[i] = pieces.get(i);
      }
      assertSameBits(cell + ", windows of " + window, Tensor.of(flat, 6), whole);
    }
  }

  private static SequenceNetwork forward(String cell) {
    return SequenceNetwork.ofWords(
        SequenceNetworkConfig.of(layers(cell, 2, false), Pooling.NONE, OutputFunction.SOFTMAX, 6),
        6,
        3);
  }

  /** Two streams side by side. */
  private static int[][] stream(int from, int to) {
    int[] first = {1, 2, 3, 4, 5, 0, 2, 4, 1, 3, 5, 5};
    int[] second = {0, 0, 1, 5, 2, 3, 4, 2, 1, 1, 2, 3};
    return new int[][] {Arrays.copyOfRange(first, from, to), Arrays.copyOfRange(second, from, to)};
  }

  @Test
  void a_window_of_the_whole_length_has_the_gradient_of_the_whole() {
    SequenceNetwork network = forward("lstm");
    SequenceBatch input = SequenceBatch.of(stream(0, 12));
    SequenceTargets targets = SequenceTargets.labelsOverTime(input, stream(0, 12));
    Gradients whole = new Gradients(network.parameters().all());
    Tape tape = recording(whole, null);
    Loss loss = network.loss(tape, new SequenceExamples(input, targets), 0.5f);
    tape.backward();
    Gradients window = new Gradients(network.parameters().all());
    Tape other = recording(window, null);
    Continued read = network.readOn(other, input, CarriedState.start());
    assertThat(network.lossOf(other, read.logits(), targets, 0.5f)).isEqualTo(loss);
    other.backward();
    for (Parameter each : network.parameters().all()) {
      assertSameBits(each.name(), window.of(each), whole.of(each));
    }
  }

  @Test
  void a_later_window_has_a_gradient_of_its_own_that_ends_at_the_cut() {
    SequenceNetwork network = forward("gru");
    CarriedState state =
        network.readOn(inference(), SequenceBatch.of(stream(0, 6)), CarriedState.start()).state();
    SequenceBatch input = SequenceBatch.of(stream(6, 12));
    SequenceTargets targets = SequenceTargets.labelsOverTime(input, stream(6, 12));
    GradientCheck.ofStored(
            () ->
                new GradientCheck.Stored(
                    network.parameters(),
                    (tape, x) -> {
                      Continued read = network.readOn(tape, input, state);
                      return network.lossOf(tape, read.logits(), targets, 1f).loss();
                    }))
        .passes();
  }

  @Test
  void carried_states_follow_sequences_that_end_early() {
    SequenceNetwork network = forward("lstm");
    SequenceBatch both = SequenceBatch.of(new int[] {1, 2, 3}, new int[] {4, 5});
    SequenceBatch second = SequenceBatch.of(new int[][] {{4, 5}}, new long[1]);
    CarriedState of = network.readOn(inference(), both, CarriedState.start()).state();
    CarriedState own = network.readOn(inference(), second, CarriedState.start()).state();
    for (int layer = 0; layer < 2; layer++) {
      for (int part = 0; part < 2; part++) {
        assertSameBits(
            "part " + part,
            of.layer(inference(), layer).part(part).value().slice(1, 2),
            own.layer(inference(), layer).part(part).value());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "gru", "clockwork:1-2"})
  void steps_of_chosen_sequences_have_the_bits_of_each_alone(String cell) {
    SequenceNetwork network = forward(cell);
    int[][] begun = {{1, 2, 3}, {4, 5, 0}, {2, 2, 1}};
    int[] rows = {2, 0, 2, 7};
    int[] last = {4, 5, 1, 9};
    Tape first = inference();
    StackState state = network.start(first, 3);
    for (int t = 0; t < 3; t++) {
      state = network.step(first, new int[] {begun[0][t], begun[1][t], begun[2][t]}, state);
    }
    Tape second = inference();
    StackState chosen = state.select(second, rows, 3);
    assertThat(chosen.rows()).isEqualTo(3);
    assertThat(chosen.time()).isEqualTo(3);
    Tensor found = network.scores(second, network.step(second, last, chosen)).value();
    for (int i = 0; i < 3; i++) {
      int[] begin = begun[rows[i]];
      int[] all = {begin[0], begin[1], begin[2], last[i]};
      SequenceBatch alone = SequenceBatch.of(new int[][] {all});
      Tensor whole = network.logits(inference(), alone).value();
      assertSameBits("row " + i, found.slice(i, i + 1), whole.slice(3, 4));
      Tensor read = network.readOn(inference(), alone, CarriedState.start()).logits().value();
      assertSameBits("row " + i, found.slice(i, i + 1), read.slice(3, 4));
    }
  }

  @Test
  void only_words_are_read_forward_step_by_step() {
    SequenceNetwork both =
        SequenceNetwork.ofWords(config(Pooling.NONE, OutputFunction.SOFTMAX), 6, 3);
    assertThatThrownBy(() -> both.start(inference(), 2))
        .hasMessage(
            "recurrent layer: reads backward too: only a forward layer can go on from a state");
    SequenceNetwork frames =
        SequenceNetwork.ofFrames(
            SequenceNetworkConfig.of(
                layers("gru", 1, false), Pooling.NONE, OutputFunction.SOFTMAX, 3),
            2,
            3);
    Tape tape = inference();
    StackState start = frames.start(tape, 1);
    assertThatThrownBy(() -> frames.step(tape, new int[1], start))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("sequence network: reads frames: step with one of words");
  }

  @Test
  void gradients_of_states_show_how_far_a_loss_reaches() {
    SequenceNetwork network = forward("rnn-tanh");
    Tape tape = recording(new Gradients(network.parameters().all()), null);
    Continued read = network.readOn(tape, SequenceBatch.of(stream(0, 12)), CarriedState.start());
    read.logits().gradient().set(23, 0, 1f); // the last word of the second stream alone
    tape.backpropagate();
    assertThat(read.layers()).hasSize(2);
    for (int layer = 0; layer < 2; layer++) {
      for (int t = 0; t < 12; t++) {
        Tensor gradient = read.layers().get(layer).steps().get(t).gradient(); // (2, hidden)
        assertThat(gradient.slice(0, 1).toArray()).containsOnly(0f);
        assertThat(gradient.slice(1, 2).toArray()).isNotEqualTo(new float[4]);
      }
    }
  }

  @Test
  void the_last_result_of_a_window_is_that_of_the_whole() {
    SequenceNetwork network =
        SequenceNetwork.ofWords(
            SequenceNetworkConfig.of(
                layers("gru", 2, false), Pooling.LAST, OutputFunction.SOFTMAX, 6),
            6,
            3);
    Tensor whole = network.logits(inference(), SequenceBatch.of(stream(0, 12))).value();
    CarriedState state =
        network.readOn(inference(), SequenceBatch.of(stream(0, 5)), CarriedState.start()).state();
    Continued rest = network.readOn(inference(), SequenceBatch.of(stream(5, 12)), state);
    assertSameBits("last", rest.logits().value(), whole);
  }

  @ParameterizedTest
  @CsvSource({"0.5,0,0", "0,0.5,0", "0,0,0.5"})
  void dropout_changes_training_alone(float embedding, float between, float readout) {
    SequenceNetworkConfig dropped =
        config(Pooling.LAST, OutputFunction.LINEAR)
            .withDropout(new DropoutConfig(embedding, between, readout));
    SequenceNetwork network = SequenceNetwork.ofFrames(dropped, 2, 3);
    FrameBatch input = FrameBatch.of(FRAMES);
    Tensor quiet = network.logits(inference(), input).value();
    Gradients gradients = new Gradients(network.parameters().all());
    Tensor first = network.logits(recording(gradients, new Randomness(1, 1)), input).value();
    Tensor again = network.logits(recording(gradients, new Randomness(1, 1)), input).value();
    assertThat(first.toArray()).isNotEqualTo(quiet.toArray());
    assertSameBits("again", again, first);
  }

  @Test
  void says_what_does_not_fit() {
    SequenceNetworkConfig words = config(Pooling.MEAN, OutputFunction.SOFTMAX);
    SequenceNetwork network = SequenceNetwork.ofWords(words, 6, 1);
    FrameBatch frames = FrameBatch.of(FRAMES);
    SequenceBatch ids = SequenceBatch.of(WORDS);
    assertThatThrownBy(() -> network.logits(inference(), frames))
        .hasMessage("sequence network: reads words but was given a FrameBatch");
    SequenceTargets values = SequenceTargets.values(ids, new float[3][3]);
    assertThatThrownBy(() -> network.loss(inference(), new SequenceExamples(ids, values), 1f))
        .hasMessage("sequence network: output function SOFTMAX needs classes as targets");
    assertThatThrownBy(() -> network.readOn(inference(), ids, CarriedState.start()))
        .hasMessage("sequence network: pooling MEAN: read on with NONE or LAST");
    SequenceNetwork both =
        SequenceNetwork.ofWords(config(Pooling.NONE, OutputFunction.SOFTMAX), 6, 1);
    assertThatThrownBy(() -> both.readOn(inference(), ids, CarriedState.start()))
        .hasMessageContaining("reads backward too");
    assertThatThrownBy(() -> SequenceNetwork.ofWords(words.withTied(true), 6, 1))
        .hasMessage(
            "sequence network: tied output weights need as many words as outputs and vectors as"
                + " large as states, but there are 6 words, 3 outputs, vectors of 4 and states of"
                + " 8: make them equal or tie no weights");
    assertThatThrownBy(
            () ->
                SequenceNetworkConfig.of(
                    layers("gru", 1, false), Pooling.LAST, OutputFunction.LINEAR, 0))
        .hasMessage("sequence network: 0 outputs: there must be at least 1");
  }
}
