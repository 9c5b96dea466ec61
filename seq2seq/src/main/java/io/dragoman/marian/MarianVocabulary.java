package io.dragoman.marian;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.checkpoint.Checkpoint.Side;
import io.dragoman.tokenizers.subword.SubwordModel;
import io.dragoman.tokenizers.subword.SubwordType;
import io.dragoman.tokenizers.subword.sentencepiece.SentencePieceModel;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.tokenizers.vocab.VocabularyFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Vocabularies as Marian has them: YAML or JSON, one token a line, or a model of SentencePiece.
 * Marian knows no {@code <pad>} and no {@code <s>}: where they are missing they are put behind.
 */
final class MarianVocabulary {
  private static final long LARGEST_FILE = 1L << 28;
  private static final List<String> ADDED = List.of(SpecialTokens.PAD, SpecialTokens.BOS);

  private MarianVocabulary() {}

  /** Whether a file is a model of SentencePiece, by its name. */
  static boolean isSentencePiece(Path file) {
    return name(file).endsWith(".spm");
  }

  /**
   * Reads a file.
   *
   * @param words how many Marian uses, the first ones
   * @throws MarianException if there are fewer, or it is no vocabulary
   */
  static Side read(Path file, int words) {
    requireFile(file);
    SubwordModel subwords =
        isSentencePiece(file)
            ? SubwordModel.read(SubwordType.SENTENCEPIECE, file)
            : SubwordModel.none();
    List<String> tokens = tokens(file);
    if (tokens.size() < words) {
      throw new MarianException(
          "%s: has %,d tokens but the model's table %,d: give the vocabulary it was trained with"
              .formatted(file, tokens.size(), words));
    }
    List<String> all = new ArrayList<>(tokens.subList(0, words));
    ADDED.stream().filter(each -> !all.contains(each)).forEach(all::add);
    try {
      return new Side(subwords, Vocabulary.of(all));
    } catch (IllegalArgumentException e) {
      throw new MarianException(file + ": " + e.getMessage());
    }
  }

  private static List<String> tokens(Path file) {
    if (isSentencePiece(file)) {
      SentencePieceModel model = SentencePieceModel.read(file);
      return IntStream.range(0, model.size()).mapToObj(id -> model.piece(id).text()).toList();
    }
    String name = name(file);
    boolean map = name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".json");
    return map ? VocabularyFormat.read(file).tokens() : lines(file);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, UTF_8);
    } catch (IOException e) {
      throw new MarianException(file + ": cannot be read (" + e + "): give a text file in UTF-8");
    }
  }

  private static void requireFile(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new MarianException(file + ": does not exist: check --vocabs");
      }
      if (Files.size(file) > LARGEST_FILE) {
        throw new MarianException(
            file + ": has " + Files.size(file) + " bytes: a vocabulary has fewer");
      }
    } catch (IOException e) {
      throw new MarianException(file + ": cannot be read (" + e + "): check the file");
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  /** The tokens without those that {@link #read} put behind. */
  static int words(Vocabulary vocabulary) {
    int words = vocabulary.size();
    while (words > 0 && ADDED.contains(vocabulary.token(words - 1))) {
      words--;
    }
    return words;
  }

  /** Writes YAML, or the model of SentencePiece; tells the file's name. */
  static Path write(Side side, Path directory, String name) throws IOException {
    if (side.subwords().type() == SubwordType.SENTENCEPIECE) {
      Path file = directory.resolve(name + ".spm");
      side.subwords().write(file);
      return file;
    }
    Path file = directory.resolve(name + ".yml");
    Vocabulary all = side.vocabulary();
    VocabularyFormat.writeYaml(Vocabulary.of(all.tokens().subList(0, words(all))), file);
    return file;
  }
}
