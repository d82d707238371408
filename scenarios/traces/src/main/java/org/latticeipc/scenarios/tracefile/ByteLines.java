package org.latticeipc.scenarios.tracefile;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a stream as bytes, one at a time, in a buffer that is used again. */
final class ByteLines implements Closeable {
  private static final int BUFFERED = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFERED];
  private int from;
  private int to;
  private int filled;
  private boolean ended;

  ByteLines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    from = to < filled && buffer[to] == '\n' ? to + 1 : to;
    to = from;
    while (true) {
      while (to < filled) {
        if (buffer[to] == '\n') {
          return true;
        }
        to++;
      }
      if (ended) {
        return from < to;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, filled - from);
      filled -= from;
      to -= from;
      from = 0;
    } else if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    ended = read < 0;
    filled += Math.max(read, 0);
  }

  /** Where the line's bytes are. */
  byte[] buffer() {
    return buffer;
  }

  /** The first of them. */
  int from() {
    return from;
  }

  /** The one after the last of them. */
  int to() {
    return to;
  }

  /**
   * The line as a text.
   *
   * @throws CharacterCodingException if it is not UTF-8
   */
  String text() throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(buffer, from, to - from))
        .toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
