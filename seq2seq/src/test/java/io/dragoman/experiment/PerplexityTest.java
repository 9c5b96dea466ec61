package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.data.ParallelCorpus;
import io.dragoman.data.SentencePair;
import io.dragoman.toys.Toys;
import io.dragoman.training.TrainingEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PerplexityTest {
  @TempDir Path directory;

  /** Trains a little and returns the loss of the last validation. */
  private double train(TrainingFiles files, String... settings) {
    double[] loss = new double[1];
    var config =
        ToyFiles.config("training.max-updates=25", "training.validate-every=25u").with(settings);
    try (TrainingRun run =
        TrainingRun.prepare(files, directory.resolve("model"), config, "train")) {
      run.run(
          List.of(
              event -> {
                if (event instanceof TrainingEvent.Validated validated) {
                  loss[0] = validated.result().loss();
                }
              }));
    }
    return loss[0];
  }

  private Perplexity score(Path source, Path target, int threads) {
    try (ParallelCorpus pairs = ParallelCorpus.open(source, target)) {
      return TranslationModel.load(directory.resolve("model")).perplexity(pairs, threads);
    }
  }

  @Test
  void the_cross_entropy_is_the_loss_of_validation() throws IOException {
    TrainingFiles files = ToyFiles.write(directory, Toys.text(200, 1), Toys.text(70, 2));
    double loss = train(files);

    Perplexity result = score(files.validSource(), files.validTarget(), 1);

    assertThat(result.crossEntropy()).isCloseTo(loss, within(1e-9));
    assertThat(result.perToken()).isCloseTo(Math.exp(loss), within(1e-8));
    assertThat(result.perWord()).isEqualTo(result.perToken()); // pieces are words
    assertThat(result.sentences()).isEqualTo(70);
    assertThat(result.tokens())
        .isEqualTo(Toys.text(70, 2).stream().mapToInt(p -> p.target().split(" ").length + 1).sum());
    assertThat(result.unknown() + result.skipped()).isZero();
    assertThat(score(files.validSource(), files.validTarget(), 3)).isEqualTo(result);
  }

  @Test
  void words_are_counted_in_the_text_and_pieces_in_the_vocabulary() throws IOException {
    TrainingFiles files = ToyFiles.write(directory);
    train(files, "data.target-subwords=char");

    Perplexity result = score(files.validSource(), files.validTarget(), 1);

    long words = Toys.text(20, 2).stream().mapToInt(p -> p.target().split(" ").length + 1).sum();
    assertThat(result.words()).isEqualTo(words);
    assertThat(result.tokens()).isEqualTo((words - 20) * 3); // R a _ R a end
    assertThat(Math.log(result.perWord()) * words)
        .isCloseTo(result.negativeLogLikelihood(), within(1e-6));
  }

  @Test
  void unknown_words_and_empty_sides_are_told() throws IOException {
    TrainingFiles files = ToyFiles.write(directory);
    train(files);
    List<SentencePair> odd = new ArrayList<>(Toys.text(3, 5));
    odd.add(new SentencePair(4, "ba", ""));
    odd.add(new SentencePair(5, "ba new", "Ra Ne We"));
    Path source = directory.resolve("odd.src");
    Path target = directory.resolve("odd.tgt");
    Toys.write(source, target, odd);

    Perplexity result = score(source, target, 2);

    assertThat(result.sentences()).isEqualTo(4);
    assertThat(result.skipped()).isEqualTo(1);
    assertThat(result.unknown()).isEqualTo(2);
  }

  @Test
  void sentences_that_training_would_skip_are_scored() throws IOException {
    TrainingFiles files = ToyFiles.write(directory);
    train(files, "data.max-length=5");
    Path source = directory.resolve("long.src");
    Path target = directory.resolve("long.tgt");
    String line = "ba ".repeat(300).strip();
    Toys.write(source, target, List.of(new SentencePair(1, line, line.replace("ba", "Ra"))));

    assertThat(score(source, target, 1).tokens()).isEqualTo(301);
  }
}
