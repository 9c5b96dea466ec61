package io.dragoman.examples.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileTest {
  @TempDir Path folder;
  private Path file;
  private final ByteBuffer bytes = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);

  @BeforeEach
  void name() {
    file = folder.resolve("a.wav");
  }

  private WavFileTest text(String four) {
    bytes.put(four.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  private WavFileTest start() {
    bytes.clear();
    text("RIFF").bytes.putInt(0);
    return text("WAVE");
  }

  private WavFileTest format(int kind, int channels, int rate, int bits) {
    text("fmt ").bytes.putInt(16).putShort((short) kind).putShort((short) channels).putInt(rate);
    int block = channels * bits / 8;
    bytes.putInt(rate * block).putShort((short) block).putShort((short) bits);
    return this;
  }

  private WavFileTest data(int size, int... shorts) {
    text("data").bytes.putInt(size);
    for (int value : shorts) {
      bytes.putShort((short) value);
    }
    return this;
  }

  private Audio read() {
    try {
      Files.write(file, Arrays.copyOf(bytes.array(), bytes.position()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return WavFile.read(file);
  }

  private void fails(String message) {
    assertThatThrownBy(this::read).isInstanceOf(DataException.class).hasMessage(file + message);
  }

  @Test
  void reads_16_bits() {
    Audio audio = start().format(1, 1, 8000, 16).data(6, 0, 16384, -32768).read();
    assertThat(audio.rate()).isEqualTo(8000);
    assertThat(audio.samples()).containsExactly(0f, 0.5f, -1f);
    assertThat(audio.seconds()).isEqualTo(3.0 / 8000);
  }

  @Test
  void reads_8_bits_which_have_no_sign() {
    start().format(1, 1, 11025, 8).data(4).bytes.put(new byte[] {(byte) 128, 0, (byte) 192, 64});
    Audio audio = read();
    assertThat(audio.rate()).isEqualTo(11025);
    assertThat(audio.samples()).containsExactly(0f, -1f, 0.5f, -0.5f);
  }

  @Test
  void channels_become_their_mean() {
    Audio audio = start().format(1, 2, 8000, 16).data(8, 16384, 0, -16384, -16384).read();
    assertThat(audio.samples()).containsExactly(0.25f, -0.5f);
  }

  @Test
  void skips_other_chunks_even_of_odd_sizes() {
    start().text("LIST").bytes.putInt(3).put(new byte[] {1, 2, 3, 0});
    Audio audio = format(1, 1, 8000, 16).text("fact").chunk(4).data(2, 8192).read();
    assertThat(audio.samples()).containsExactly(0.25f);
  }

  private WavFileTest chunk(int size) {
    bytes.putInt(size).put(new byte[size]);
    return this;
  }

  @Test
  void reads_the_extensible_format() {
    start().text("fmt ").bytes.putInt(40).putShort((short) 0xFFFE).putShort((short) 1);
    bytes.putInt(8000).putInt(16000).putShort((short) 2).putShort((short) 16);
    bytes.putShort((short) 22).putShort((short) 16).putInt(0).putShort((short) 1);
    bytes.put(new byte[14]);
    assertThat(data(2, 16384).read().samples()).containsExactly(0.5f);
  }

  @Test
  void reads_what_was_written_into_a_pipe() {
    Audio audio = start().format(1, 1, 8000, 16).data(-1, 16384, 0).read();
    assertThat(audio.samples()).containsExactly(0.5f, 0f);
  }

  @Test
  void what_is_written_is_read_again() {
    Audio audio = new Audio(new float[] {0f, 0.25f, -1f, 1f, 2f, -2f}, 8000);
    WavFile.write(file, audio);
    Audio again = WavFile.read(file);
    assertThat(again.rate()).isEqualTo(8000);
    float most = 32767f / 32768f;
    assertThat(again.samples()).containsExactly(0f, 0.25f, -1f, most, most, -1f);
  }

  @Test
  void other_files_are_refused() {
    text("OggS");
    fails(": is not a WAV file: it does not start with RIFF");
    bytes.clear();
    text("OggS0000WAVE");
    fails(": is not a WAV file: it does not start with RIFF");
    bytes.clear();
    text("RIFF0000AVI ");
    fails(": is a RIFF file of something else than WAVE");
  }

  @Test
  void other_formats_are_refused() {
    start().format(3, 1, 8000, 32).data(4, 0, 0);
    fails(": holds format 3 in 32 bits: convert it to PCM of 8 or 16 bits");
    start().format(1, 1, 8000, 24).data(3);
    fails(": holds format 1 in 24 bits: convert it to PCM of 8 or 16 bits");
    start().format(1, 0, 8000, 16).data(2, 0);
    fails(": says 0 channels and 8000 Hz: is damaged");
    start().text("fmt ").chunk(8).data(2, 0);
    fails(": has a chunk 'fmt ' of 8 bytes: must have at least 16");
  }

  @Test
  void damaged_files_are_refused() {
    start().format(1, 1, 8000, 16).data(2_000, 0, 0);
    fails(": says 2,000 bytes of sound but ends after 4: copy it again");
    start().format(1, 1, 8000, 16);
    fails(": holds no sound: the chunk 'data' is missing");
    start().format(1, 1, 8000, 16).data(0);
    fails(": holds no sound: the chunk 'data' is empty");
    start().data(2, 0);
    fails(": has sound before its format: the chunk 'fmt ' must come first");
    start().text("LIST").bytes.putInt(5_000).putInt(1);
    fails(": ends within a chunk of 5,000 bytes: copy it again");
  }

  @Test
  void a_missing_file_is_named() {
    assertThatThrownBy(() -> WavFile.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(file + ": cannot be read (");
  }

  @Test
  void sounds_are_joined() {
    Audio one = new Audio(new float[] {0.5f}, 8000);
    Audio joined = Audio.join(List.of(one, Audio.silence(2, 8000), one));
    assertThat(joined.samples()).containsExactly(0.5f, 0f, 0f, 0.5f);
    assertThat(joined.rate()).isEqualTo(8000);
  }

  @Test
  void sounds_of_different_rates_and_none_are_not_joined() {
    assertThatThrownBy(() -> Audio.join(List.of(Audio.silence(1, 8000), Audio.silence(1, 16000))))
        .hasMessage("audio: parts of 8,000 Hz and of 16,000 Hz: join parts of one rate");
    assertThatThrownBy(() -> Audio.join(List.of()))
        .hasMessage("audio: no parts to join: give at least one");
    assertThatThrownBy(() -> Audio.silence(1, 0))
        .hasMessage("audio: the rate is 0 Hz: must be at least 1");
  }
}
