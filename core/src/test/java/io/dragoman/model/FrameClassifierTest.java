package io.dragoman.model;

import static io.dragoman.Tensors.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.optim.Optimizer;
import io.dragoman.optim.OptimizerConfig;
import io.dragoman.optim.Optimizers;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FrameClassifierTest {
  private static final int CLASSES = 5;
  private static final int[] LENGTHS = {2, 5, 1, 3};
  private static final int[] GOLD = {4, 0, 3, 1};

  private static FrameClassifier model(String cell, int layers) {
    EncoderConfig encoder = new EncoderConfig(4, cell, 5, layers, true);
    return FrameClassifier.create(
        encoder, new DropoutConfig(0f, 0f, 0f), Frames.FEATURES, CLASSES, 3);
  }

  private static FrameBatch batch() {
    return FrameBatch.of(Frames.sequences(1, LENGTHS), Frames.keys(LENGTHS.length));
  }

  @ParameterizedTest
  @CsvSource({"gru,1", "lstm,2"})
  void the_loss_has_the_right_gradient(String cell, int layers) {
    GradientCheck.ofStored(
            () -> {
              FrameClassifier model = model(cell, layers);
              return new GradientCheck.Stored(
                  model.parameters(),
                  (tape, x) -> model.loss(tape, batch(), GOLD, 0.1f, 1f).loss());
            })
        .passes();
  }

  @ParameterizedTest
  @MethodSource("io.dragoman.kernels.Implementations#all")
  void a_batch_gives_the_bits_of_each_sequence_alone(Kernels kernels) {
    FrameClassifier model = model("gru", 2);
    Tape tape = Tape.inference(kernels, new Arena());
    FrameBatch batch = batch();
    Tensor together = model.logits(tape, batch).value();
    float[][][] sequences = Frames.sequences(1, LENGTHS);
    for (int row = 0; row < LENGTHS.length; row++) {
      int i = batch.sentence(row);
      FrameBatch alone = FrameBatch.of(new float[][][] {sequences[i]}, new long[] {1});
      assertSameBits(
          "sequence " + i, model.logits(tape, alone).value(), together.slice(row, row + 1));
    }
  }

  @Test
  void learns_classes_by_heart_and_gives_them_in_the_order_of_the_sequences() {
    FrameClassifier model = model("gru", 1);
    Kernels kernels = new ScalarKernels();
    Gradients gradients = new Gradients(model.parameters().all());
    Optimizer optimizer =
        Optimizers.create(OptimizerConfig.adam(), model.parameters().all(), kernels);
    Loss loss = Loss.NONE;
    for (int update = 0; update < 100; update++) {
      try (Tape tape = Tape.training(kernels, new Arena(), gradients, null)) {
        loss = model.loss(tape, batch(), GOLD, 0f, 0.25f);
        tape.backward();
      }
      optimizer.beginUpdate(0.02, 1);
      model
          .parameters()
          .all()
          .forEach(
              each -> {
                optimizer.update(each, gradients, 0, each.value().size());
                each.changed();
              });
    }
    assertThat(loss.rows()).isEqualTo(4);
    assertThat(loss.loss() / 4).isLessThan(0.1);
    Tape tape = Tape.inference(kernels, new Arena());
    assertThat(model.classify(tape, batch())).containsExactly(GOLD);
  }
}
