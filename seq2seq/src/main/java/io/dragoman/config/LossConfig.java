package io.dragoman.config;

/**
 * What training minimises besides, or in place of, the cross-entropy of known translations.
 *
 * @param focalGamma how much less sure words count; 0 is cross-entropy
 * @param focalAlpha factor of the probability in a focal loss
 * @param unlikelihood weight of the unlikelihood of words that came before
 * @param rDrop weight of the divergence of two passes with other dropout masks
 * @param alignment weight of guided alignment
 * @param alignmentHalfLife updates after which that weight has halved; 0 is never
 * @param coverage weight of the coverage loss
 * @param sampling scheduled sampling
 * @param risk minimum risk training
 * @param distillation from a teacher
 */
public record LossConfig(
    double focalGamma,
    double focalAlpha,
    double unlikelihood,
    double rDrop,
    double alignment,
    int alignmentHalfLife,
    double coverage,
    SamplingConfig sampling,
    RiskConfig risk,
    DistillationConfig distillation) {

  /**
   * Scheduled sampling: the decoder reads its own words now and then.
   *
   * @param decay how the probability of reading the known word falls: none, linear, exponential,
   *     inverse-sigmoid
   * @param updates how slowly it falls
   * @param least below which it never falls
   * @param choice which of its own words the decoder reads: best or drawn
   */
  public record SamplingConfig(String decay, int updates, double least, String choice) {
    /** Whether the decoder always reads known words. */
    public boolean isOff() {
      return decay.equals("none");
    }
  }

  /**
   * Minimum risk training.
   *
   * @param weight share of the expected risk in the loss; 0 is off
   * @param after updates before it begins
   * @param metric whose shortfall is the risk: bleu or chrf
   * @param samples translations drawn for each sentence
   * @param sharpness alpha of the distribution over them
   * @param reference whether the known translation is among them
   */
  public record RiskConfig(
      double weight, int after, String metric, int samples, double sharpness, boolean reference) {}

  /**
   * Distillation word by word.
   *
   * @param teacher folder of a model; none is off
   * @param weight share of the teacher in the loss of words
   * @param temperature that softens both distributions
   */
  public record DistillationConfig(String teacher, double weight, double temperature) {
    /** Whether there is no teacher, or one that nobody listens to. */
    public boolean isOff() {
      return teacher.equals("none") || weight == 0;
    }
  }

  static LossConfig standard() {
    return new LossConfig(
        /* focalGamma= */ 0,
        /* focalAlpha= */ -1,
        /* unlikelihood= */ 0,
        /* rDrop= */ 0,
        /* alignment= */ 0,
        /* alignmentHalfLife= */ 0,
        /* coverage= */ 0,
        new SamplingConfig("none", /* updates= */ 2000, /* least= */ 0.75, "best"),
        new RiskConfig(
            /* weight= */ 0,
            /* after= */ 0,
            "bleu",
            /* samples= */ 10,
            /* sharpness= */ 0.005,
            /* reference= */ true),
        new DistillationConfig("none", /* weight= */ 0.5, /* temperature= */ 1));
  }

  /** Whether cross-entropy is all. */
  public boolean isCrossEntropy() {
    return focalGamma == 0
        && unlikelihood == 0
        && rDrop == 0
        && alignment == 0
        && coverage == 0
        && sampling.isOff()
        && risk.weight() == 0
        && distillation.isOff();
  }
}
