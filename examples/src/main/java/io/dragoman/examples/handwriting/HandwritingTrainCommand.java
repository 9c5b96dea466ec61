package io.dragoman.examples.handwriting;

import io.dragoman.cli.Console;
import io.dragoman.cli.OptionRange;
import io.dragoman.config.RunConfig;
import io.dragoman.examples.files.ResultFile;
import io.dragoman.examples.frames.FrameTraining;
import io.dragoman.examples.frames.Recognized;
import io.dragoman.examples.frames.Recognizer;
import io.dragoman.examples.frames.TrainingExamples;
import io.dragoman.examples.frames.TrainingOptions;
import io.dragoman.training.Workers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a classifier of digits and a recognizer of strings of digits. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Train a classifier of single digits and a recognizer of strings of 3 to 6 digits, and report"
          + " their errors on digits that are held out: a seventh, drawn at random.",
      "Without --data it trains on strokes that it makes itself."
    })
final class HandwritingTrainCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "Digits, a line each: the label, a tab, points x,y with spaces between; default:"
              + " generated strokes.")
  private Optional<Path> data;

  @Option(
      names = "--strings",
      paramLabel = "N",
      defaultValue = "4000",
      description = "Training strings in an epoch; default ${DEFAULT-VALUE}.")
  private int strings;

  @Mixin private TrainingOptions options;

  private final Console console;

  HandwritingTrainCommand(Console console) {
    this.console = console;
  }

  /** Models of a size that learn the digits within minutes. */
  static RunConfig standard() {
    return RunConfig.standard()
        .with(
            "model.encoder.embedding=32",
            "model.encoder.cell=lstm",
            "model.encoder.hidden=64",
            "model.encoder.layers=2",
            "model.decoder.embedding=16",
            "model.decoder.hidden=64",
            "model.decoder.readout=64",
            "model.attention.units=64",
            "model.dropout.embedding=0.05",
            "model.dropout.layers=0.1",
            "model.dropout.readout=0.1",
            "training.batch-size=64",
            "training.optimizer.learning-rate=0.004",
            "training.average=0.99",
            "training.max-epochs=25",
            "training.early-stopping-patience=8",
            "training.decay-patience=3",
            "search.beam=4");
  }

  @Override
  public void run() {
    OptionRange.atLeast(spec, "--strings", strings, 1);
    RunConfig config = options.config(spec, standard());
    HandwritingCorpus corpus =
        data.map(HandwritingCorpus::read).orElseGet(HandwritingCorpus::generated);
    console
        .err()
        .printf(
            "data         %s: %,d digits, %,d held out%n",
            corpus.name(), corpus.train().size(), corpus.dev().size());
    try (Workers workers = new Workers(options.threads())) {
      DigitClassifier classifier = trainDigits(config, corpus, workers);
      Recognizer recognizer = trainStrings(config, corpus, workers);
      console
          .out()
          .printf(
              "single digits %.2f%% wrong (nearest neighbour %.2f%%)%nstrings of digits:%n",
              classifier.errorRate(corpus.dev()),
              new NearestNeighbour(corpus.train()).errorRate(corpus.dev()));
      HandwritingReport.of(recognizer, corpus.strings(), workers).print(console.out());
      draw(recognizer, corpus.strings().get(0), workers);
    }
  }

  private DigitClassifier trainDigits(RunConfig config, HandwritingCorpus corpus, Workers workers) {
    console.err().println("single digits");
    DigitClassifier classifier = new DigitClassifier(config);
    new FrameTraining<>(
            classifier,
            HandwritingExamples.digits(corpus.train(), config.training().seed()),
            DigitClassifier::pack,
            classifier.model().parameters(),
            config.training(),
            workers,
            System::nanoTime,
            console.err())
        .run(
            options.minutes() / 2,
            () -> classifier.errorRate(corpus.dev()),
            () -> classifier.save(options.model()));
    return DigitClassifier.load(options.model(), config);
  }

  private Recognizer trainStrings(RunConfig config, HandwritingCorpus corpus, Workers workers) {
    console.err().println("strings of digits");
    List<String> digits = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    Recognizer recognizer = Recognizer.create(config, digits, StrokeFeatures.COUNT, Map.of());
    TrainingExamples examples =
        HandwritingExamples.strings(
            corpus.train(), recognizer::ids, strings, config.training().seed());
    FrameTraining.of(recognizer, examples, workers, console.err())
        .run(
            options.minutes() / 2,
            () -> HandwritingReport.of(recognizer, corpus.strings(), workers).wordErrorRate(),
            () -> recognizer.save(options.model()));
    return Recognizer.load(options.model());
  }

  private void draw(Recognizer recognizer, WrittenString string, Workers workers) {
    Recognized found = HandwritingReport.read(recognizer, List.of(string), workers).get(0);
    Path picture = options.model().resolve("attention.svg");
    ResultFile.write(picture, HandwritingReport.picture(string, found), "--model");
    console.out().printf("%nwritten      %s%n", string.digits());
    console.out().printf("recognized   %s%n", found.text());
    console.out().printf("file         %s%n", picture);
  }
}
