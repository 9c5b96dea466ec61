package io.dragoman.explain;

import java.util.List;
import java.util.Optional;

/**
 * How a line was translated. Log-probabilities are to base e; those of words that are impossible
 * are minus infinity.
 *
 * @param line the number of the line, from 1
 * @param source the line
 * @param sourceTokens its tokens and {@code </s>}
 * @param beam hypotheses that the search keeps
 * @param groups equal parts of the beam that avoid each other's words
 * @param constraints what the translation must have, if anything
 * @param divisor what log-probabilities are divided by, such as {@code length^0.6}
 * @param expected words that the translation is expected to have, {@code </s>} included, if that
 *     counts
 * @param nBest all that the search found, best first
 * @param attention of the best: for each of its words and for {@code </s>}, if it ends so, the
 *     weight of each source token
 * @param lattice every hypothesis that the search had and some that it left; parents come first
 * @param choices for each word of the best, what else could have been there, most probable first
 * @param reference what became of the reference, if one was given
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of weights, never compared
public record Explanation(
    long line,
    String source,
    List<String> sourceTokens,
    int beam,
    int groups,
    Optional<Constraints> constraints,
    String divisor,
    Optional<Double> expected,
    List<Scored> nBest,
    float[][] attention,
    List<Node> lattice,
    List<List<Choice>> choices,
    Optional<Reference> reference) {

  /**
   * What a translation must and must not have.
   *
   * @param prefix text that it begins with, or empty
   * @param required phrases that it has somewhere
   * @param forbidden phrases that it does not have, each in all ways that the model could write it
   */
  public record Constraints(String prefix, List<Required> required, List<String> forbidden) {}

  /**
   * A phrase that is required.
   *
   * @param place of its first word in the best translation, from 0; -1 if that lacks it
   * @param words so many of its words
   */
  public record Required(String phrase, int place, int words) {}

  /**
   * A translation with its score.
   *
   * @param words its words and, if it ended by itself, {@code </s>}
   * @param wordLogProbabilities of each
   * @param logProbability their sum
   * @param reward what the number of words adds to it
   * @param divisor such as the length to the power of alpha
   * @param brevity what being shorter than expected costs, from 0 down
   * @param coverage what source words cost that were not looked at, from 0 down
   * @param score {@code (logProbability + reward) / divisor + brevity + coverage}
   */
  public record Scored(
      String text,
      List<String> words,
      List<Double> wordLogProbabilities,
      double logProbability,
      double reward,
      double divisor,
      double brevity,
      double coverage,
      double score,
      boolean finished) {}

  /** What became of a hypothesis. */
  public enum Fate {
    /** It went on to the next step. */
    KEPT,
    /** It ended. */
    FINISHED,
    /** It fell out of the beam, or constraints do not let it in. */
    FELL
  }

  /**
   * A word of a hypothesis, at its place behind the words before it.
   *
   * @param group of hypotheses that it belongs to, from 0
   * @param time its place, from 0
   * @param from the node of the word before, -1 at the beginning
   * @param logProbability of all words up to this one
   * @param best whether the best translation has it
   * @param reference whether the reference begins so
   */
  public record Node(
      int group,
      int time,
      int from,
      String word,
      double wordLogProbability,
      double logProbability,
      Fate fate,
      boolean best,
      boolean reference) {}

  /** A word that could follow. */
  public record Choice(String word, double logProbability) {}

  /** What a comparison with the reference says. */
  public enum Verdict {
    /** The best translation is the reference. */
    SAME,
    /** The model scores its own translation higher: no search would find the reference. */
    MODEL_PREFERS_OTHER,
    /** The model scores the reference higher, yet the search did not give it. */
    SEARCH_ERROR,
    /** The model scores the reference higher, but it does not meet the constraints. */
    CONSTRAINED
  }

  /**
   * The reference as the model sees it.
   *
   * @param forced its score if the model is made to write it
   * @param unknown words that the model does not know
   * @param rank its place among the n best from 1, 0 if it is not there
   * @param loss where it fell out of the beam, if it did
   */
  public record Reference(
      Scored forced, List<String> unknown, Verdict verdict, int rank, Optional<Loss> loss) {}

  /**
   * The step in which the reference fell out of the beam.
   *
   * @param time the place of the word, from 0
   * @param word the reference's word
   * @param wordLogProbability of it behind the reference's beginning
   * @param betterWords so many words were more probable there
   * @param logProbability of the reference up to this word
   * @param worstKept the least log-probability that was kept instead
   */
  public record Loss(
      int time,
      String word,
      double wordLogProbability,
      int betterWords,
      double logProbability,
      double worstKept) {}
}
