package org.latticeipc.ipc.crypto;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.latticeipc.machine.value.Bytes;

/**
 * HMAC-SHA256 (RFC 2104, RFC 4231) under one key, kept for many messages.
 *
 * <p>Made of the JDK's digest and two padded keys of our own: unlike the JDK's Mac it can be wiped
 * and allocates nothing per message. Not thread-safe: guarded by the lock of its channel.
 *
 * <p>A digest that worked before its compression was compiled keeps scratch space from then and
 * clears it whenever it begins anew, which is a tenth of a short tag's time. So it is replaced by a
 * new one every {@value #RENEWED_EVERY} tags. Digests that hold the padded key already would save
 * two of five compressions, but can only be copied, 480 bytes a tag.
 */
public final class HmacSha256 {
  /** Length of a full tag. */
  public static final int BYTES = Sha256.BYTES;

  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private static final int RENEWED_EVERY = 4096;

  private MessageDigest digest = Sha256.create();
  private final byte[] innerPad = new byte[Sha256.BLOCK_BYTES];

  /** The outer pad and behind it the inner hash, so that both are digested by one call. */
  private final byte[] outer = new byte[Sha256.BLOCK_BYTES + BYTES];

  private final byte[] eight = new byte[Long.BYTES];
  private int tags;

  /** Copies {@code keyLength} bytes of key; longer than a block is hashed first, as RFC 2104. */
  public HmacSha256(byte[] key, int keyFrom, int keyLength) {
    if (keyLength > Sha256.BLOCK_BYTES) {
      digest.update(key, keyFrom, keyLength);
      finish(innerPad, 0);
    } else {
      System.arraycopy(key, keyFrom, innerPad, 0, keyLength);
    }
    for (int i = 0; i < innerPad.length; i++) {
      outer[i] = (byte) (innerPad[i] ^ OUTER);
      innerPad[i] ^= INNER;
    }
  }

  /** Starts a message; forgets one that was not finished. */
  public HmacSha256 begin() {
    digest.reset();
    digest.update(innerPad);
    return this;
  }

  /** Adds bytes to the message. */
  public HmacSha256 add(byte[] bytes, int from, int length) {
    digest.update(bytes, from, length);
    return this;
  }

  /** Adds bytes to the message. */
  public HmacSha256 add(Bytes bytes, int from, int length) {
    bytes.addTo(digest, from, length);
    return this;
  }

  /** Adds a number to the message as eight bytes, the highest first. */
  public HmacSha256 add(long number) {
    BigEndian.putLong(eight, 0, number);
    digest.update(eight);
    return this;
  }

  /** Writes the tag of the message to {@code out}, {@link #BYTES} bytes. */
  public void end(byte[] out, int from) {
    finish(outer, Sha256.BLOCK_BYTES);
    digest.update(outer);
    finish(out, from);
    if (++tags == RENEWED_EVERY) {
      tags = 0;
      digest.reset();
      digest = Sha256.create();
    }
  }

  /** The tag of the message in an array of its own. */
  public byte[] end() {
    byte[] tag = new byte[BYTES];
    end(tag, 0);
    return tag;
  }

  /** Overwrites the key and what was computed from it. Tags from now on are worth nothing. */
  public void wipe() {
    Arrays.fill(innerPad, (byte) 0);
    Arrays.fill(outer, (byte) 0);
    Arrays.fill(eight, (byte) 0);
    digest.reset();
  }

  /** Whether nothing of the key is left in arrays of ours. */
  boolean isWiped() {
    return isZero(innerPad) && isZero(outer);
  }

  private static boolean isZero(byte[] bytes) {
    int found = 0;
    for (byte b : bytes) {
      found |= b;
    }
    return found == 0;
  }

  private void finish(byte[] out, int from) {
    try {
      digest.digest(out, from, BYTES);
    } catch (DigestException e) {
      throw new IllegalArgumentException(
          "a tag needs " + BYTES + " bytes from " + from + " in an array of " + out.length, e);
    }
  }
}
