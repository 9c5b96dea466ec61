package io.dragoman.examples.clockwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaveformsTest {
  @TempDir Path folder;

  private Path wav(int samples, int loudFrom) throws IOException {
    byte[] bytes = new byte[2 * samples];
    for (int i = 0; i < samples; i++) {
      int value = i >= loudFrom && i < loudFrom + 50 ? 8000 + i : 10;
      bytes[2 * i] = (byte) value;
      bytes[2 * i + 1] = (byte) (value >> 8);
    }
    Path file = folder.resolve("a.wav");
    AudioFormat format = new AudioFormat(8000, 16, 1, true, false);
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(bytes), format, samples),
        AudioFileFormat.Type.WAVE,
        file.toFile());
    return file;
  }

  @Test
  void generated_waves_fill_the_range_and_repeat_with_the_seed() {
    List<float[]> waves = Waveforms.generate(3, 320, 5);
    assertThat(waves).hasSize(3);
    for (float[] wave : waves) {
      float largest = 0;
      for (float each : wave) {
        largest = Math.max(largest, Math.abs(each));
      }
      assertThat(largest).isEqualTo(1);
    }
    assertThat(Waveforms.generate(3, 320, 5).get(2)).isEqualTo(waves.get(2));
    assertThat(waves.get(0)).isNotEqualTo(waves.get(1));
  }

  @Test
  void the_loudest_stretch_of_a_file_is_taken() throws IOException {
    float[] wave = Waveforms.read(wav(400, 200), 50);
    assertThat(wave[0]).isEqualTo(8200f / 8249f);
    assertThat(wave[49]).isEqualTo(1);
  }

  @Test
  void files_that_cannot_be_used_are_named() throws IOException {
    Path wav = wav(40, 0);
    assertThatThrownBy(() -> Waveforms.read(wav, 50))
        .hasMessage(wav + ": has 40 samples: give a file with at least 50");
    Path silence = wav(100, 100);
    assertThatThrownBy(() -> Waveforms.read(silence, 50))
        .hasMessage(silence + ": is silent: give a file with sound");
    Path text = Files.writeString(folder.resolve("b.wav"), "no sound");
    assertThatThrownBy(() -> Waveforms.read(text, 50))
        .hasMessage(text + ": is not a WAV file: it does not start with RIFF");
  }
}
