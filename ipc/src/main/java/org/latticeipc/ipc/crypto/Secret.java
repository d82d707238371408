package org.latticeipc.ipc.crypto;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Key material in an array of ours, which its holder wipes as soon as it is not needed.
 *
 * <p>Confined to one task, or guarded by the lock of the channel that holds it. Comparison takes a
 * time that depends on the lengths only. Never printed.
 */
public final class Secret {
  private final byte[] bytes;
  private boolean wiped;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the array itself; the caller must not use it any more. */
  public static Secret owning(byte[] bytes) {
    return new Secret(bytes);
  }

  /** Copies the array; the caller still has its own to wipe. */
  public static Secret copyOf(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /** A copy that can be wiped apart from this one. */
  public Secret copy() {
    return new Secret(bytes());
  }

  /** How many bytes there are. */
  public int length() {
    return bytes.length;
  }

  /** A copy of the bytes, which the caller wipes; zeros once wiped. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Copies {@code length} bytes to {@code out}, which then is the caller's to wipe. */
  public void copyTo(byte[] out, int offset, int length) {
    System.arraycopy(bytes, 0, out, offset, length);
  }

  /** Copies all bytes to {@code out}, which then is the caller's to wipe. */
  public void copyTo(byte[] out, int offset) {
    copyTo(out, offset, bytes.length);
  }

  /** Overwrites the bytes with zeros. */
  public void wipe() {
    Arrays.fill(bytes, (byte) 0);
    wiped = true;
  }

  /** Whether {@link #wipe()} was called. */
  public boolean isWiped() {
    return wiped;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret that
        && bytes.length == that.bytes.length
        && ConstantTime.equal(bytes, 0, that.bytes, 0, bytes.length);
  }

  /** The same for all secrets of one length: a hash of the content would tell about it. */
  @Override
  public int hashCode() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return "secret of " + bytes.length + " bytes" + (wiped ? ", wiped" : "");
  }
}
