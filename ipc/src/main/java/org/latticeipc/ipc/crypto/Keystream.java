package org.latticeipc.ipc.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The XOR keystream: AES-256 in counter mode with RFC 3686's counter block, nonce (4 bytes) ||
 * message number (8) || block number from 1 (4).
 *
 * <p>One cipher, initialised once, encrypts blocks of counters; nothing is allocated per message.
 * Two messages share a keystream exactly if they share key, nonce and number, so a number is used
 * once. Not thread-safe: guarded by the lock of its channel.
 */
public final class Keystream {
  /** Length of the cipher key. */
  public static final int KEY_BYTES = 32;

  /** Length of the nonce that follows the key in {@link #Keystream(byte[], int)}. */
  public static final int NONCE_BYTES = 4;

  private static final int BLOCK_BYTES = 16;
  private static final int LOW_AT = 8;
  private static final int CHUNK_BYTES = 256 * BLOCK_BYTES;

  private final Cipher cipher;
  private final byte[] counters = new byte[CHUNK_BYTES];
  private final byte[] stream = new byte[CHUNK_BYTES];
  private final byte[] nonce = new byte[NONCE_BYTES];
  private long prefix;
  private int prefixed;
  private boolean wiped;

  /** Takes key and nonce from {@code material}, which stays the caller's to wipe. */
  public Keystream(byte[] material, int from) {
    System.arraycopy(material, from + KEY_BYTES, nonce, 0, NONCE_BYTES);
    cipher = aes();
    key(Arrays.copyOfRange(material, from, from + KEY_BYTES));
  }

  private static Cipher aes() {
    try {
      return Cipher.getInstance("AES/ECB/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has AES", e);
    }
  }

  /** Initialises the cipher and wipes the key given. */
  private void key(byte[] key) {
    try {
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has AES with keys of 256 bits", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** XORs the keystream of message {@code number} on {@code length} bytes in place. */
  public void xor(long number, byte[] data, int from, int length) {
    int block = 1;
    for (int done = 0; done < length; done += CHUNK_BYTES) {
      int bytes = Math.min(CHUNK_BYTES, length - done);
      int blocks = (bytes + BLOCK_BYTES - 1) / BLOCK_BYTES;
      generate(number, block, blocks);
      combine(data, from + done, stream, bytes);
      block += blocks;
    }
  }

  /**
   * Eight bytes at a time: byte by byte, the compiler cannot exclude that both arrays are one and
   * does not use vectors.
   */
  private static void combine(byte[] data, int from, byte[] stream, int bytes) {
    int i = 0;
    for (; i <= bytes - Long.BYTES; i += Long.BYTES) {
      BigEndian.xorEight(data, from + i, stream, i);
    }
    for (; i < bytes; i++) {
      data[from + i] ^= stream[i];
    }
  }

  /** One store for each block, and another where nonce or the number's upper half have changed. */
  private void generate(long number, int firstBlock, int blocks) {
    long high = (long) BigEndian.getInt(nonce, 0) << Integer.SIZE | number >>> Integer.SIZE;
    if (high != prefix || blocks > prefixed) {
      prefix(high, blocks);
    }
    long low = number << Integer.SIZE | firstBlock & 0xFFFFFFFFL;
    for (int i = 0; i < blocks; i++) {
      BigEndian.putLong(counters, i * BLOCK_BYTES + LOW_AT, low + i);
    }
    try {
      cipher.update(counters, 0, blocks * BLOCK_BYTES, stream, 0);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("whole blocks fit into a buffer of the same length", e);
    }
  }

  /** Puts nonce and the upper half of the number, which hardly ever change, into the blocks. */
  private void prefix(long high, int blocks) {
    for (int i = 0; i < blocks; i++) {
      BigEndian.putLong(counters, i * BLOCK_BYTES, high);
    }
    prefix = high;
    prefixed = blocks;
  }

  /** Overwrites what is ours and puts a zero key into the JDK's cipher. */
  public void wipe() {
    Arrays.fill(counters, (byte) 0);
    Arrays.fill(stream, (byte) 0);
    Arrays.fill(nonce, (byte) 0);
    prefix = 0;
    prefixed = 0;
    key(new byte[KEY_BYTES]);
    wiped = true;
  }

  /** Whether {@link #wipe()} was called. */
  boolean isWiped() {
    return wiped;
  }
}
