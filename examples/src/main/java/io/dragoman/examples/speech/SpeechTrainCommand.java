package io.dragoman.examples.speech;

import io.dragoman.cli.Console;
import io.dragoman.cli.OptionRange;
import io.dragoman.config.RunConfig;
import io.dragoman.examples.audio.WavFile;
import io.dragoman.examples.files.ResultFile;
import io.dragoman.examples.frames.ErrorReport;
import io.dragoman.examples.frames.FrameTraining;
import io.dragoman.examples.frames.Recognizer;
import io.dragoman.examples.frames.TrainingOptions;
import io.dragoman.examples.speech.SpeechRecognizer.Heard;
import io.dragoman.training.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a recognizer of speech and reports what it gets wrong. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Train a recognizer on recordings of single words, joined to strings anew in every epoch,"
          + " and report its word error rate on held-out strings.",
      "Without --data it trains on sounds that it makes itself: computed voices saying the digits."
    },
    footerHeading = "%nFiles of --data:%n",
    footer = {
      "  train.tsv           columns file, transcript, speaker: recordings of single words",
      "  strings.train.tsv   columns files_in_order, transcript, speaker; may be missing",
      "  strings.dev.tsv     the same for strings that are held out"
    })
final class SpeechTrainCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with WAV files and lists of them; default: generated sounds.")
  private Optional<Path> data;

  @Option(
      names = "--strings",
      paramLabel = "N",
      defaultValue = "3000",
      description = "Training strings in an epoch; default ${DEFAULT-VALUE}.")
  private int strings;

  @Mixin private TrainingOptions options;

  private final Console console;

  SpeechTrainCommand(Console console) {
    this.console = console;
  }

  /** A model of a size that learns the digits within minutes. */
  static RunConfig standard() {
    return RunConfig.standard()
        .with(
            "model.encoder.embedding=96",
            "model.encoder.hidden=128",
            "model.encoder.layers=2",
            "model.encoder.pyramid=2",
            "model.decoder.embedding=32",
            "model.decoder.hidden=128",
            "model.decoder.readout=128",
            "model.attention.units=128",
            "model.dropout.embedding=0.1",
            "model.dropout.layers=0.2",
            "model.dropout.readout=0.2",
            "training.batch-size=32",
            "training.bucket-batches=20",
            "training.optimizer.learning-rate=0.002",
            "training.average=0.995",
            "training.max-epochs=20",
            "search.beam=4");
  }

  @Override
  public void run() {
    OptionRange.atLeast(spec, "--strings", strings, 1);
    RunConfig config = options.config(spec, standard());
    SpeechCorpus corpus =
        data.map(SpeechFiles::read).orElseGet(() -> GeneratedSpeech.of(6, 30, 120, 1));
    console
        .err()
        .printf(
            "data         %s: %,d recordings, %,d words, %,d held-out strings%n",
            corpus.name(), corpus.recordings().size(), corpus.words().size(), corpus.dev().size());
    SpeechRecognizer speech = SpeechRecognizer.create(config, corpus);
    try (Workers workers = new Workers(options.threads())) {
      train(speech, corpus, workers);
      finish(SpeechRecognizer.load(options.model()), corpus, workers);
    }
  }

  private void train(SpeechRecognizer speech, SpeechCorpus corpus, Workers workers) {
    Recognizer recognizer = speech.recognizer();
    long seed = recognizer.config().training().seed();
    SpeechExamples examples =
        new SpeechExamples(corpus, speech.frontEnd(), recognizer::ids, strings, seed);
    FrameTraining.of(recognizer, examples, workers, console.err())
        .run(
            options.minutes(),
            () -> speech.report(corpus.dev(), workers).wordErrorRate(),
            () -> recognizer.save(options.model()));
  }

  private void finish(SpeechRecognizer speech, SpeechCorpus corpus, Workers workers) {
    ErrorReport report = speech.report(corpus.dev(), workers);
    report.print(console.out());
    Utterance shown = corpus.dev().get(0);
    Heard heard = speech.listen(List.of(shown.audio()), workers).get(0);
    Path picture = options.model().resolve("attention.svg");
    List<Path> files = new ArrayList<>(List.of(picture));
    ResultFile.write(picture, speech.picture(heard), "--model");
    if (data.isEmpty()) {
      Path sample = options.model().resolve("sample.wav");
      WavFile.write(sample, shown.audio());
      files.add(sample);
    }
    console.out().printf("%nsaid         %s%n", shown.transcript());
    console.out().printf("recognized   %s%n", heard.result().text());
    files.forEach(file -> console.out().printf("file         %s%n", file));
  }
}
