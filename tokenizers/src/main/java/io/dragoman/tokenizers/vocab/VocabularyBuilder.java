package io.dragoman.tokenizers.vocab;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import it.unimi.dsi.fastutil.objects.Object2LongMap;
import it.unimi.dsi.fastutil.objects.Object2LongOpenHashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts tokens and keeps the most frequent ones. Not safe for use by many threads. */
public final class VocabularyBuilder {
  private final Object2LongOpenHashMap<String> counts = new Object2LongOpenHashMap<>();
  private final Set<String> required = new HashSet<>();

  /** An empty count. */
  public VocabularyBuilder() {}

  /** Counts one occurrence; a special token is ignored, since it is in every vocabulary. */
  public VocabularyBuilder add(String token) {
    if (!SpecialTokens.contains(token)) {
      counts.addTo(token, 1);
    }
    return this;
  }

  /** Counts one occurrence of each token. */
  public VocabularyBuilder addAll(Iterable<String> tokens) {
    tokens.forEach(this::add);
    return this;
  }

  /** Sees to it that tokens are kept however seldom they are; they count towards the limit. */
  public VocabularyBuilder require(Collection<String> tokens) {
    for (String token : tokens) {
      counts.addTo(token, 0);
      required.add(token);
    }
    return this;
  }

  /** How often the token was added. */
  public long count(String token) {
    return counts.getLong(token);
  }

  /** How many distinct tokens were added. */
  public int distinct() {
    return counts.size();
  }

  /**
   * The four special tokens followed by the required and the most frequent tokens, in the order of
   * their frequency.
   *
   * <p>Equally frequent tokens come in the order of their code points, so the result depends on the
   * counts alone.
   *
   * @param limit most tokens to keep beside the special ones; 0 keeps all
   * @param minimumFrequency occurrences a token needs to be kept
   */
  public Vocabulary build(int limit, int minimumFrequency) {
    Preconditions.checkArgument(limit >= 0, "limit is %s: it must be 0 or more", limit);
    List<Object2LongMap.Entry<String>> kept = new ArrayList<>();
    for (Object2LongMap.Entry<String> entry : counts.object2LongEntrySet()) {
      if (entry.getLongValue() >= minimumFrequency || required.contains(entry.getKey())) {
        kept.add(entry);
      }
    }
    kept.sort(
        Comparator.<Object2LongMap.Entry<String>>comparingLong(Object2LongMap.Entry::getLongValue)
            .reversed()
            .thenComparing(Object2LongMap.Entry::getKey, CodePointOrder.INSTANCE));
    int free = (limit == 0 ? kept.size() : Math.max(limit, required.size())) - required.size();
    ImmutableList.Builder<String> tokens = ImmutableList.builder();
    tokens.addAll(SpecialTokens.ALL);
    for (Object2LongMap.Entry<String> entry : kept) {
      if (required.contains(entry.getKey())) {
        tokens.add(entry.getKey());
      } else if (free > 0) {
        free--;
        tokens.add(entry.getKey());
      }
    }
    return Vocabulary.of(tokens.build());
  }
}
