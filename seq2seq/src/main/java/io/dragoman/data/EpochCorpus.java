package io.dragoman.data;

/** The pairs of a corpus, whose ids may be others in every epoch. */
public interface EpochCorpus {

  /**
   * The corpus in an epoch, counted from 1; in epoch 0 as it is without anything random. All have
   * the same pairs in the same order.
   */
  EncodedCorpus epoch(int epoch);

  /** Says that an epoch will be asked for next, so that it may be made meanwhile. */
  void prepare(int epoch);

  /** The same ids in every epoch. */
  static EpochCorpus of(EncodedCorpus corpus) {
    return new Constant(corpus);
  }

  /**
   * The implementation of {@link #of}.
   *
   * @param corpus of every epoch
   */
  record Constant(EncodedCorpus corpus) implements EpochCorpus {
    @Override
    public EncodedCorpus epoch(int epoch) {
      return corpus;
    }

    @Override
    public void prepare(int epoch) {
      // It is there.
    }
  }
}
