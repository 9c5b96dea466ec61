package io.dragoman.examples.speech;

import java.util.List;
import java.util.Map;

/**
 * How the words that the program can say are pronounced: as rows of sounds, each with its two
 * lowest formants (after Peterson and Barney 1952), the strength of voice and noise, and length.
 */
final class SpokenSounds {
  private static final Sound SILENCE = new Sound(500, 1500, 0, 0, 0.06);
  private static final Sound A = new Sound(730, 1090, 1, 0, 0.13);
  private static final Sound AH = new Sound(640, 1190, 1, 0, 0.12);
  private static final Sound AW = new Sound(570, 840, 1, 0, 0.13);
  private static final Sound EH = new Sound(530, 1840, 1, 0, 0.11);
  private static final Sound EY = new Sound(480, 2000, 1, 0, 0.13);
  private static final Sound ER = new Sound(490, 1350, 1, 0, 0.09);
  private static final Sound IH = new Sound(390, 1990, 1, 0, 0.09);
  private static final Sound EE = new Sound(270, 2290, 1, 0, 0.16);
  private static final Sound O = new Sound(450, 850, 1, 0, 0.15);
  private static final Sound OO = new Sound(300, 870, 1, 0, 0.16);
  private static final Sound R = new Sound(400, 1150, 0.8, 0, 0.07);
  private static final Sound W = new Sound(300, 700, 0.7, 0, 0.08);
  private static final Sound N = new Sound(300, 1300, 0.4, 0, 0.10);
  private static final Sound V = new Sound(300, 1100, 0.4, 0.1, 0.07);
  private static final Sound F = new Sound(1400, 3000, 0, 0.2, 0.11);
  private static final Sound TH = new Sound(1700, 3300, 0, 0.15, 0.09);
  private static final Sound S = new Sound(2900, 3600, 0, 0.7, 0.13);
  private static final Sound Z = new Sound(2800, 3500, 0.3, 0.4, 0.10);
  private static final Sound T = new Sound(2500, 3400, 0, 0.9, 0.03);
  private static final Sound K = new Sound(1500, 2300, 0, 0.8, 0.03);

  private static final Map<String, List<Sound>> WORDS =
      Map.of(
          "zero", List.of(Z, IH, R, O),
          "one", List.of(W, AH, N),
          "two", List.of(T, OO),
          "three", List.of(TH, R, EE),
          "four", List.of(F, AW, R),
          "five", List.of(F, A, IH, V),
          "six", List.of(S, IH, SILENCE, K, S),
          "seven", List.of(S, EH, V, ER, N),
          "eight", List.of(EY, IH, SILENCE, T),
          "nine", List.of(N, A, IH, N));

  private SpokenSounds() {}

  /**
   * A sound.
   *
   * @param first lowest resonance, in Hz
   * @param second the next, in Hz
   * @param voice strength of the vocal cords
   * @param noise strength of hissing
   * @param seconds its length
   */
  record Sound(double first, double second, double voice, double noise, double seconds) {}

  /** The words, in alphabetical order. */
  static List<String> words() {
    return WORDS.keySet().stream().sorted().toList();
  }

  /** The sounds of a word. */
  static List<Sound> of(String word) {
    return WORDS.get(word);
  }
}
