package io.dragoman.examples.speech;

import io.dragoman.cli.CommandException;
import io.dragoman.cli.Console;
import io.dragoman.examples.audio.Audio;
import io.dragoman.examples.audio.WavFile;
import io.dragoman.examples.files.ResultFile;
import io.dragoman.examples.speech.SpeechRecognizer.Heard;
import io.dragoman.training.Workers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what is said in WAV files. */
@Command(
    name = "transcribe",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Write what is said in WAV files (PCM of 8 or 16 bits), a line each.")
final class SpeechTranscribeCommand implements Runnable {
  @Option(names = "--model", paramLabel = "DIR", required = true, description = "The recognizer.")
  private Path model;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Draw where the recognizer listened in the first file, as SVG.")
  private Optional<Path> picture;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "WAV files.")
  private List<Path> files;

  private final Console console;

  SpeechTranscribeCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    SpeechRecognizer speech = SpeechRecognizer.load(model);
    int rate = speech.frontEnd().rate();
    List<Audio> sounds = files.stream().map(file -> read(file, rate)).toList();
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      List<Heard> heard = speech.listen(sounds, workers);
      heard.forEach(each -> console.out().println(each.result().text()));
      picture.ifPresent(file -> ResultFile.write(file, speech.picture(heard.get(0)), "--picture"));
    }
  }

  private static Audio read(Path file, int rate) {
    Audio audio = WavFile.read(file);
    if (audio.rate() != rate) {
      throw new CommandException(
          "%s: the rate is %,d Hz but the model's %,d Hz: resample it"
              .formatted(file, audio.rate(), rate));
    }
    return audio;
  }
}
