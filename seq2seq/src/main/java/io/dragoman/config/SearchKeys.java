package io.dragoman.config;

import static io.dragoman.config.Range.above;
import static io.dragoman.config.Range.atLeast;

/** Keys of decoding. */
final class SearchKeys {
  private final ConfigKeys all;

  private SearchKeys(ConfigKeys all) {
    this.all = all;
  }

  static void addTo(ConfigKeys all) {
    SearchKeys keys = new SearchKeys(all);
    keys.search();
  }

  private void search() {
    all.section("search", "Beam search.");
    all.key("search.beam", "Hypotheses kept per sentence; 1 is greedy search.", atLeast(1));
    all.key(
        "search.length-penalty",
        "Alpha of the score log p / length^alpha; 0 prefers short translations.",
        atLeast(0));
    all.key("search.max-length-factor", "Target tokens allowed per source token.", above(0));
    all.key("search.max-length-extra", "Target tokens allowed besides.", atLeast(1));
    all.key("search.batch-size", "Sentences decoded together.", atLeast(1));
  }
}
