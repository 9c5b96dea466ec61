package io.dragoman.corpus.stats;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.dragoman.corpus.CorpusListener;
import io.dragoman.corpus.ParallelLines;
import io.dragoman.tokenizers.TextTokenizer;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.nio.file.Path;
import java.util.List;

/**
 * How often each type occurs, without the types themselves: it remembers a hash of 64 bits
 * (MurmurHash3) each.
 *
 * <p>Two types among n have the same hash, and count as one, with a probability of about n^2 /
 * 2^65: for ten million 0.0003%. Memory is 16 bytes for a type in a table of which at least three
 * eighths are in use, and half of its size more while it grows.
 */
public final class TypeCounts {
  private static final HashFunction HASH = Hashing.murmur3_128();

  private final Long2LongOpenHashMap counts = new Long2LongOpenHashMap();

  /** The types of a text. */
  public static TypeCounts of(Path file, TextTokenizer tokenizer, CorpusListener listener) {
    TypeCounts types = new TypeCounts();
    try (ParallelLines lines = ParallelLines.open(List.of(file))) {
      for (List<String> row = lines.next(); row != null; row = lines.next()) {
        tokenizer.tokenize(row.get(0)).forEach(types::add);
        listener.at("reading " + file, lines.line(), lines.fraction());
      }
    }
    return types;
  }

  void add(String token) {
    counts.addTo(hash(token), 1);
  }

  boolean contains(String token) {
    return counts.containsKey(hash(token));
  }

  private static long hash(String token) {
    return HASH.hashUnencodedChars(token).asLong();
  }

  /** The number of types. */
  public int size() {
    return counts.size();
  }

  /** How many types are not among others. */
  int sizeWithout(TypeCounts others) {
    int count = 0;
    for (Long2LongMap.Entry entry : counts.long2LongEntrySet()) {
      count += others.counts.containsKey(entry.getLongKey()) ? 0 : 1;
    }
    return count;
  }

  /** The number of occurrences of each type, the smallest first. */
  long[] sorted() {
    long[] sorted = counts.values().toLongArray();
    LongArrays.radixSort(sorted);
    return sorted;
  }
}
