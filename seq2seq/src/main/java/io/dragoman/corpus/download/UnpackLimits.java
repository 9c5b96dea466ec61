package io.dragoman.corpus.download;

/**
 * What an archive may hold.
 *
 * @param entries the most entries
 * @param bytes the most bytes of all entries together
 * @param ratio the most bytes for each byte of the archive, above {@link #FREE} bytes
 */
public record UnpackLimits(int entries, long bytes, int ratio) {
  /** Small archives may hold as much whatever their ratio is. */
  static final long FREE = 16L << 20;

  /** What corpora need: text shrinks to a third or a fifth, and seldom to a twentieth. */
  public static UnpackLimits standard() {
    return new UnpackLimits(10_000, 16L << 30, 100);
  }

  /** The same with another limit of size. */
  public UnpackLimits withBytes(long most) {
    return new UnpackLimits(entries, most, ratio);
  }

  /** The most bytes that an archive of a size may hold. */
  long bytesFor(long archiveSize) {
    return Math.min(bytes, Math.max(FREE, ratio * archiveSize));
  }
}
