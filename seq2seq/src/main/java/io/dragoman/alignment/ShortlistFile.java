package io.dragoman.alignment;

import io.dragoman.data.DataException;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;

/**
 * A shortlist in a file: a line that names the format, the hashes of both vocabularies, then
 * big-endian numbers of four bytes: target words, words for every sentence, source words, for each
 * its translations; lists are preceded by their length. A CRC-32 of all before ends it.
 */
public final class ShortlistFile {
  /** The usual name in a model directory. */
  public static final String NAME = "shortlist.bin";

  private static final String FORMAT = "dragoman shortlist 1\n";
  private static final int HASH = 64;

  private ShortlistFile() {}

  /**
   * Writes a shortlist beside its place and renames it.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path file, Shortlist list, Vocabulary source, Vocabulary target) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.write(FORMAT.getBytes(StandardCharsets.US_ASCII));
      out.write(source.hash().getBytes(StandardCharsets.US_ASCII));
      out.write(target.hash().getBytes(StandardCharsets.US_ASCII));
      out.writeInt(list.targetWords());
      write(out, list.always());
      out.writeInt(list.sourceWords());
      for (int word = 0; word < list.sourceWords(); word++) {
        write(out, list.translations(word));
      }
      out.writeInt(crc(bytes.toByteArray(), bytes.size()));
      Files.write(partial, bytes.toByteArray());
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + ": cannot be written (" + e + "): choose a folder that can be written", e);
    }
  }

  private static void write(DataOutputStream out, int[] ids) throws IOException {
    out.writeInt(ids.length);
    for (int id : ids) {
      out.writeInt(id);
    }
  }

  /**
   * Reads a shortlist.
   *
   * @throws DataException if there is none, it is damaged or belongs to other vocabularies
   */
  public static Shortlist read(Path file, Vocabulary source, Vocabulary target) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new DataException(
          file + ": does not exist: make it with \"dragoman shortlist\" from the training text");
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read (" + e + "): check the file");
    }
    int end = bytes.length - Integer.BYTES;
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (end < FORMAT.length() + 2 * HASH
        || !text(in, FORMAT.length()).equals(FORMAT)
        || in.getInt(end) != crc(bytes, end)) {
      throw damaged(file);
    }
    requireSame(file, "source", text(in, HASH), source);
    requireSame(file, "target", text(in, HASH), target);
    try {
      int targetWords = in.getInt();
      int[] always = ids(in);
      int[][] translations = new int[in.getInt()][];
      for (int word = 0; word < translations.length; word++) {
        translations[word] = ids(in);
      }
      return new Shortlist(targetWords, always, translations);
    } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw damaged(file);
    }
  }

  private static String text(ByteBuffer in, int length) {
    byte[] text = new byte[length];
    in.get(text);
    return new String(text, StandardCharsets.US_ASCII);
  }

  private static int[] ids(ByteBuffer in) {
    int count = in.getInt();
    if (count > in.remaining() / Integer.BYTES) {
      throw new BufferUnderflowException();
    }
    int[] ids = new int[count];
    in.asIntBuffer().get(ids);
    in.position(in.position() + count * Integer.BYTES);
    return ids;
  }

  private static void requireSame(Path file, String side, String hash, Vocabulary vocabulary) {
    if (!hash.equals(vocabulary.hash())) {
      throw new DataException(
          file
              + (": was made for a " + side + " vocabulary with hash " + hash.substring(0, 12))
              + (" but the model's has " + vocabulary.hash().substring(0, 12))
              + ": make it again with \"dragoman shortlist\"");
    }
  }

  private static DataException damaged(Path file) {
    return new DataException(
        file + ": is damaged or no shortlist: make it again with \"dragoman shortlist\"");
  }

  private static int crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
