package io.dragoman.examples.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.cli.CommandException;
import io.dragoman.io.ParameterFiles;
import io.dragoman.training.Workers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognizerTest {
  @TempDir Path folder;

  private final List<float[][]> frames = new ArrayList<>();
  private final List<String> right = new ArrayList<>();

  private void draw(int count) {
    SplittableRandom random = new SplittableRandom(77);
    for (int i = 0; i < count; i++) {
      FrameExample example = ToyFrames.example(random, i);
      frames.add(example.frames());
      List<String> words = new ArrayList<>();
      for (int id : example.words()) {
        words.add(ToyFrames.WORDS.get(id - 4));
      }
      right.add(String.join(" ", words));
    }
  }

  private double error(Recognizer recognizer, Workers workers) {
    ErrorReport report = new ErrorReport("words");
    List<Recognized> found = recognizer.recognize(frames, workers);
    for (int i = 0; i < found.size(); i++) {
      report.add("", found.get(i).text(), right.get(i));
    }
    return report.wordErrorRate();
  }

  @Test
  void learns_and_is_the_same_after_it_was_saved_and_loaded() {
    draw(40);
    Recognizer recognizer = ToyFrames.recognizer();
    Path place = folder.resolve("model");
    try (Workers workers = new Workers(1)) {
      PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
      double least =
          new FrameTraining<>(
                  new RecognizerObjective(recognizer),
                  new ToyFrames(400),
                  recognizer::pack,
                  recognizer.model().parameters(),
                  recognizer.config().training(),
                  workers,
                  () -> 0,
                  quiet)
              .run(1, () -> error(recognizer, workers), () -> recognizer.save(place));
      assertThat(least).isLessThan(3);

      Recognizer again = Recognizer.load(place);
      assertThat(error(again, workers)).isEqualTo(least);
      assertThat(again.facts()).containsEntry("fact", "1").containsEntry("features", "3");
      assertThat(again.config()).isEqualTo(recognizer.config());
      assertThat(again.vocabulary()).isEqualTo(recognizer.vocabulary());
      Recognized shown = again.recognize(frames.subList(0, 1), workers).get(0);
      assertThat(shown.attention()).hasNumberOfRows(shown.text().split(" ").length + 1);
      assertThat(shown.attention()[0]).hasSize(frames.get(0).length);
    }
  }

  @Test
  void threads_and_batches_do_not_change_results() {
    draw(9);
    List<String> expected = texts(ToyFrames.recognizer("search.batch-size=64"), 1);
    assertThat(texts(ToyFrames.recognizer("search.batch-size=2"), 3)).isEqualTo(expected);
  }

  private List<String> texts(Recognizer recognizer, int threads) {
    try (Workers workers = new Workers(threads)) {
      return recognizer.recognize(frames, workers).stream().map(Recognized::text).toList();
    }
  }

  @Test
  void words_have_ids_behind_the_special_ones() {
    Recognizer recognizer = ToyFrames.recognizer();
    assertThat(recognizer.ids("b a c")).containsExactly(5, 4, 6);
    assertThat(recognizer.ids("b ?")).containsExactly(5, 3);
  }

  @Test
  void folders_without_a_recognizer_are_refused() throws IOException {
    assertThat(Recognizer.isIn(folder)).isFalse();
    assertThatThrownBy(() -> Recognizer.load(folder))
        .isInstanceOf(CommandException.class)
        .hasMessage(folder + ": holds no recognizer: train one there first");
    Recognizer recognizer = ToyFrames.recognizer();
    recognizer.save(folder);
    assertThat(Recognizer.isIn(folder)).isTrue();
    Path parameters = folder.resolve("model.safetensors");
    ParameterFiles.save(parameters, recognizer.model().parameters(), Map.of());
    assertThatThrownBy(() -> Recognizer.load(folder))
        .isInstanceOf(CommandException.class)
        .hasMessage(parameters + ": is no recognizer of frames: choose another");
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> recognizer.save(file))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith(file + ": cannot be written (");
  }
}
