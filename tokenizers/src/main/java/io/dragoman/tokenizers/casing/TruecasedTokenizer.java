package io.dragoman.tokenizers.casing;

import io.dragoman.tokenizers.Escapes;
import io.dragoman.tokenizers.Joins;
import io.dragoman.tokenizers.TextTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Truecases the tokens of another tokenizer, and capitalizes the first token of each sentence
 * again.
 *
 * <p>Joiners count for nothing, and neither do tokens with an escape, such as a no-break space.
 *
 * @param tokenizer gives the tokens
 * @param truecaser knows how they are written inside sentences
 */
public record TruecasedTokenizer(TextTokenizer tokenizer, Truecaser truecaser)
    implements TextTokenizer {
  private static final SentenceStarts STARTS = SentenceStarts.RAW;

  /** Learns how the tokens of lines are written inside sentences. */
  public static final class Learning {
    private final TextTokenizer tokenizer;
    private final TruecaserLearner learner = new TruecaserLearner(STARTS, false);

    /** Nothing learned yet. */
    public Learning(TextTokenizer tokenizer) {
      this.tokenizer = tokenizer;
    }

    /** Counts the tokens of a line. */
    public void add(String line) {
      List<String> words = new ArrayList<>();
      for (String token : tokenizer.tokenize(line)) {
        if (isWord(token)) {
          words.add(token.substring(start(token), end(token)));
        }
      }
      learner.add(words);
    }

    /** What was learned. */
    public Truecaser learn() {
      return learner.learn();
    }
  }

  @Override
  public List<String> tokenize(String line) {
    List<String> tokens = tokenizer.tokenize(line);
    return change(
        tokens, word -> truecaser.truecase(word, true), word -> truecaser.truecase(word, false));
  }

  @Override
  public String detokenize(List<String> tokens) {
    return tokenizer.detokenize(change(tokens, TruecasedTokenizer::capitalize, word -> word));
  }

  /** Changes words that start a sentence in one way and the rest in another. */
  private static List<String> change(
      List<String> tokens, UnaryOperator<String> first, UnaryOperator<String> others) {
    List<String> changed = new ArrayList<>(tokens.size());
    boolean start = true;
    for (String token : tokens) {
      if (!isWord(token)) {
        changed.add(token);
        continue;
      }
      int from = start(token);
      int to = end(token);
      String word = token.substring(from, to);
      String written = (start ? first : others).apply(word);
      changed.add(token.substring(0, from) + written + token.substring(to));
      start = STARTS.after(word, start);
    }
    return changed;
  }

  /** The word with a capital for its first character, which stays one character. */
  private static String capitalize(String word) {
    int first = word.codePointAt(0);
    return Character.toString(Character.toTitleCase(first))
        + word.substring(Character.charCount(first));
  }

  /** Whether there is something besides joiners, and no escape. */
  private static boolean isWord(String token) {
    return end(token) > start(token) && token.indexOf(Escapes.MARK) < 0;
  }

  private static int start(String token) {
    return !token.isEmpty() && token.charAt(0) == Joins.JOINER ? 1 : 0;
  }

  private static int end(String token) {
    int last = token.length() - 1;
    return last >= start(token) && token.charAt(last) == Joins.JOINER ? last : last + 1;
  }

  @Override
  public boolean marksJoins() {
    return tokenizer.marksJoins();
  }

  @Override
  public String name() {
    return "truecase:" + tokenizer.name();
  }
}
