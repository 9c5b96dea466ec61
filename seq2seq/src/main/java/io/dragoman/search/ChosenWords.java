package io.dragoman.search;

/** The words that earlier groups of a sentence chose at this step, which later groups pay for. */
final class ChosenWords {
  private final float strength;
  private final int[] ids;
  private int size;

  /**
   * Room for the words of a sentence.
   *
   * @param strength what each time costs that a word was chosen
   * @param most words of all groups together
   */
  ChosenWords(double strength, int most) {
    this.strength = (float) strength;
    ids = new int[most];
  }

  void clear() {
    size = 0;
  }

  void add(int id) {
    ids[size++] = id;
  }

  /** What a group pays for a word. */
  float penalty(int id) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += ids[i] == id ? 1 : 0;
    }
    return strength * count;
  }
}
