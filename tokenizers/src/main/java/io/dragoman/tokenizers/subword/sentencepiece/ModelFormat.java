package io.dragoman.tokenizers.subword.sentencepiece;

import io.dragoman.tokenizers.vocab.DataFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The protocol buffer that a model file is. */
final class ModelFormat {
  private static final int PIECES = 1;
  private static final int TRAINER = 2;
  private static final int NORMALIZER = 3;
  private static final int DENORMALIZER = 5;

  private final Path file;
  private final List<Piece> pieces = new ArrayList<>();
  private long kind = ModelSpec.Kind.UNIGRAM.number();
  private boolean byteFallback;
  private boolean suffix;
  private String unknownSurface = ModelSpec.UNKNOWN_SURFACE;
  private ModelSpec.Normalization normalization =
      new ModelSpec.Normalization("", new byte[0], true, true);
  private byte[] denormalization = new byte[0];

  private ModelFormat(Path file) {
    this.file = file;
  }

  /**
   * Reads a model.
   *
   * @param file the name that messages give
   * @throws DataFormatException if the bytes are no model, or one of a kind that is not known
   */
  static ModelSpec parse(byte[] bytes, Path file) {
    return new ModelFormat(file).read(new WireReader(file, bytes));
  }

  private ModelSpec read(WireReader model) {
    for (int field = model.next(); field != 0; field = model.next()) {
      switch (field) {
        case PIECES -> pieces.add(piece(model.asMessage()));
        case TRAINER -> trainer(model.asMessage());
        case NORMALIZER -> normalization = normalization(model.asMessage());
        case DENORMALIZER -> denormalization = normalization(model.asMessage()).rules();
        default -> {
          // Nothing that changes how text is cut.
        }
      }
    }
    if (pieces.isEmpty()) {
      throw new DataFormatException(
          file, 0, "is no SentencePiece model: it has no pieces", "give a .model file");
    }
    return new ModelSpec(
        kind(), pieces, byteFallback, suffix, unknownSurface, normalization, denormalization);
  }

  private ModelSpec.Kind kind() {
    return Arrays.stream(ModelSpec.Kind.values())
        .filter(each -> each.number() == kind)
        .findFirst()
        .orElseThrow(
            () ->
                new DataFormatException(
                    file,
                    0,
                    "is a model of type " + kind + (kind == 3 ? " (word)" : ""),
                    "train one of type unigram, bpe or char"));
  }

  private Piece piece(WireReader message) {
    String text = "";
    float score = 0;
    long type = Piece.Type.NORMAL.number();
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case 1 -> text = message.asText();
        case 2 -> score = message.asFloat();
        case 3 -> type = message.asLong();
        default -> {
          // An extension.
        }
      }
    }
    if (type < 1 || type > Piece.Type.values().length) {
      throw bad("has type " + type);
    }
    if (text.isEmpty()) {
      throw bad("is empty");
    }
    if (Float.isNaN(score)) {
      throw bad("has no score");
    }
    return new Piece(text, score, Piece.Type.values()[(int) type - 1]);
  }

  private DataFormatException bad(String what) {
    return new DataFormatException(
        file, 0, "piece " + pieces.size() + " " + what, "give the .model file as it was trained");
  }

  private void trainer(WireReader message) {
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case 3 -> kind = message.asLong();
        case 24 -> suffix = message.asBoolean();
        case 35 -> byteFallback = message.asBoolean();
        case 44 -> unknownSurface = message.asText();
        default -> {
          // How it was trained.
        }
      }
    }
  }

  private ModelSpec.Normalization normalization(WireReader message) {
    String name = "";
    byte[] rules = new byte[0];
    boolean dummyPrefix = true;
    boolean removeSpaces = true;
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case 1 -> name = message.asText();
        case 2 -> rules = message.asBytes();
        case 3 -> dummyPrefix = message.asBoolean();
        case 4 -> removeSpaces = message.asBoolean();
        case 5 -> requireEscapes(message.asBoolean());
        default -> {
          // The source of the rules.
        }
      }
    }
    return new ModelSpec.Normalization(name, rules, dummyPrefix, removeSpaces);
  }

  private void requireEscapes(boolean escapes) {
    if (!escapes) {
      throw new DataFormatException(
          file, 0, "does not escape spaces", "train with escape_whitespaces=true");
    }
  }

  /** The bytes of a file. */
  static byte[] format(ModelSpec model) {
    WireWriter out = new WireWriter();
    for (Piece each : model.pieces()) {
      WireWriter piece = new WireWriter().text(1, each.text()).real(2, each.score());
      if (each.type() != Piece.Type.NORMAL) {
        piece.number(3, each.type().number());
      }
      out.message(PIECES, piece);
    }
    out.message(
        TRAINER,
        new WireWriter()
            .number(3, model.kind().number())
            .number(4, model.pieces().size())
            .flag(24, model.suffix())
            .flag(35, model.byteFallback())
            .text(44, model.unknownSurface()));
    ModelSpec.Normalization rules = model.normalization();
    return out.message(
            NORMALIZER,
            new WireWriter()
                .text(1, rules.name())
                .bytes(2, rules.rules())
                .flag(3, rules.dummyPrefix())
                .flag(4, rules.removeSpaces()))
        .toBytes();
  }
}
