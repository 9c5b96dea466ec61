package io.dragoman.tokenizers.subword.sentencepiece;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The most probable pieces, the probability of text being the product of those of its pieces (Kudo,
 * ACL 2018). A character that is no piece counts as unknown, which is ten nats less probable than
 * any piece.
 */
final class UnigramSegmenter implements Segmenter {
  private static final float UNKNOWN_PENALTY = 10;
  private static final double USER_DEFINED = -0.1;

  private final PieceTable pieces;
  private final float unknownScore;
  private final float best;

  UnigramSegmenter(PieceTable pieces) {
    this.pieces = pieces;
    float worst = Float.MAX_VALUE;
    float greatest = Float.MIN_NORMAL;
    for (int id = 0; id < pieces.size(); id++) {
      if (pieces.get(id).type() == Piece.Type.NORMAL) {
        worst = Math.min(worst, pieces.score(id));
        greatest = Math.max(greatest, pieces.score(id));
      }
    }
    unknownScore = worst - UNKNOWN_PENALTY;
    best = greatest;
  }

  PieceTable pieces() {
    return pieces;
  }

  float unknownScore() {
    return unknownScore;
  }

  /**
   * The score of a piece; one that the user defined beats all others.
   *
   * @param length of the piece
   */
  double score(int id, int length) {
    return pieces.isUserDefined(id) ? length * best + USER_DEFINED : pieces.score(id);
  }

  /** Viterbi's algorithm from left to right, keeping the best piece that ends at each byte. */
  @Override
  public List<Span> segment(byte[] text) {
    float[] scores = new float[text.length + 1];
    int[] starts = new int[text.length + 1];
    int[] ids = new int[text.length + 1];
    Arrays.fill(starts, -1);
    ByteTrie trie = pieces.found();
    for (int start = 0; start < text.length; ) {
      int character = Utf8.length(text, start);
      boolean single = false;
      int node = ByteTrie.ROOT;
      for (int end = start; end < text.length; ) {
        node = trie.child(node, text[end++]);
        if (node == ByteTrie.NONE) {
          break;
        }
        int id = trie.value(node);
        if (id == ByteTrie.NONE || pieces.isUnused(id)) {
          continue;
        }
        double score = score(id, end - start) + scores[start];
        if (starts[end] < 0 || score > scores[end]) {
          scores[end] = (float) score;
          starts[end] = start;
          ids[end] = id;
        }
        single |= end - start == character;
      }
      if (!single) {
        int end = start + character;
        float score = unknownScore + scores[start];
        if (starts[end] < 0 || score > scores[end]) {
          scores[end] = score;
          starts[end] = start;
          ids[end] = pieces.unknown();
        }
      }
      start += character;
    }
    List<Span> spans = new ArrayList<>();
    for (int end = text.length; end > 0; end = starts[end]) {
      spans.add(new Span(starts[end], end, ids[end]));
    }
    Collections.reverse(spans);
    return spans;
  }

  /** Draws from the distribution whose probabilities are those of the model to the power alpha. */
  @Override
  public List<Span> sample(byte[] text, double alpha, RandomGenerator random) {
    return new Lattice(this, text).sample(alpha, random);
  }

  /** The best ways to cut a text, best first. */
  List<Scored> nBest(byte[] text, int count) {
    return new Lattice(this, text).nBest(count);
  }

  /**
   * One way to cut a text.
   *
   * @param spans the pieces
   * @param score the log probability
   */
  record Scored(List<Span> spans, double score) {}
}
