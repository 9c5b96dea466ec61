package io.dragoman.tokenizers.tags;

import io.dragoman.tokenizers.SubwordSampler;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Keeps tags at the beginning whole and lets another sampler cut what follows. */
record TaggedSampler(LineTags tags, SubwordSampler sampler) implements SubwordSampler {

  @Override
  public List<String> sample(List<String> tokens, RandomGenerator random) {
    return TaggedSubwords.after(tags, tokens, rest -> sampler.sample(rest, random));
  }

  @Override
  public Pieces pieces() {
    return new PiecesAfter(tags, sampler.pieces());
  }

  /**
   * Passes over the tags.
   *
   * @param pieces collects the others
   */
  private record PiecesAfter(LineTags tags, Pieces pieces) implements Pieces {
    @Override
    public void add(List<String> tokens) {
      pieces.add(tokens.subList(tags.count(tokens), tokens.size()));
    }

    @Override
    public Set<String> all() {
      return pieces.all();
    }
  }
}
