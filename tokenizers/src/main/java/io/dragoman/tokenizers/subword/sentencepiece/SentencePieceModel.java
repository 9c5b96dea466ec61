package io.dragoman.tokenizers.subword.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.tokenizers.vocab.DataFormatException;
import it.unimi.dsi.fastutil.bytes.ByteArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A model of SentencePiece, which cuts raw text into pieces and gives text back (Kudo and
 * Richardson, EMNLP 2018). Safe for use by many threads.
 */
public final class SentencePieceModel {
  /** Stands for a space in pieces. */
  public static final String SPACE = "\u2581";

  private final ModelSpec spec;
  private final PieceTable pieces;
  private final Normalizer normalizer;
  private final Segmenter segmenter;
  private final Normalizer denormalizer;

  SentencePieceModel(ModelSpec spec, Path file) {
    this.spec = spec;
    pieces = new PieceTable(spec, file);
    normalizer =
        new Normalizer(
            spec.normalization(),
            CharacterMap.parse(spec.normalization().rules(), file),
            spec.suffix(),
            pieces.userDefined());
    CharacterMap rules = CharacterMap.parse(spec.denormalization(), file);
    denormalizer =
        rules.isEmpty()
            ? null
            : new Normalizer(
                new ModelSpec.Normalization("", new byte[0], false, false),
                rules,
                false,
                new ByteTrie());
    segmenter =
        switch (spec.kind()) {
          case UNIGRAM -> new UnigramSegmenter(pieces);
          case BPE -> new MergeSegmenter(pieces);
          case CHARACTERS -> new CharacterSegmenter(pieces);
        };
  }

