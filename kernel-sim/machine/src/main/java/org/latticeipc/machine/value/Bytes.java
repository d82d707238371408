package org.latticeipc.machine.value;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * An immutable byte string. Equality is by content, so it may be stored in cells and records.
 * Conversions copy, {@link #owning} excepted; nobody ever gets the array inside.
 */
public final class Bytes {
  /** The empty byte string. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private static final char[] HEX = "0123456789abcdef".toCharArray();
  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A byte string with a copy of {@code content}. */
  public static Bytes copyOf(byte[] content) {
    return content.length == 0 ? EMPTY : new Bytes(content.clone());
  }

  /** A byte string with a copy of {@code length} bytes from {@code offset} on. */
  public static Bytes copyOf(byte[] content, int offset, int length) {
    return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(content, offset, offset + length));
  }

  /** A byte string that is this very array; the caller must not use it any more. */
  public static Bytes owning(byte[] content) {
    return new Bytes(content);
  }

  /** The UTF-8 encoding of {@code text}. */
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** How many bytes there are. */
  public int size() {
    return content.length;
  }

  /** The byte at {@code index}. */
  public byte at(int index) {
    return content[index];
  }

  /** A fresh array with the content. */
  public byte[] toArray() {
    return content.clone();
  }

  /** Copies the whole content into {@code out} from {@code offset} on. */
  public void copyTo(byte[] out, int offset) {
    System.arraycopy(content, 0, out, offset, content.length);
  }

  /** Copies {@code length} bytes from {@code from} on into {@code out}. */
  public void copyTo(int from, byte[] out, int offset, int length) {
    System.arraycopy(content, from, out, offset, length);
  }

  /** The eight bytes from {@code index} on as a number, highest byte first. */
  public long longAt(int index) {
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = number << Byte.SIZE | content[index + i] & 0xFF;
    }
    return number;
  }

  /** Adds {@code length} bytes from {@code from} on to a digest. */
  public void addTo(MessageDigest digest, int from, int length) {
    digest.update(content, from, length);
  }

  /**
   * Hands {@code length} bytes from {@code from} on to a cipher as its last ones.
   *
   * @return how many bytes it wrote to {@code out}
   * @throws GeneralSecurityException as {@link Cipher#doFinal(byte[], int, int, byte[], int)}
   */
  public int finish(Cipher cipher, int from, int length, byte[] out, int outFrom)
      throws GeneralSecurityException {
    return cipher.doFinal(content, from, length, out, outFrom);
  }

  /** The content read as UTF-8. */
  public String asUtf8() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Whether both hold the same bytes, in a time that depends on the lengths only. */
  public boolean equalsInConstantTime(Bytes other) {
    return MessageDigest.isEqual(content, other.content);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Bytes that && Arrays.equals(content, that.content));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /** Lower-case hexadecimal digits. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(content.length * 2);
    for (byte b : content) {
      text.append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
    }
    return text.toString();
  }
}
