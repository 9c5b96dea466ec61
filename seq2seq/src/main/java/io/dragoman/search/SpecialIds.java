package io.dragoman.search;

/**
 * The ids of the target's special tokens, -1 for one that the vocabulary lacks.
 *
 * @param pad {@code <pad>}, never produced
 * @param bos {@code <s>}, given to the first step and never produced
 * @param eos {@code </s>}, which ends a hypothesis
 * @param unk {@code <unk>}
 */
public record SpecialIds(int pad, int bos, int eos, int unk) {
  /** Checks that the two that no search can do without exist. */
  public SpecialIds {
    if (bos < 0 || eos < 0) {
      throw new IllegalArgumentException(
          "search: <s> has id %d and </s> has id %d: add both to the target vocabulary"
              .formatted(bos, eos));
    }
  }

  /** What the model reads for an id, which may be that of an unknown word of constraints. */
  int read(int id) {
    return id < 0 ? unk : id;
  }
}
