package io.dragoman.tokenizers.subword.sentencepiece;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Small models that SentencePiece 0.2.2 trained on this project's documents, and one of characters
 * that it trained on six lines. What it makes of text with them is in files named golden; in those
 * named unused every third piece of several characters had the type UNUSED.
 */
final class Models {
  private Models() {}

  /**
   * Unigram, identity normalization, byte fallback, {@code <x>} and {@code tokens} user-defined.
   */
  static SentencePieceModel unigram() {
    return model("tiny_uni.model");
  }

  /** Byte pair encoding with rules of its own, the space at the end of words. */
  static SentencePieceModel merges() {
    return model("tiny_bpe.model");
  }

  static SentencePieceModel model(String name) {
    return SentencePieceModel.parse(bytes(name), Path.of(name));
  }

  static byte[] bytes(String name) {
    try (InputStream in = Models.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
