package io.dragoman.examples.audio;

import io.dragoman.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * WAV files of uncompressed sound (PCM) in 8 or 16 bits: the chunks {@code fmt} and {@code data} of
 * a RIFF file, whatever stands between them.
 */
public final class WavFile {
  private static final int RIFF = 0x46464952;
  private static final int WAVE = 0x45564157;
  private static final int FORMAT = 0x20746d66;
  private static final int DATA = 0x61746164;
  private static final int PCM = 1;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int FORMAT_BYTES = 16;
  private static final int SUBTYPE = 24; // where an extensible format says what it really is

  private final Path file;
  private final ByteBuffer bytes;
  private int channels;
  private int rate;
  private int bits;

  private WavFile(Path file, ByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * Reads a file; several channels become their mean.
   *
   * @throws DataException if it is not a WAV file of 8 or 16 bits, or damaged
   * @throws UncheckedIOException if it cannot be read
   */
  public static Audio read(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      return new WavFile(file, bytes).read();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read (" + e + ")", e);
    }
  }

  private Audio read() {
    if (bytes.remaining() < 12 || bytes.getInt() != RIFF) {
      throw fault("is not a WAV file: it does not start with RIFF");
    }
    bytes.getInt(); // the size, which programs that write into pipes do not know
    if (bytes.getInt() != WAVE) {
      throw fault("is a RIFF file of something else than WAVE");
    }
    while (bytes.remaining() >= 8) {
      int chunk = bytes.getInt();
      long size = Integer.toUnsignedLong(bytes.getInt());
      if (chunk == DATA) {
        return data(size);
      }
      if (size > bytes.remaining()) {
        throw fault("ends within a chunk of %,d bytes: copy it again".formatted(size));
      }
      int next = bytes.position() + (int) (size + (size & 1)); // chunks start at even places
      if (chunk == FORMAT) {
        format((int) size);
      }
      bytes.position(Math.min(next, bytes.limit()));
    }
    throw fault("holds no sound: the chunk 'data' is missing");
  }

  private void format(int size) {
    if (size < FORMAT_BYTES) {
      throw fault("has a chunk 'fmt ' of " + size + " bytes: must have at least 16");
    }
    int start = bytes.position();
    int kind = Short.toUnsignedInt(bytes.getShort());
    channels = Short.toUnsignedInt(bytes.getShort());
    rate = bytes.getInt();
    bytes.getInt(); // bytes a second
    bytes.getShort(); // bytes of a sample of all channels
    bits = Short.toUnsignedInt(bytes.getShort());
    if (kind == EXTENSIBLE && size >= SUBTYPE + 2) {
      kind = Short.toUnsignedInt(bytes.getShort(start + SUBTYPE));
    }
    if (kind != PCM || (bits != 8 && bits != 16)) {
      throw fault(
          "holds format %d in %d bits: convert it to PCM of 8 or 16 bits".formatted(kind, bits));
    }
    if (channels < 1 || rate < 1) {
      throw fault("says %d channels and %d Hz: is damaged".formatted(channels, rate));
    }
  }

  private Audio data(long size) {
    if (channels == 0) {
      throw fault("has sound before its format: the chunk 'fmt ' must come first");
    }
    boolean unknown = size == 0xFFFFFFFFL; // written into a pipe
    if (!unknown && size > bytes.remaining()) {
      throw fault(
          "says %,d bytes of sound but ends after %,d: copy it again"
              .formatted(size, bytes.remaining()));
    }
    int usable = unknown ? bytes.remaining() : (int) size;
    int count = usable / (channels * bits / 8);
    if (count == 0) {
      throw fault("holds no sound: the chunk 'data' is empty");
    }
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      float sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += bits == 16 ? bytes.getShort() / 32768f : ((bytes.get() & 0xFF) - 128) / 128f;
      }
      samples[i] = sum / channels;
    }
    return new Audio(samples, rate);
  }

  private DataException fault(String what) {
    return new DataException(file + ": " + what);
  }

  /**
   * Writes a file of one channel in 16 bits; louder samples than 1 are cut.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path file, Audio audio) {
    int size = Math.multiplyExact(2, audio.samples().length);
    ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(44, size)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(RIFF).putInt(36 + size).putInt(WAVE);
    bytes.putInt(FORMAT).putInt(FORMAT_BYTES).putShort((short) PCM).putShort((short) 1);
    bytes.putInt(audio.rate()).putInt(Math.multiplyExact(2, audio.rate()));
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.putInt(DATA).putInt(size);
    for (float sample : audio.samples()) {
      int value = Math.round(sample * 32768f);
      bytes.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value)));
    }
    try {
      Files.write(file, bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written (" + e + ")", e);
    }
  }
}