  /**
   * Reads a {@code .model} file.
   *
   * @throws DataFormatException if it is absent, damaged, or a model of a kind that is not known
   * @throws UncheckedIOException if it cannot be read
   */
  public static SentencePieceModel read(Path file) {
    try {
      return parse(Files.readAllBytes(file), file);
    } catch (NoSuchFileException e) {
      throw new DataFormatException(file, 0, "no such file", "check the path");
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param file the name that messages give
   * @throws DataFormatException if they are damaged, or a model of a kind that is not known
   */
  public static SentencePieceModel parse(byte[] bytes, Path file) {
    return new SentencePieceModel(ModelFormat.parse(bytes, file), file);
  }

  /** The bytes of a {@code .model} file. */
  public byte[] toBytes() {
    return ModelFormat.format(spec);
  }

  /** The lines of a {@code .vocab} file: a piece, a tab and its score. */
  public List<String> vocabulary() {
    return spec.pieces().stream().map(each -> each.text() + "\t" + score(each)).toList();
  }

  private static String score(Piece piece) {
    return piece.score() == 0 ? "0" : Float.toString(piece.score());
  }

  /** Whether text is cut by the probabilities of pieces, rather than by merges or characters. */
  public boolean isUnigram() {
    return spec.kind() == ModelSpec.Kind.UNIGRAM;
  }

  /** Whether text is cut by merges. */
  public boolean hasMerges() {
    return spec.kind() == ModelSpec.Kind.BPE;
  }

  /** The 256 byte pieces that unknown characters become; none without byte fallback. */
  public List<String> bytes() {
    return spec.byteFallback() ? ByteSubwords.pieces() : List.of();
  }

  /** The number of pieces. */
  public int size() {
    return pieces.size();
  }

  /**
   * A piece.
   *
   * @throws IndexOutOfBoundsException if there is no such id
   */
  public Piece piece(int id) {
    return pieces.get(id);
  }

  /** The id of a piece, or that of the unknown piece. */
  public int id(String piece) {
    return pieces.id(piece);
  }

  /** The name of the rules that change text before it is cut, such as {@code nmt_nfkc}. */
  public String normalization() {
    return spec.normalization().name();
  }

  /** What the text looks like when it is cut. */
  public String normalize(String text) {
    return new String(normalizer.normalize(text.getBytes(UTF_8)), UTF_8);
  }

  /** The pieces of a text; where no piece matches, the text itself or its bytes. */
  public List<String> encode(String text) {
    byte[] normalized = normalizer.normalize(text.getBytes(UTF_8));
    return texts(normalized, segmenter.segment(normalized));
  }

  /** The ids of the pieces of a text. */
  public int[] encodeIds(String text) {
    byte[] normalized = normalizer.normalize(text.getBytes(UTF_8));
    IntArrayList ids = new IntArrayList();
    boolean afterUnknown = false;
    for (Span span : segmenter.segment(normalized)) {
      boolean unknown = span.id() == pieces.unknown();
      if (unknown && spec.byteFallback()) {
        for (int i = span.start(); i < span.end(); i++) {
          ids.add(pieces.byteId(normalized[i] & 0xFF));
        }
      } else if (!unknown || !afterUnknown) {
        ids.add(span.id());
      }
      afterUnknown = unknown;
    }
    return ids.toIntArray();
  }

  /**
   * Pieces at random: one of the {@code nBest} best segmentations or, if that is below 2, any; each
   * with a probability proportional to its own to the power {@code alpha}. In models of byte pair
   * encoding each merge is left out with probability {@code alpha}.
   */
  public List<String> sample(String text, int nBest, double alpha, RandomGenerator random) {
    byte[] normalized = normalizer.normalize(text.getBytes(UTF_8));
    if (nBest > 1 && segmenter instanceof UnigramSegmenter unigram) {
      List<UnigramSegmenter.Scored> all = unigram.nBest(normalized, nBest);
      return texts(normalized, draw(all, alpha, random).spans());
    }
    return texts(normalized, segmenter.sample(normalized, alpha, random));
  }

  /** Sets the ids of all pieces that a text can be cut into, the unknown one excepted. */
  void findPieces(String text, BitSet found) {
    byte[] normalized = normalizer.normalize(text.getBytes(UTF_8));
    for (int start = 0; start < normalized.length; ) {
      int next = start + Utf8.length(normalized, start);
      if (!findPieces(normalized, start, next, found) && spec.byteFallback()) {
        for (int i = start; i < next; i++) {
          found.set(pieces.byteId(normalized[i] & 0xFF));
        }
      }
      start = next;
    }
  }

  /** The same for pieces that start at one place; tells whether one of them is the character. */
  private boolean findPieces(byte[] text, int start, int next, BitSet found) {
    ByteTrie trie = pieces.found();
    boolean single = false;
    int node = ByteTrie.ROOT;
    for (int end = start; end < text.length; ) {
      node = trie.child(node, text[end++]);
      if (node == ByteTrie.NONE) {
        break;
      }
      int id = trie.value(node);
      if (id != ByteTrie.NONE && !pieces.isUnused(id)) {
        found.set(id);
        single |= end == next;
      }
    }
    return single;
  }

  private static UnigramSegmenter.Scored draw(
      List<UnigramSegmenter.Scored> all, double alpha, RandomGenerator random) {
    double best = all.get(0).score();
    double total = all.stream().mapToDouble(each -> Math.exp(alpha * (each.score() - best))).sum();
    double draw = random.nextDouble() * total;
    for (UnigramSegmenter.Scored each : all) {
      draw -= Math.exp(alpha * (each.score() - best));
      if (draw < 0) {
        return each;
      }
    }
    return all.get(all.size() - 1);
  }

  private List<String> texts(byte[] text, List<Span> spans) {
    List<String> result = new ArrayList<>(spans.size());
    boolean afterUnknown = false;
    for (Span span : spans) {
      boolean unknown = span.id() == pieces.unknown();
      if (unknown && spec.byteFallback()) {
        for (int i = span.start(); i < span.end(); i++) {
          result.add(pieces.get(pieces.byteId(text[i] & 0xFF)).text());
        }
      } else {
        String piece = Utf8.text(text, span.start(), span.end());
        if (unknown && afterUnknown) {
          piece = result.remove(result.size() - 1) + piece;
        }
        result.add(piece);
      }
      afterUnknown = unknown;
    }
    return result;
  }

  /** The text of pieces. */
  public String decode(List<String> texts) {
    StringBuilder text = new StringBuilder();
    ByteArrayList bytes = new ByteArrayList();
    boolean first = true;
    boolean prefixTaken = false;
    for (String each : texts) {
      int id = pieces.id(each);
      if (pieces.get(id).type() == Piece.Type.BYTE) {
        bytes.add((byte) Integer.parseInt(each, 3, 5, 16));
        continue;
      }
      flush(bytes, text);
      first &= !prefixTaken && text.isEmpty();
      prefixTaken = append(each, id, first, text);
    }
    flush(bytes, text);
    String joined = text.toString();
    return denormalizer == null
        ? joined
        : new String(denormalizer.normalize(joined.getBytes(UTF_8)), UTF_8).replace(SPACE, " ");
  }

  private static void flush(ByteArrayList bytes, StringBuilder text) {
    text.append(Utf8.decode(bytes.elements(), bytes.size()));
    bytes.clear();
  }

  /** Appends a piece and tells whether the space before the text was taken away from it. */
  private boolean append(String text, int id, boolean first, StringBuilder result) {
    switch (pieces.get(id).type()) {
      case CONTROL -> {
        return false;
      }
      case UNKNOWN -> {
        boolean itself = text.equals(pieces.get(id).text());
        result.append(itself ? spec.unknownSurface() : text);
        return false;
      }
      default -> {
        boolean removes = spec.normalization().removeSpaces();
        boolean strips = first && (spec.normalization().dummyPrefix() || removes);
        boolean space = strips && text.startsWith(SPACE);
        result.append(text.substring(space ? SPACE.length() : 0).replace(SPACE, " "));
        return space && !removes;
      }
    }
  }

  /**
   * The text of ids.
   *
   * @throws IndexOutOfBoundsException if there is no such id
   */
  public String decodeIds(int[] ids) {
    return decode(IntStream.of(ids).mapToObj(id -> pieces.get(id).text()).toList());
  }
}
