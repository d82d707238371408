package org.latticeipc.explorer.file;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a checkpoint holds without ever allocating more than the file is long: whatever comes
 * in numbers says first how many, and that is compared with the bytes left.
 */
public final class BoundedInput extends DataInputStream {
  private static final int TEXT = 4;
  private static final int MOST_DIGITS = 10_000;
  private final Limited limited;

  BoundedInput(InputStream in, long length) {
    this(new Limited(in, length));
  }

  /** Reads bytes in memory. */
  public static BoundedInput of(byte[] bytes) {
    return new BoundedInput(new ByteArrayInputStream(bytes), bytes.length);
  }

  private BoundedInput(Limited limited) {
    super(limited);
    this.limited = limited;
  }

  /** The content is none that this class's callers write; the message says what is wrong. */
  static final class Unusable extends IOException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  /**
   * How many elements follow.
   *
   * @param least how many bytes the smallest element takes
   */
  public int readCount(int least) throws IOException {
    return requireCount(readInt(), least);
  }

  private int requireCount(int n, int least) throws IOException {
    if (n < 0 || (long) n * least > limited.left) {
      throw new Unusable("found " + n + " elements where " + limited.left + " bytes are left");
    }
    return n;
  }

  /** A text, or null. */
  @Nullable
  public String readTextOrNull() throws IOException {
    int n = readInt();
    if (n == -1) {
      return null;
    }
    byte[] bytes = new byte[requireCount(n, 1)];
    readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A text. */
  public String readText() throws IOException {
    String text = readTextOrNull();
    if (text == null) {
      throw new Unusable("found nothing where a text is expected");
    }
    return text;
  }

  /** A total of any size, kept as a text. */
  public BigInteger readBigTotal() throws IOException {
    String text = readText();
    if (text.isEmpty()
        || text.length() > MOST_DIGITS
        || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new Unusable("found '" + text + "' where a total is expected");
    }
    return new BigInteger(text);
  }

  /** How many texts follow. */
  public int readCountOfTexts() throws IOException {
    return readCount(TEXT);
  }

  /** A number in a range. */
  public int readInt(int least, int most) throws IOException {
    int n = readInt();
    require(n >= least && n <= most, n, least, most);
    return n;
  }

  /** A count of things, which is not negative. */
  public long readTotal() throws IOException {
    long n = readLong();
    require(n >= 0, n, 0, Long.MAX_VALUE);
    return n;
  }

  public static void require(boolean condition, long found, long least, long most) throws Unusable {
    if (!condition) {
      throw new Unusable("found the number " + found + ", expected " + least + " to " + most);
    }
  }

  /** Refuses what is longer than what was read. */
  public void requireEnd() throws IOException {
    if (limited.left > 0) {
      throw new Unusable("found " + limited.left + " bytes more than are used");
    }
  }

  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      if (left == 0) {
        return -1;
      }
      int result = count(super.read(), 1);
      return result;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left == 0 && length > 0) {
        return -1;
      }
      int n = super.read(bytes, from, (int) Math.min(length, left));
      return count(n, n);
    }

    private int count(int result, int n) throws EOFException {
      if (result < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
      left -= n;
      return result;
    }
  }
}
