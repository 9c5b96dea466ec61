package io.dragoman.examples.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.model.FramePairs;
import io.dragoman.training.TrainingException;
import io.dragoman.training.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EpochTrainerTest {
  private static EpochTrainer<FramePairs> trainer(
      Recognizer recognizer, TrainingExamples examples, Workers workers) {
    return new EpochTrainer<>(
        new RecognizerObjective(recognizer),
        examples,
        recognizer::pack,
        recognizer.model().parameters().all(),
        recognizer.config().training(),
        workers);
  }

  private static float[] weights(int threads) {
    Recognizer recognizer = ToyFrames.recognizer("model.dropout.readout=0.2");
    try (Workers workers = new Workers(threads)) {
      EpochTrainer<FramePairs> trainer = trainer(recognizer, new ToyFrames(50), workers);
      trainer.run(1, () -> false);
      trainer.run(2, () -> false);
      assertThat(trainer.updates()).isEqualTo(8);
    }
    return recognizer.model().parameters().get("decoder.output.weight").value().toArray();
  }

  @Test
  void threads_do_not_change_the_weights() {
    assertThat(weights(3)).containsExactly(weights(1));
  }

  @Test
  void an_epoch_has_every_example_once_and_other_epochs_another_order() {
    ToyFrames frames = new ToyFrames(100);
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    TrainingExamples watched =
        new TrainingExamples() {
          @Override
          public int size() {
            return frames.size();
          }

          @Override
          public FrameExample get(int epoch, int index) {
            seen.add(epoch + " " + index);
            return frames.get(epoch, index);
          }
        };
    try (Workers workers = new Workers(1)) {
      EpochTrainer<FramePairs> trainer = trainer(ToyFrames.recognizer(), watched, workers);
      Loss loss = trainer.run(1, () -> false);
      trainer.run(2, () -> false);
      assertThat(loss.rows()).isGreaterThan(200); // words and ends
    }
    Set<String> first = new HashSet<>(seen.subList(0, 100));
    assertThat(first).hasSize(100).allMatch(each -> each.startsWith("1 "));
    List<String> order = seen.stream().map(each -> each.substring(2)).toList();
    assertThat(order.subList(100, 200))
        .containsExactlyInAnyOrderElementsOf(order.subList(0, 100))
        .isNotEqualTo(order.subList(0, 100));
  }

  @Test
  void an_epoch_ends_when_it_is_told_to() {
    try (Workers workers = new Workers(1)) {
      EpochTrainer<FramePairs> trainer =
          trainer(ToyFrames.recognizer(), new ToyFrames(100), workers);
      trainer.run(1, () -> trainer.updates() == 2);
      assertThat(trainer.updates()).isEqualTo(2);
    }
  }

  @Test
  void frames_that_are_not_numbers_stop_training_and_change_nothing() {
    Recognizer recognizer = ToyFrames.recognizer();
    Parameter weight = recognizer.model().parameters().get("decoder.output.weight");
    float[] before = weight.value().toArray();
    TrainingExamples broken =
        new TrainingExamples() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public FrameExample get(int epoch, int index) {
            return new FrameExample(new float[][] {{Float.NaN, 0, 0}}, new int[] {4}, 1);
          }
        };
    try (Workers workers = new Workers(1)) {
      EpochTrainer<FramePairs> trainer = trainer(recognizer, broken, workers);
      assertThatThrownBy(() -> trainer.run(1, () -> false))
          .isInstanceOf(TrainingException.class)
          .hasMessage(
              "update 1: the gradient or the loss is not finite: train with a lower"
                  + " training.optimizer.learning-rate or training.clip-norm");
    }
    assertThat(weight.value().toArray()).containsExactly(before);
  }

  @Test
  void shards_share_a_batch_out_without_changing_its_loss() {
    List<Loss> losses = new ArrayList<>();
    for (String shards : List.of("1", "3")) {
      Recognizer recognizer =
          ToyFrames.recognizer("training.shards=" + shards, "training.batch-size=20");
      try (Workers workers = new Workers(1)) {
        EpochTrainer<FramePairs> trainer = trainer(recognizer, new ToyFrames(20), workers);
        losses.add(trainer.run(1, () -> false));
        assertThat(trainer.updates()).isEqualTo(1);
      }
    }
    assertThat(losses.get(1).rows()).isEqualTo(losses.get(0).rows());
    assertThat(losses.get(1).loss()).isCloseTo(losses.get(0).loss(), within(1e-4));
  }

  @Test
  void fewer_examples_than_shards_are_trained_on_too() {
    Recognizer recognizer = ToyFrames.recognizer("training.shards=4");
    try (Workers workers = new Workers(2)) {
      EpochTrainer<FramePairs> trainer = trainer(recognizer, new ToyFrames(3), workers);
      assertThat(trainer.run(1, () -> false).rows()).isGreaterThanOrEqualTo(6);
    }
  }

  @Test
  void a_batch_holds_sequences_of_similar_lengths() {
    List<Integer> spreads = new ArrayList<>();
    Recognizer recognizer = ToyFrames.recognizer();
    try (Workers workers = new Workers(1)) {
      EpochTrainer<FramePairs> trainer =
          new EpochTrainer<>(
              new RecognizerObjective(recognizer),
              new ToyFrames(64),
              examples -> {
                int shortest = examples.stream().mapToInt(FrameExample::length).min().orElse(0);
                int longest = examples.stream().mapToInt(FrameExample::length).max().orElse(0);
                spreads.add(longest - shortest);
                return recognizer.pack(examples);
              },
              recognizer.model().parameters().all(),
              recognizer.config().training(),
              workers);
      trainer.run(1, () -> false);
    }
    assertThat(spreads).hasSize(4 * 2); // batches of two shards
    int all = spreads.stream().mapToInt(Integer::intValue).max().orElse(0);
    assertThat(all).isLessThanOrEqualTo(6); // of 3 to 15 frames
  }

  @Test
  void the_learning_rate_falls_when_validation_stalls() {
    Recognizer stalled = ToyFrames.recognizer("training.decay-patience=1");
    Recognizer improving = ToyFrames.recognizer("training.decay-patience=1");
    float[] before = weight(stalled);
    double[] moved = new double[2];
    int at = 0;
    for (Recognizer each : List.of(stalled, improving)) {
      try (Workers workers = new Workers(1)) {
        EpochTrainer<FramePairs> trainer = trainer(each, new ToyFrames(16), workers);
        for (int validation = 0; validation < 8; validation++) {
          trainer.validated(each == stalled ? 0 : validation);
        }
        trainer.run(1, () -> false);
      }
      float[] after = weight(each);
      for (int i = 0; i < after.length; i++) {
        moved[at] += Math.abs(after[i] - before[i]);
      }
      at++;
    }
    assertThat(moved[0]).isLessThan(moved[1] / 50); // halved seven times
  }

  private static float[] weight(Recognizer recognizer) {
    return recognizer.model().parameters().get("decoder.output.weight").value().toArray();
  }
}
