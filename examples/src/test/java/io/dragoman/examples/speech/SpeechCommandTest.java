package io.dragoman.examples.speech;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.cli.Console;
import io.dragoman.cli.Main;
import io.dragoman.examples.audio.Audio;
import io.dragoman.examples.audio.WavFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechCommandTest {
  private static final List<String> TINY =
      List.of(
          "--set",
          "training.max-epochs=2",
          "model.encoder.embedding=8",
          "model.encoder.hidden=8",
          "model.decoder.embedding=8",
          "model.decoder.hidden=8",
          "model.decoder.readout=8",
          "model.attention.units=8",
          "search.beam=2");

  @TempDir Path folder;
  private Path model;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void place() {
    model = folder.resolve("model");
  }

  private int speech(List<String> options, String... more) {
    out.reset();
    err.reset();
    Console console = Console.of(InputStream.nullInputStream(), out, err, 0);
    List<String> arguments = new ArrayList<>(List.of("speech"));
    arguments.addAll(List.of(more));
    arguments.addAll(options);
    return Main.run(
        arguments.toArray(String[]::new), console, List.of(SpeechCommand.create(console)));
  }

  /** Two speakers with three words of their own and a few held-out strings. */
  private Path corpus() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    SpeechCorpus generated = GeneratedSpeech.of(2, 1, 4, 3);
    StringBuilder train = new StringBuilder("file\ttranscript\tspeaker\n");
    for (Recording each : generated.recordings()) {
      String name = each.word() + "-" + each.speaker() + ".wav";
      WavFile.write(data.resolve(name), each.audio());
      train.append("%s\t%s\t%s%n".formatted(name, each.word(), each.speaker()));
    }
    Files.writeString(data.resolve("train.tsv"), train.toString().replace("\r", ""));
    StringBuilder dev = new StringBuilder("files_in_order\ttranscript\tspeaker\n");
    for (Utterance each : generated.dev()) {
      String name = "string-" + dev.length() + ".wav";
      WavFile.write(data.resolve(name), each.audio());
      dev.append(name + "\t" + each.transcript() + "\t" + each.speaker() + "\n");
    }
    Files.writeString(data.resolve("strings.dev.tsv"), dev.toString());
    return data;
  }

  @Test
  void trains_on_recordings_evaluates_and_transcribes() throws IOException {
    Path data = corpus();

    int code =
        speech(
            TINY,
            "train",
            "--data",
            data.toString(),
            "--model",
            model.toString(),
            "--strings",
            "40");

    assertThat(err.toString(UTF_8))
        .startsWith("data         " + data + ": 20 recordings, 10 words, 4 held-out strings\n")
        .contains("\nepoch 2   loss ");
    assertThat(code).isZero();
    assertThat(out.toString(UTF_8))
        .startsWith("all ")
        .contains("\nvoice-1 ", "\nvoice-2 ", "\nsaid ", "\nrecognized ")
        .endsWith("\nfile         " + model.resolve("attention.svg") + "\n");
    assertThat(model.resolve("attention.svg")).content().startsWith("<?xml");
    String trained = out.toString(UTF_8).lines().limit(3).toList().toString();

    Path list = data.resolve("strings.dev.tsv");
    assertThat(
            speech(
                List.of(), "evaluate", "--model", model.toString(), "--strings", list.toString()))
        .isZero();
    assertThat(out.toString(UTF_8).lines().toList().toString()).isEqualTo(trained);

    Path picture = folder.resolve("picture.svg");
    String wav = data.resolve("one-voice-1.wav").toString();
    assertThat(
            speech(
                List.of(wav, wav),
                "transcribe",
                "--model",
                model.toString(),
                "--picture",
                picture.toString()))
        .isZero();
    List<String> lines = out.toString(UTF_8).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).isEqualTo(lines.get(0));
    assertThat(picture).content().startsWith("<?xml");
  }

  @Test
  void makes_sounds_of_its_own_where_there_are_none() {
    int code = speech(TINY, "train", "--model", model.toString(), "--strings", "10");

    assertThat(err.toString(UTF_8))
        .startsWith(
            "data         generated sounds: 1,800 recordings, 10 words, 120 held-out strings\n");
    assertThat(code).isZero();
    assertThat(out.toString(UTF_8))
        .contains("\nfile         " + model.resolve("sample.wav") + "\n");
    assertThat(WavFile.read(model.resolve("sample.wav")).seconds()).isGreaterThan(0.5);

    assertThat(speech(TINY, "train", "--model", model.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "dragoman: "
                + model
                + ": holds a model already: delete it or choose another --model\n");
  }

  @Test
  void wrong_uses_are_refused() {
    assertThat(speech(List.of())).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("dragoman: no command given (see dragoman speech --help)\n");
    assertThat(speech(List.of(), "train", "--model", model.toString(), "--minutes", "0"))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "dragoman: --minutes is 0.0: must be more than 0 (see dragoman speech train --help)\n");
    assertThat(speech(List.of(), "train", "--model", model.toString(), "--threads", "0"))
        .isEqualTo(2);
    assertThat(speech(List.of(), "train", "--model", model.toString(), "--strings", "0"))
        .isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "dragoman: --strings is 0: must be at least 1 (see dragoman speech train --help)\n");
    assertThat(speech(List.of(), "transcribe", "--model", model.toString(), "x.wav")).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo("dragoman: " + model + ": holds no recognizer: train one there first\n");
  }

  @Test
  void sound_of_another_rate_is_refused() throws IOException {
    Path data = corpus();
    speech(
        TINY, "train", "--data", data.toString(), "--model", model.toString(), "--strings", "10");
    Path fast = folder.resolve("fast.wav");
    WavFile.write(fast, Audio.silence(2000, 16000));

    assertThat(speech(List.of(fast.toString()), "transcribe", "--model", model.toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "dragoman: "
                + fast
                + ": the rate is 16,000 Hz but the model's 8,000 Hz: resample it\n");
  }
}
