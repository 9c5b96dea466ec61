package io.dragoman.corpus.filter;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectOpenHashSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A set of texts of which it remembers a hash of 128 bits (MurmurHash3) each.
 *
 * <p>Two texts among n have the same hash with a probability of about n^2 / 2^129: for ten million
 * 1.5e-25. A text takes 16 bytes in tables of which at least three eighths are in use, and while a
 * table grows half of its size more: ten million take 268 MB, and 403 MB at times.
 */
final class FingerprintSet {
  private static final HashFunction HASH = Hashing.murmur3_128();

  /** The second half of a hash by the first. */
  private final Long2LongOpenHashMap halves = new Long2LongOpenHashMap();

  /** The hashes whose first half is that of another. */
  private final ObjectOpenHashSet<Fingerprint> others = new ObjectOpenHashSet<>();

  private record Fingerprint(long first, long second) {}

  /** Adds a text; false if it was there. */
  boolean add(CharSequence text) {
    ByteBuffer hash =
        ByteBuffer.wrap(HASH.hashUnencodedChars(text).asBytes()).order(ByteOrder.LITTLE_ENDIAN);
    return add(hash.getLong(), hash.getLong());
  }

  boolean add(long first, long second) {
    int size = halves.size();
    long earlier = halves.putIfAbsent(first, second);
    if (halves.size() > size) {
      return true;
    }
    return earlier != second && others.add(new Fingerprint(first, second));
  }
}
