package io.dragoman.examples.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.model.FramePairs;
import io.dragoman.tensor.Arena;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecognizerObjectiveTest {
  private static FramePairs pairs(Recognizer recognizer) {
    SplittableRandom random = new SplittableRandom(3);
    return recognizer.pack(List.of(ToyFrames.example(random, 1), ToyFrames.example(random, 2)));
  }

  private static Loss loss(Recognizer recognizer) {
    Tape tape = Tape.inference(new ScalarKernels(), new Arena());
    return new RecognizerObjective(recognizer).loss(tape, pairs(recognizer), 0f);
  }

  @Test
  void units_are_words_and_ends() {
    Recognizer recognizer = ToyFrames.recognizer();
    FramePairs pairs = pairs(recognizer);
    assertThat(new RecognizerObjective(recognizer).units(pairs)).isEqualTo(pairs.targetTokens());
    assertThat(loss(recognizer).rows()).isEqualTo(pairs.targetTokens());
  }

  @Test
  void labels_are_smoothed_as_configured() {
    Loss plain = loss(ToyFrames.recognizer("training.label-smoothing=0"));
    Loss smoothed = loss(ToyFrames.recognizer("training.label-smoothing=0.2"));
    assertThat(plain.loss()).isCloseTo(plain.negativeLogLikelihood(), within(1e-5));
    assertThat(smoothed.negativeLogLikelihood()).isEqualTo(plain.negativeLogLikelihood());
    assertThat(Math.abs(smoothed.loss() - plain.loss())).isGreaterThan(1e-3);
  }
}
