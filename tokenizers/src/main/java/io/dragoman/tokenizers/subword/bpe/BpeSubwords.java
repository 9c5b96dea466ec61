package io.dragoman.tokenizers.subword.bpe;

import io.dragoman.tokenizers.SubwordSampler;
import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Byte pair encoding of tokens, which {@link #join} gives back whatever they are.
 *
 * <p>The pieces are those of {@link BpeSegmenter} but for two rare cases: a token that ends with
 * the separator gets an escape mark {@code ％} after it, and a last piece that equals a special
 * token is cut once more.
 */
public final class BpeSubwords implements Subwords {
  private static final String SEPARATOR = BpeSegmenter.SEPARATOR;
  private static final char ESCAPE = '\uFF05';

  private final BpeSegmenter segmenter;

  /** Subwords by a segmenter. */
  public BpeSubwords(BpeSegmenter segmenter) {
    this.segmenter = segmenter;
  }

  @Override
  public List<String> split(List<String> tokens) {
    return split(tokens, segmenter::segment);
  }

  private static List<String> split(List<String> tokens, Function<String, List<String>> cut) {
    List<String> result = new ArrayList<>(tokens.size() * 2);
    for (String token : tokens) {
      List<String> pieces = cut.apply(escape(token));
      int last = pieces.size() - 1;
      result.addAll(pieces.subList(0, last));
      addLast(pieces.get(last), result);
    }
    return result;
  }

  private static String escape(String token) {
    return endsWithMark(token) ? token + ESCAPE : token;
  }

  private static void addLast(String piece, Collection<String> result) {
    if (SpecialTokens.contains(piece)) {
      result.add(piece.charAt(0) + SEPARATOR);
      result.add(piece.substring(1));
    } else {
      result.add(piece);
    }
  }

  /**
   * Pieces with BPE-dropout (Provilkov, Emelianenko and Voita, ACL 2020).
   *
   * @param dropout probability with which a merge is left out, each time it could be made
   */
  public SubwordSampler sampler(double dropout) {
    return new SubwordSampler() {
      @Override
      public List<String> sample(List<String> tokens, RandomGenerator random) {
        return split(tokens, token -> segmenter.segment(token, dropout, random));
      }

      @Override
      public Pieces pieces() {
        return new PossiblePieces(segmenter);
      }
    };
  }

  /** Looks at each token once. */
  private static final class PossiblePieces implements SubwordSampler.Pieces {
    private final BpeSegmenter segmenter;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> found = new HashSet<>();

    PossiblePieces(BpeSegmenter segmenter) {
      this.segmenter = segmenter;
    }

    @Override
    public void add(List<String> tokens) {
      for (String token : tokens) {
        if (seen.add(token)) {
          segmenter.addPieces(escape(token), found);
        }
      }
    }

    @Override
    public Set<String> all() {
      Set<String> result = new HashSet<>();
      found.forEach(piece -> addLast(piece, result));
      return result;
    }
  }

  @Override
  public List<String> join(List<String> pieces) {
    List<String> tokens = new ArrayList<>();
    StringBuilder token = new StringBuilder();
    for (String piece : pieces) {
      if (piece.endsWith(SEPARATOR)) {
        token.append(piece, 0, piece.length() - SEPARATOR.length());
      } else {
        addTo(tokens, token.append(piece));
      }
    }
    addTo(tokens, token);
    return tokens;
  }

  private static void addTo(List<String> tokens, StringBuilder token) {
    String text = token.toString();
    token.setLength(0);
    if (!text.isEmpty()) {
      boolean escaped = text.charAt(text.length() - 1) == ESCAPE && endsWithMark(text);
      tokens.add(escaped ? text.substring(0, text.length() - 1) : text);
    }
  }

  /** Whether the token ends with a separator after which there may be escape marks. */
  private static boolean endsWithMark(String token) {
    int end = token.length();
    while (end > 0 && token.charAt(end - 1) == ESCAPE) {
      end--;
    }
    return token.startsWith(SEPARATOR, end - SEPARATOR.length());
  }
}
