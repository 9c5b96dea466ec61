package io.dragoman.data;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * What zstd data hold. The decoder reports wrong data as unchecked exceptions; here they are not.
 */
final class ZstdStream extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  ZstdStream(InputStream in) throws IOException {
    super(new ZstdInputStream(new ZstdFrames(new BufferedInputStream(in, BUFFER))));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int count;
      do {
        count = in.read(bytes, offset, length);
      } while (count == 0 && length > 0);
      return count;
    } catch (RuntimeException e) {
      ZipException wrong = new ZipException(e.getMessage());
      wrong.initCause(e);
      throw wrong;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
