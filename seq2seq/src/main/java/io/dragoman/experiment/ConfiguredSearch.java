package io.dragoman.experiment;

import io.dragoman.config.SearchConfig;
import io.dragoman.search.Blocking;
import io.dragoman.search.LengthLimits;
import io.dragoman.search.LengthNormalization;
import io.dragoman.search.Ranking;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.Unfinished;
import it.unimi.dsi.fastutil.ints.IntLists;
import java.util.Locale;

/** What a configuration says about searching. */
public final class ConfiguredSearch {
  private ConfiguredSearch() {}

  /** The options of a configuration for a beam that may be another than its own. */
  public static SearchOptions options(SearchConfig config, int beam) {
    return SearchOptions.ofBeam(beam)
        .withRanking(ranking(config))
        .withLimits(limits(config))
        .withBlocking(Blocking.NONE.withNgram(config.noRepeatNgram(), IntLists.emptyList()));
  }

  /**
   * The same for a model that no length model was learned for, as while it is trained: where a
   * learned ratio is asked for, nothing is taken off for brevity.
   */
  public static SearchOptions optionsWithoutLengthModel(SearchConfig config, int beam) {
    SearchOptions found = options(config, beam);
    return found.ranking().needsLengthModel()
        ? found.withRanking(found.ranking().withBrevityPenalty(0, 1))
        : found;
  }

  private static Ranking ranking(SearchConfig config) {
    return new Ranking(
        LengthNormalization.valueOf(config.lengthNormalization().toUpperCase(Locale.ROOT)),
        config.lengthPenalty(),
        config.wordReward(),
        config.rewardEnd(),
        config.brevityPenalty(),
        config.lengthRatio().constant(),
        config.coveragePenalty(),
        Unfinished.valueOf(config.unfinished().toUpperCase(Locale.ROOT)));
  }

  private static LengthLimits limits(SearchConfig config) {
    return new LengthLimits(
        config.minLengthFactor(),
        config.minLengthExtra(),
        config.maxLengthFactor(),
        config.maxLengthExtra());
  }
}
