package io.dragoman.config;

import static io.dragoman.config.Range.above;
import static io.dragoman.config.Range.any;
import static io.dragoman.config.Range.atLeast;
import static io.dragoman.config.Range.lengthRatio;
import static io.dragoman.config.Range.oneOf;

import java.util.List;

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
    all.key(
        "search.length-normalization",
        "The divisor: power is length^alpha, gnmt is ((5 + length) / 6)^alpha.",
        oneOf(List.of("power", "gnmt")));
    all.key(
        "search.word-reward",
        "Added to log p for every word, before it is divided; 0 is off.",
        any("a number"));
    all.key(
        "search.reward-end",
        "Whether it is added for </s>, too, as Marian counts words.",
        any("true or false"));
    all.key(
        "search.brevity-penalty",
        "Weight of min(0, 1 - ratio * source length / length), added to the score; 0 is off.",
        atLeast(0));
    all.key(
        "search.length-ratio",
        "That ratio: target tokens per source token, as corpus stats tells for a corpus; learned"
            + " is that of each sentence by length-model.",
        lengthRatio());
    all.key(
        "search.coverage-penalty",
        "Weight of source tokens that were looked at less than once; 0 is off.",
        atLeast(0));
    all.key("search.min-length-factor", "Target tokens needed per source token.", atLeast(0));
    all.key("search.min-length-extra", "Target tokens needed besides.", atLeast(0));
    all.key("search.max-length-factor", "Target tokens allowed per source token.", above(0));
    all.key("search.max-length-extra", "Target tokens allowed besides.", atLeast(1));
    all.key(
        "search.no-repeat-ngram",
        "No translation has so many tokens in a row twice; 0 is off.",
        atLeast(0));
    all.key(
        "search.unfinished",
        "Translations that met the limit of length: last, behind all others, or ranked by score.",
        oneOf(List.of("last", "ranked")));
    all.key("search.batch-size", "Sentences decoded together.", atLeast(1));
  }
}
