package io.dragoman.data;

import io.dragoman.config.CurriculumConfig;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The easiest pairs first (Platanios et al., Competence-based curriculum learning for neural
 * machine translation, NAACL 2019): an epoch that begins with competence c has the share c of its
 * pairs, the easiest ones, and those that are as hard as the hardest of these.
 *
 * <p>The difficulty of a pair is the length of its source or {@code -sum log p(w)} over the source
 * words w, p being their frequency in the corpus.
 */
public final class Curriculum implements EpochPairs {
  private final CurriculumConfig config;
  private final EpochPairs pairs;
  private final double[] difficulties;

  private Curriculum(CurriculumConfig config, EpochPairs pairs, double[] difficulties) {
    this.config = config;
    this.pairs = pairs;
    this.difficulties = difficulties;
  }

  /**
   * The pairs of each epoch that the configuration lets through.
   *
   * @param corpus that they are from
   * @param pairs those of an epoch without a curriculum
   */
  public static EpochPairs of(CurriculumConfig config, EncodedCorpus corpus, EpochPairs pairs) {
    return switch (config.difficulty()) {
      case NONE -> pairs;
      case LENGTH -> new Curriculum(config, pairs, lengths(corpus));
      case RARITY -> new Curriculum(config, pairs, rarities(corpus));
    };
  }

  @Override
  public int[] places(int epoch, long updates) {
    int[] all = pairs.places(epoch, updates);
    double competence = config.competence(updates);
    if (competence >= 1) {
      return all;
    }
    double[] sorted =
        Arrays.stream(all).mapToDouble(place -> difficulties[place]).sorted().toArray();
    int count = (int) Math.ceil(competence * all.length);
    double hardest = sorted[Math.max(1, count) - 1];
    return Arrays.stream(all).filter(place -> difficulties[place] <= hardest).toArray();
  }

  private static double[] lengths(EncodedCorpus corpus) {
    return IntStream.range(0, corpus.size()).mapToDouble(corpus::sourceLength).toArray();
  }

  private static double[] rarities(EncodedCorpus corpus) {
    int[][] sources =
        IntStream.range(0, corpus.size())
            .mapToObj(place -> corpus.get(place).source())
            .toArray(int[][]::new);
    int last = Arrays.stream(sources).flatMapToInt(Arrays::stream).max().orElse(0);
    double[] surprise = new double[last + 1];
    Arrays.stream(sources).flatMapToInt(Arrays::stream).forEach(id -> surprise[id]++);
    double total = Arrays.stream(surprise).sum();
    for (int id = 0; id <= last; id++) {
      surprise[id] = StrictMath.log(total / surprise[id]);
    }
    return Arrays.stream(sources)
        .mapToDouble(ids -> Arrays.stream(ids).mapToDouble(id -> surprise[id]).sum())
        .toArray();
  }
}
