package io.dragoman.tokenizers.casing;

import io.dragoman.tokenizers.SubwordSampler;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Keeps case marks whole and lets another sampler cut what stands between them.
 *
 * @param sampler sees the tokens between two marks as a line of their own
 */
public record MarkKeepingSampler(SubwordSampler sampler) implements SubwordSampler {

  @Override
  public List<String> sample(List<String> tokens, RandomGenerator random) {
    return MarkKeepingSubwords.between(tokens, part -> sampler.sample(part, random));
  }

  @Override
  public Pieces pieces() {
    return new PiecesBetween(sampler.pieces());
  }

  /**
   * Passes over the marks.
   *
   * @param pieces collects the others
   */
  private record PiecesBetween(Pieces pieces) implements Pieces {
    @Override
    public void add(List<String> tokens) {
      pieces.add(tokens.stream().filter(token -> !CaseMarks.contains(token)).toList());
    }

    @Override
    public Set<String> all() {
      return pieces.all();
    }
  }
}
