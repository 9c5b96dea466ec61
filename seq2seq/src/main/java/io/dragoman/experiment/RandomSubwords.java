package io.dragoman.experiment;

import io.dragoman.config.ConfigException;
import io.dragoman.config.DataConfig;
import io.dragoman.data.RandomCut;
import io.dragoman.tokenizers.SubwordSampler;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.subword.SubwordModel;
import io.dragoman.tokenizers.subword.SubwordSampling;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How training text is cut at random, if it is.
 *
 * @param source for source tokens
 * @param target for target tokens
 */
record RandomSubwords(Optional<SubwordSampler> source, Optional<SubwordSampler> target) {

  /**
   * What the configuration wants.
   *
   * @throws ConfigException if no side has subwords that can be random in the way it says
   */
  static RandomSubwords of(DataConfig config, Sides sides) {
    SubwordModel source = sides.source().subwords();
    SubwordModel target = sides.target().subwords();
    require(
        config.subwordDropout() == 0 || source.hasMerges() || target.hasMerges(),
        "'data.subword-dropout' is " + config.subwordDropout() + " but no side has merges",
        "set it to 0, and data.subword-sampling for a unigram model",
        config);
    require(
        config.subwordSampling() == 0 || source.isUnigram() || target.isUnigram(),
        "'data.subword-sampling' is "
            + config.subwordSampling()
            + " but no side has a unigram"
            + " model",
        "set it to 0, and data.subword-dropout for merges",
        config);
    SubwordSampling sampling = sampling(config);
    return new RandomSubwords(
        source.sampler(sampling).map(config.tags().all()::around), target.sampler(sampling));
  }

  static SubwordSampling sampling(DataConfig config) {
    return new SubwordSampling(
        config.subwordDropout(), config.subwordSampling(), config.subwordNbest());
  }

  private static void require(boolean fits, String what, String remedy, DataConfig config) {
    if (!fits) {
      throw new ConfigException(
          what
              + ": 'data.source-subwords' is '"
              + config.sourceSubwords()
              + "' and 'data.target-subwords' is '"
              + config.targetSubwords()
              + "': "
              + remedy);
    }
  }

  /** Whether nothing is random. */
  boolean isNone() {
    return source.isEmpty() && target.isEmpty();
  }

  RandomCut source(TextCodec codec) {
    return new Cut(codec, source);
  }

  RandomCut target(TextCodec codec) {
    return new Cut(codec, target);
  }

  /**
   * One side.
   *
   * @param sampler empty if nothing is random on this side
   */
  private record Cut(TextCodec codec, Optional<SubwordSampler> sampler) implements RandomCut {
    @Override
    public List<String> tokens(String line) {
      return codec.tokenizer().tokenize(line);
    }

    @Override
    public int[] ordinary(List<String> tokens) {
      return codec.ids(codec.subwords().split(tokens));
    }

    @Override
    public int[] random(List<String> tokens, RandomGenerator random) {
      return sampler.isEmpty() ? ordinary(tokens) : codec.ids(sampler.get().sample(tokens, random));
    }
  }
}
