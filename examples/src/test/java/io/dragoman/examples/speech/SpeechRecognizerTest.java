package io.dragoman.examples.speech;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.cli.CommandException;
import io.dragoman.config.RunConfig;
import io.dragoman.examples.audio.Audio;
import io.dragoman.examples.frames.FrameTraining;
import io.dragoman.examples.frames.Recognized;
import io.dragoman.examples.frames.Recognizer;
import io.dragoman.examples.frames.RecognizerObjective;
import io.dragoman.examples.speech.SpeechRecognizer.Heard;
import io.dragoman.training.Workers;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechRecognizerTest {
  private static final RunConfig SMALL =
      RunConfig.standard()
          .with(
              "model.encoder.embedding=16",
              "model.encoder.hidden=24",
              "model.decoder.embedding=8",
              "model.decoder.hidden=24",
              "model.decoder.readout=24",
              "model.attention.units=24",
              "model.dropout.embedding=0",
              "model.dropout.layers=0",
              "model.dropout.readout=0",
              "training.batch-size=8",
              "training.label-smoothing=0",
              "training.optimizer.learning-rate=0.01",
              "training.max-epochs=1",
              "search.beam=1");

  @TempDir Path folder;

  private final SpeechCorpus corpus = twoWords();

  /** One voice and two words that could not differ more. */
  private static SpeechCorpus twoWords() {
    SpeechCorpus all = GeneratedSpeech.of(1, 6, 1, 1);
    List<Recording> recordings =
        all.recordings().stream().filter(each -> each.word().matches("six|one")).toList();
    List<Utterance> strings = new ArrayList<>();
    for (int i = 0; i < recordings.size(); i++) {
      Recording each = recordings.get(i);
      strings.add(new Utterance(each.word(), "voice-" + i % 2, List.of(each.audio())));
    }
    return new SpeechCorpus("two words", recordings, List.of(), strings);
  }

  @Test
  void learns_to_tell_two_words_apart_within_seconds() {
    SpeechRecognizer speech = SpeechRecognizer.create(SMALL, corpus);
    Recognizer recognizer = speech.recognizer();
    try (Workers workers = new Workers(1)) {
      PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
      double least =
          new FrameTraining<>(
                  new RecognizerObjective(recognizer),
                  new SpeechExamples(corpus, speech.frontEnd(), recognizer::ids, 500, 1),
                  recognizer::pack,
                  recognizer.model().parameters(),
                  SMALL.training(),
                  workers,
                  () -> 0,
                  quiet)
              .run(
                  1,
                  () -> speech.report(corpus.dev(), workers).wordErrorRate(),
                  () -> recognizer.save(folder));
      assertThat(least).isLessThan(20); // guessing is wrong half of the time

      ByteArrayOutputStream out = new ByteArrayOutputStream();
      SpeechRecognizer.load(folder)
          .report(corpus.dev(), workers)
          .print(new PrintStream(out, true, UTF_8));
      assertThat(out.toString(UTF_8).lines().map(line -> line.split(" ")[0]))
          .containsExactly("all", "voice-0", "voice-1");
    }
  }

  @Test
  void sounds_heard_together_are_heard_as_alone() {
    SpeechRecognizer speech = SpeechRecognizer.create(SMALL, corpus);
    List<Audio> sounds = corpus.dev().stream().limit(4).map(Utterance::audio).toList();
    try (Workers workers = new Workers(2)) {
      List<Heard> together = speech.listen(sounds, workers);
      for (int i = 0; i < 4; i++) {
        Heard alone = speech.listen(List.of(sounds.get(i)), workers).get(0);
        assertThat(together.get(i).audio()).isSameAs(sounds.get(i));
        assertThat(together.get(i).result().text()).isEqualTo(alone.result().text());
        assertThat(together.get(i).result().attention()).isDeepEqualTo(alone.result().attention());
      }
    }
  }

  @Test
  void the_picture_has_a_row_for_each_word_and_the_end() {
    SpeechRecognizer speech = SpeechRecognizer.create(SMALL, corpus);
    Audio audio = Audio.silence(8000, 8000); // 98 frames, 33 inputs
    float[][] weights = new float[3][33];
    weights[0][2] = 1;
    String svg = speech.picture(new Heard(audio, new Recognized("one six", weights)));
    assertThat(svg).contains(">one six<", ">one<", ">six<", ">&lt;/s&gt;<", "one: 1.000");
  }

  @Test
  void a_recognizer_of_something_else_is_refused() {
    Recognizer.create(SMALL, List.of("a"), 3, Map.of()).save(folder);
    assertThatThrownBy(() -> SpeechRecognizer.load(folder))
        .isInstanceOf(CommandException.class)
        .hasMessage(folder + ": is no recognizer of speech: choose another");
  }
}
