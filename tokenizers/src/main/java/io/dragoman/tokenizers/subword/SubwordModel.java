package io.dragoman.tokenizers.subword;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.dragoman.tokenizers.SubwordSampler;
import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.casing.MarkKeepingSampler;
import io.dragoman.tokenizers.casing.MarkKeepingSubwords;
import io.dragoman.tokenizers.subword.bpe.BpeCodes;
import io.dragoman.tokenizers.subword.bpe.BpeSegmenter;
import io.dragoman.tokenizers.subword.bpe.BpeSubwords;
import io.dragoman.tokenizers.subword.sentencepiece.ByteSubwords;
import io.dragoman.tokenizers.subword.sentencepiece.CharacterSubwords;
import io.dragoman.tokenizers.subword.sentencepiece.SentencePieceModel;
import io.dragoman.tokenizers.subword.sentencepiece.SentencePieceSubwords;
import io.dragoman.tokenizers.vocab.DataFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Subwords together with the content of the file that they are kept in. They keep case marks whole.
 */
public final class SubwordModel {
  private final SubwordType type;
  private final byte[] content;
  private final Subwords subwords;

  private SubwordModel(SubwordType type, byte[] content, Subwords subwords) {
    this.type = type;
    this.content = content;
    this.subwords = subwords;
  }

  /** Whole tokens. */
  public static SubwordModel none() {
    return new SubwordModel(SubwordType.NONE, new byte[0], Subwords.none());
  }

  /** Byte pair encoding. */
  public static SubwordModel of(BpeCodes codes) {
    return new SubwordModel(SubwordType.BPE, codes.format().getBytes(UTF_8), bpe(codes));
  }

  /** A model of SentencePiece. */
  public static SubwordModel of(SentencePieceModel model) {
    return new SubwordModel(
        SubwordType.SENTENCEPIECE, model.toBytes(), new SentencePieceSubwords(model));
  }

  /**
   * Reads a file.
   *
   * @throws DataFormatException if it is absent or damaged
   * @throws UncheckedIOException if it cannot be read
   */
  public static SubwordModel read(SubwordType type, Path file) {
    byte[] content = type.hasFile() ? bytes(file) : new byte[0];
    return switch (type) {
      case NONE -> none();
      case BPE -> new SubwordModel(type, content, bpe(BpeCodes.read(file)));
      case CHARACTERS -> new SubwordModel(type, content, new CharacterSubwords());
      case BYTES -> new SubwordModel(type, content, new ByteSubwords());
      case SENTENCEPIECE -> new SubwordModel(type, content, pieces(content, file));
    };
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new DataFormatException(file, 0, "no such file", "check the path");
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static Subwords bpe(BpeCodes codes) {
    return new BpeSubwords(BpeSegmenter.of(codes));
  }

  private static Subwords pieces(byte[] content, Path file) {
    return new SentencePieceSubwords(SentencePieceModel.parse(content, file));
  }

  /** What kind they are. */
  public SubwordType type() {
    return type;
  }

  /** What cuts and joins tokens. */
  public Subwords subwords() {
    return type == SubwordType.NONE ? subwords : new MarkKeepingSubwords(subwords);
  }

  /** Whether {@link SubwordSampling#dropout} has an effect: there are merges to leave out. */
  public boolean hasMerges() {
    return subwords instanceof BpeSubwords
        || subwords instanceof SentencePieceSubwords pieces && pieces.model().hasMerges();
  }

  /** Whether {@link SubwordSampling#alpha} has an effect: pieces have probabilities. */
  public boolean isUnigram() {
    return subwords instanceof SentencePieceSubwords pieces && pieces.model().isUnigram();
  }

  /** What cuts tokens at random; empty if nothing is random with these subwords. */
  public Optional<SubwordSampler> sampler(SubwordSampling how) {
    double strength = hasMerges() ? how.dropout() : isUnigram() ? how.alpha() : 0;
    if (strength > 0 && subwords instanceof BpeSubwords merges) {
      return Optional.of(new MarkKeepingSampler(merges.sampler(strength)));
    }
    if (strength > 0 && subwords instanceof SentencePieceSubwords pieces) {
      return Optional.of(new MarkKeepingSampler(pieces.sampler(strength, how.nBest())));
    }
    return Optional.empty();
  }

  /** Pieces that any text may need: all 256 bytes, where characters can become bytes. */
  public List<String> bytes() {
    if (subwords instanceof SentencePieceSubwords pieces) {
      return pieces.model().bytes();
    }
    return type == SubwordType.BYTES ? ByteSubwords.pieces() : List.of();
  }

  /**
   * Writes the file; none if the type has none.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    if (type.hasFile()) {
      Files.write(file, content);
    }
  }

  /** The SHA-256 of the file, in hexadecimal. */
  public String hash() {
    return Hashing.sha256().hashBytes(content).toString();
  }
}
