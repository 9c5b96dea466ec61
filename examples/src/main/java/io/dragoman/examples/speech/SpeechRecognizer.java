package io.dragoman.examples.speech;

import io.dragoman.cli.CommandException;
import io.dragoman.config.RunConfig;
import io.dragoman.data.DataException;
import io.dragoman.examples.audio.Audio;
import io.dragoman.examples.frames.ErrorReport;
import io.dragoman.examples.frames.Recognized;
import io.dragoman.examples.frames.Recognizer;
import io.dragoman.plot.SpectrogramPicture;
import io.dragoman.training.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A recognizer of spoken words.
 *
 * @param recognizer finds words in frames
 * @param frontEnd makes frames of sound
 */
record SpeechRecognizer(Recognizer recognizer, FrontEnd frontEnd) {
  private static final String RATE = "sample-rate";

  /** One that has learnt nothing, for the words and the rate of a corpus. */
  static SpeechRecognizer create(RunConfig config, SpeechCorpus corpus) {
    Map<String, String> facts = Map.of(RATE, Integer.toString(corpus.rate()));
    return of(Recognizer.create(config, corpus.words(), FrontEnd.features(), facts));
  }

  /**
   * Reads a model.
   *
   * @throws CommandException if there is none
   */
  static SpeechRecognizer load(Path directory) {
    Recognizer recognizer = Recognizer.load(directory);
    if (!recognizer.facts().containsKey(RATE)) {
      throw new CommandException(directory + ": is no recognizer of speech: choose another");
    }
    return of(recognizer);
  }

  private static SpeechRecognizer of(Recognizer recognizer) {
    return new SpeechRecognizer(
        recognizer, new FrontEnd(Integer.parseInt(recognizer.facts().get(RATE))));
  }

  /** A sound and what was recognized. */
  record Heard(Audio audio, Recognized result) {}

  /** Recognizes sounds. */
  List<Heard> listen(List<Audio> sounds, Workers workers) {
    float[][][] inputs = new float[sounds.size()][][];
    workers.run(inputs.length, i -> inputs[i] = frontEnd.inputs(sounds.get(i)));
    List<Recognized> results = recognizer.recognize(List.of(inputs), workers);
    List<Heard> heard = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      heard.add(new Heard(sounds.get(i), results.get(i)));
    }
    return heard;
  }

  /**
   * Counts the errors in strings.
   *
   * @throws DataException if one has another rate than the model
   */
  ErrorReport report(List<Utterance> strings, Workers workers) {
    List<Audio> sounds = strings.stream().map(Utterance::audio).toList();
    List<Heard> heard = listen(sounds, workers);
    ErrorReport report = new ErrorReport("words");
    for (int i = 0; i < strings.size(); i++) {
      Utterance each = strings.get(i);
      report.add(each.speaker(), heard.get(i).result().text(), each.transcript());
    }
    return report;
  }

  /** Draws where the recognizer listened as it wrote. */
  String picture(Heard heard) {
    float[][] attention = heard.result().attention();
    float[][] frames = frontEnd.spectrogram(heard.audio());
    int inputs = frontEnd.inputs(heard.audio()).length;
    List<String> words = new ArrayList<>(List.of(heard.result().text().split(" ")));
    if (words.size() < attention.length) {
      words.add("</s>");
    }
    int perState = (inputs + attention[0].length - 1) / attention[0].length;
    return SpectrogramPicture.svg(
        heard.result().text(),
        words,
        attention,
        frames,
        perState * FrontEnd.secondsPerInput(),
        FrontEnd.SECONDS_PER_FRAME);
  }
}
