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

  private static Ranking ranking(SearchConfig config) {
    return new Ranking(
        LengthNormalization.valueOf(config.lengthNormalization().toUpperCase(Locale.ROOT)),
        config.lengthPenalty(),
        config.wordReward(),
        config.rewardEnd(),
        config.brevityPenalty(),
        config.lengthRatio(),
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
