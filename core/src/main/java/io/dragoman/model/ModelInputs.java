package io.dragoman.model;

import java.util.List;

/**
 * The vocabularies that a model is for, by their sizes.
 *
 * @param source source words
 * @param factors values of each factor of a source word
 * @param further words of each further source
 * @param target target words
 * @param unknown the target word that words of a sentence alone are read as
 */
public record ModelInputs(
    int source, List<Integer> factors, List<Integer> further, int target, int unknown) {

  /** Words of one source, and of a target that has the unknown word at 3. */
  public static ModelInputs of(int source, int target) {
    return new ModelInputs(source, List.of(), List.of(), target, 3);
  }

  /** Takes copies of the lists. */
  public ModelInputs {
    factors = List.copyOf(factors);
    further = List.copyOf(further);
  }
}
