package io.dragoman.examples.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import io.dragoman.examples.audio.Audio;
import io.dragoman.examples.audio.WavFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(folder.resolve("wav"));
    WavFile.write(folder.resolve("wav/a.wav"), new Audio(new float[] {0.25f, 0.5f}, 8000));
    WavFile.write(folder.resolve("wav/b.wav"), new Audio(new float[] {-0.5f}, 8000));
    Files.writeString(
        folder.resolve("train.tsv"),
        "file\tdigit\ttranscript\tspeaker\nwav/a.wav\t1\tone\ttheo\nwav/b.wav\t2\ttwo\tjo\n");
    Files.writeString(
        folder.resolve("strings.dev.tsv"),
        "files_in_order\ttranscript\tspeaker\tseconds\nwav/b.wav wav/a.wav\ttwo one\ttheo\t1\n");
  }

  @Test
  void reads_recordings_and_strings() {
    SpeechCorpus corpus = SpeechFiles.read(folder);
    assertThat(corpus.name()).isEqualTo(folder.toString());
    assertThat(corpus.words()).containsExactly("one", "two");
    assertThat(corpus.recordings()).hasSize(2);
    assertThat(corpus.recordings().get(1).word()).isEqualTo("two");
    assertThat(corpus.recordings().get(1).speaker()).isEqualTo("jo");
    assertThat(corpus.strings()).isEmpty();
    assertThat(corpus.dev()).hasSize(1);
    assertThat(corpus.dev().get(0).transcript()).isEqualTo("two one");
    assertThat(corpus.dev().get(0).audio().samples()).containsExactly(-0.5f, 0.25f, 0.5f);
  }

  @Test
  void reads_given_training_strings_if_there_are() throws IOException {
    Files.copy(folder.resolve("strings.dev.tsv"), folder.resolve("strings.train.tsv"));
    assertThat(SpeechFiles.read(folder).strings()).hasSize(1);
  }

  @Test
  void a_list_stands_alone_too() {
    assertThat(SpeechFiles.readStrings(folder.resolve("strings.dev.tsv")))
        .hasSize(1)
        .allMatch(each -> each.speaker().equals("theo"));
  }

  @Test
  void a_missing_recording_and_a_missing_column_are_named() throws IOException {
    Files.delete(folder.resolve("wav/a.wav"));
    assertThatThrownBy(() -> SpeechFiles.read(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(folder.resolve("wav/a.wav") + ": cannot be read (");
    Files.writeString(folder.resolve("train.tsv"), "file\tspeaker\n");
    assertThatThrownBy(() -> SpeechFiles.read(folder))
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder.resolve("train.tsv")
                + ": line 1: no column 'transcript' among [file, speaker]: name it");
  }

  @Test
  void recordings_of_different_rates_are_refused() {
    Path odd = folder.resolve("wav/b.wav");
    WavFile.write(odd, Audio.silence(3, 16000));
    assertThatThrownBy(() -> SpeechFiles.read(folder))
        .isInstanceOf(DataException.class)
        .hasMessage(odd + ": the rate is 16,000 Hz but that of files before 8,000 Hz: resample it");
  }

  @Test
  void a_recording_of_two_words_has_both_in_the_vocabulary() {
    Audio audio = Audio.silence(3, 8000);
    SpeechCorpus corpus =
        new SpeechCorpus("", List.of(new Recording("two one", "jo", audio)), List.of(), List.of());
    assertThat(corpus.words()).containsExactly("one", "two");
  }
}
