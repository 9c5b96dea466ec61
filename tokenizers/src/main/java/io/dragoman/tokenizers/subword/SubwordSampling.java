package io.dragoman.tokenizers.subword;

import com.google.common.base.Preconditions;

/**
 * How pieces are drawn at random.
 *
 * @param dropout probability with which a merge is left out, in models that have merges (Provilkov,
 *     Emelianenko and Voita, ACL 2020); 0 is never
 * @param alpha the power of the probabilities of a unigram model's segmentations (Kudo, ACL 2018);
 *     0 is no sampling
 * @param nBest the number of best segmentations that are drawn from; below 2 are all
 */
public record SubwordSampling(double dropout, double alpha, int nBest) {
  /** Nothing at random. */
  public static final SubwordSampling NONE = new SubwordSampling(0, 0, 0);

  /** Checks the values. */
  public SubwordSampling {
    Preconditions.checkArgument(
        dropout >= 0 && dropout <= 1, "dropout is %s: it must be from 0 to 1", dropout);
    Preconditions.checkArgument(alpha >= 0, "alpha is %s: it must be 0 or more", alpha);
  }
}
