package io.dragoman.tokenizers.subword.sentencepiece;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.dragoman.tokenizers.SubwordSampler;
import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Pieces of a SentencePiece model, which sees the tokens of a line as text with spaces between
 * them.
 *
 * <p>{@link #join} gives the tokens back, but for what the model's normalization changes. A U+2581
 * in a token is escaped as {@code ％2581}, and a piece that equals a special token is cut once more.
 */
public final class SentencePieceSubwords implements Subwords {
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final String ESCAPE = "\uFF05";
  private static final String ESCAPED_SPACE = ESCAPE + "2581";
  private static final String ESCAPED_ESCAPE = ESCAPE + "FF05";

  private final SentencePieceModel model;

  /** Subwords by a model. */
  public SentencePieceSubwords(SentencePieceModel model) {
    this.model = model;
  }

  @Override
  public List<String> split(List<String> tokens) {
    return cutSpecial(model.encode(text(tokens)));
  }

  private static String text(List<String> tokens) {
    return escape(String.join(" ", tokens));
  }

  private static List<String> cutSpecial(Collection<String> pieces) {
    List<String> result = new ArrayList<>(pieces.size());
    for (String piece : pieces) {
      if (SpecialTokens.contains(piece)) {
        result.add(piece.substring(0, 1));
        result.add(piece.substring(1));
      } else {
        result.add(piece);
      }
    }
    return result;
  }

  /** The model. */
  public SentencePieceModel model() {
    return model;
  }

  /**
   * Pieces at random.
   *
   * @param alpha power of the probabilities or, of a model with merges, probability with which one
   *     is left out
   * @param nBest segmentations of a unigram model to draw from; below 2 are all
   * @see SentencePieceModel#sample
   */
  public SubwordSampler sampler(double alpha, int nBest) {
    return new SubwordSampler() {
      @Override
      public List<String> sample(List<String> tokens, RandomGenerator random) {
        return cutSpecial(model.sample(text(tokens), nBest, alpha, random));
      }

      @Override
      public Pieces pieces() {
        return new PossiblePieces(model);
      }
    };
  }

  /** Pieces by their ids. */
  private record PossiblePieces(SentencePieceModel model, BitSet ids)
      implements SubwordSampler.Pieces {
    PossiblePieces(SentencePieceModel model) {
      this(model, new BitSet());
    }

    @Override
    public void add(List<String> tokens) {
      model.findPieces(text(tokens), ids);
    }

    @Override
    public Set<String> all() {
      Set<String> found = new HashSet<>();
      ids.stream().forEach(id -> found.add(model.piece(id).text()));
      return new HashSet<>(cutSpecial(found));
    }
  }

  @Override
  public List<String> join(List<String> pieces) {
    List<String> tokens = new ArrayList<>();
    for (String word : WORDS.split(model.decode(pieces))) {
      tokens.add(unescape(word));
    }
    return tokens;
  }

  /** Escapes the signs in tokens, which models are learned from, that a model gives a meaning. */
  public static String escape(String text) {
    String marked = text;
    if (text.contains(ESCAPE)) {
      marked = text.replace(ESCAPED_ESCAPE, ESCAPED_ESCAPE + "FF05");
      marked = marked.replace(ESCAPED_SPACE, ESCAPED_ESCAPE + "2581");
    }
    return marked.replace(SentencePieceModel.SPACE, ESCAPED_SPACE);
  }

  static String unescape(String word) {
    if (!word.contains(ESCAPE)) {
      return word;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < word.length(); ) {
      if (word.startsWith(ESCAPED_SPACE, i)) {
        text.append(SentencePieceModel.SPACE);
        i += ESCAPED_SPACE.length();
      } else if (word.startsWith(ESCAPED_ESCAPE, i)) {
        text.append(ESCAPE);
        i += ESCAPED_ESCAPE.length();
      } else {
        text.append(word.charAt(i++));
      }
    }
    return text.toString();
  }
}
