package io.dragoman.translate;

import io.dragoman.search.Hypothesis;
import io.dragoman.tokenizers.TextCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what a search found into words and text: where the model gave {@code <unk>} or a
 * placeholder, the word that it stands for, if one is known.
 */
final class TargetWords {
  private final TextCodec codec;
  private final Rewriting rewriting;

  TargetWords(TextCodec codec, Rewriting rewriting) {
    this.codec = codec.rightToLeft() ? codec.reversed() : codec; // hypotheses are in text order
    this.rewriting = rewriting;
  }

  /** The text of a hypothesis for a line, and what each of its ids stands for. */
  RankedText of(Hypothesis hypothesis, SourceLine line) {
    List<String> words = new ArrayList<>();
    String text;
    if (rewriting.replaceUnknown() || !line.guidance().isNone()) {
      text = codec.decode(putBack(hypothesis, line, words));
    } else {
      words.addAll(line.source().targetPieces(hypothesis.ids(), codec.vocabulary()));
      text = codec.decode(words);
    }
    return new RankedText(
        text,
        List.copyOf(words),
        hypothesis.score(),
        hypothesis.logProbability(),
        hypothesis.finished(),
        hypothesis.wordLogProbabilities(),
        hypothesis.attention(),
        hypothesis.cut());
  }

  /**
   * Finds the word of each id.
   *
   * @return the pieces of all words: one may have several
   */
  private List<String> putBack(Hypothesis hypothesis, SourceLine line, List<String> words) {
    Guidance guidance = line.guidance();
    List<String> pieces = new ArrayList<>();
    for (int t = 0; t < hypothesis.ids().length; t++) {
      int id = hypothesis.ids()[t];
      int copied = id - codec.vocabulary().size();
      String word =
          copied < 0 ? guidance.word(id, codec.vocabulary()) : line.source().unknown().get(copied);
      String translation = guidance.placeholders().get(word);
      if (id == codec.vocabulary().unk() && rewriting.replaceUnknown()) {
        word = line.tokens().get(mostAttended(hypothesis.attention()[t], line));
        translation = rewriting.dictionary().get(word);
      }
      words.add(translation == null ? word : translation);
      pieces.addAll(translation == null ? List.of(word) : codec.tokens(translation));
    }
    return pieces;
  }

  /** The place of the source word, not {@code </s>}, that the decoder looked at most. */
  private static int mostAttended(float[] weights, SourceLine line) {
    int most = 0;
    for (int i = 1; i < line.tokens().size(); i++) {
      if (weights[i] > weights[most]) {
        most = i;
      }
    }
    return most;
  }
}
