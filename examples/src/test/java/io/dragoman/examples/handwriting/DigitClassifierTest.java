package io.dragoman.examples.handwriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.cli.CommandException;
import io.dragoman.config.RunConfig;
import io.dragoman.examples.frames.FrameExample;
import io.dragoman.examples.frames.FrameTraining;
import io.dragoman.examples.frames.TrainingExamples;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.model.SequenceExamples;
import io.dragoman.tensor.Arena;
import io.dragoman.training.Workers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitClassifierTest {
  private static final RunConfig CONFIG =
      RunConfig.standard()
          .with(
              "model.encoder.hidden=16",
              "model.dropout.embedding=0",
              "model.dropout.readout=0",
              "training.batch-size=32",
              "training.optimizer.learning-rate=0.02");

  @TempDir Path folder;

  private static void train(DigitClassifier classifier, List<Stroke> strokes, int epochs) {
    TrainingExamples examples = HandwritingExamples.digits(strokes, 1);
    try (Workers workers = new Workers(1)) {
      PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
      new FrameTraining<>(
              classifier,
              examples,
              DigitClassifier::pack,
              classifier.model().parameters(),
              CONFIG.with("training.max-epochs=" + epochs).training(),
              workers,
              () -> 0,
              quiet)
          .run(1, () -> classifier.errorRate(strokes), () -> {});
    }
  }

  @Test
  void learns_generated_digits_and_is_the_same_after_it_was_saved_and_loaded() {
    List<Stroke> all = GeneratedStrokes.of(700, 1);
    DigitClassifier classifier = new DigitClassifier(CONFIG);
    List<Stroke> held = all.subList(600, 700);
    assertThat(classifier.errorRate(held)).isGreaterThan(50);

    train(classifier, all.subList(0, 600), 5);

    double rate = classifier.errorRate(held);
    assertThat(rate).isLessThan(15);
    classifier.save(folder);
    assertThat(DigitClassifier.load(folder, CONFIG).errorRate(held)).isEqualTo(rate);
  }

  @Test
  void the_error_does_not_depend_on_the_order_of_the_strokes() {
    DigitClassifier classifier = new DigitClassifier(CONFIG);
    Stroke five = new Stroke(5, new float[] {0, 30, 60, 9}, new float[] {100, 0, 50, 9});
    Stroke two = new Stroke(2, new float[] {10, 90}, new float[] {30, 70});
    double first = classifier.errorRate(List.of(five, two));
    assertThat(classifier.errorRate(List.of(two, five))).isEqualTo(first);
    double mean = (classifier.errorRate(List.of(five)) + classifier.errorRate(List.of(two))) / 2;
    assertThat(first).isCloseTo(mean, within(1e-9));
  }

  @Test
  void an_example_is_a_unit_and_its_word_the_class() {
    DigitClassifier classifier = new DigitClassifier(CONFIG);
    TrainingExamples examples = HandwritingExamples.digits(GeneratedStrokes.of(9, 4), 1);
    List<FrameExample> some = IntStream.range(0, 9).mapToObj(i -> examples.get(1, i)).toList();
    SequenceExamples packed = DigitClassifier.pack(some);
    assertThat(classifier.units(packed)).isEqualTo(9);
    Tape tape = Tape.inference(new ScalarKernels(), new Arena());
    Loss together = classifier.loss(tape, packed, 0f);
    double sum = 0;
    for (FrameExample each : some) {
      sum += classifier.loss(tape, DigitClassifier.pack(List.of(each)), 0f).loss();
    }
    assertThat(together.rows()).isEqualTo(9);
    assertThat(together.loss()).isCloseTo(sum, within(1e-5));
  }

  @Test
  void folders_without_a_classifier_are_refused() throws IOException {
    assertThatThrownBy(() -> DigitClassifier.load(folder, CONFIG))
        .isInstanceOf(CommandException.class)
        .hasMessage(folder + ": is no recognizer of handwriting: choose another");
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new DigitClassifier(CONFIG).save(file))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith(file + ": cannot be written (");
  }
}
