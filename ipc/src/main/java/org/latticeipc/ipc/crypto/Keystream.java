package org.latticeipc.ipc.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * The XOR keystream: AES-256 in counter mode with RFC 3686's counter block, nonce (4 bytes) ||
 * message number (8) || block number from 1 (4).
 *
 * <p>One cipher, initialised once, encrypts blocks of counters; nothing is allocated per message.
 * For messages of up to {@value #SHORT_BYTES} bytes the blocks of 32 numbers are made at once and
 * kept, or of 64 as long as none was longer than {@value #SHORTER_BYTES}. Two messages share a
 * keystream exactly if they share key, nonce and number, so a number is used once. Not thread-safe:
 * guarded by the lock of its channel.
 */
public final class Keystream {
  /** Length of the cipher key. */
  public static final int KEY_BYTES = 32;

  /** Length of the nonce that follows the key in {@link #Keystream(byte[], int)}. */
  public static final int NONCE_BYTES = 4;

  private static final String AES = "AES/ECB/NoPadding";
  private static final int BLOCK_BYTES = 16;
  private static final int LOW_AT = 8;
  private static final int CHUNK_BYTES = 256 * BLOCK_BYTES;
  private static final int SHORT_BYTES = 128;
  private static final int SHORTER_BYTES = 64;

  private static final byte[] NOTHING = {};
  private static final Provider PROVIDER = aes(null).getProvider();

  private final Cipher cipher;
  private byte[] counters = NOTHING;
  private byte[] stream = NOTHING;
  private byte[] ahead = NOTHING;
  private final byte[] nonce = new byte[NONCE_BYTES];
  private long prefix;
  private int prefixed;
  private long aheadFrom;
  private int aheadBytes = SHORTER_BYTES;
  private boolean isAhead;
  private boolean wiped;

  /** Takes key and nonce from {@code material}, which stays the caller's to wipe. */
  public Keystream(byte[] material, int from) {
    System.arraycopy(material, from + KEY_BYTES, nonce, 0, NONCE_BYTES);
    cipher = aes(PROVIDER);
    key(Arrays.copyOfRange(material, from, from + KEY_BYTES));
  }

  /** Without a provider the JDK looks through all of them, each time. */
  private static Cipher aes(@Nullable Provider provider) {
    try {
      return provider == null ? Cipher.getInstance(AES) : Cipher.getInstance(AES, provider);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has AES", e);
    }
  }

  /** Initialises the cipher and wipes the key given. */
  private void key(byte[] key) {
    try {
      cipher.init(Cipher.ENCRYPT_MODE, new PassedKey(key));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has AES with keys of 256 bits", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** XORs the keystream of message {@code number} on {@code length} bytes in place. */
  public void xor(long number, byte[] data, int from, int length) {
    if (length <= SHORT_BYTES) {
      xorShort(number, data, from, length);
      return;
    }
    stream = room(stream);
    int block = 1;
    for (int done = 0; done < length; done += CHUNK_BYTES) {
      int bytes = Math.min(CHUNK_BYTES, length - done);
      int blocks = (bytes + BLOCK_BYTES - 1) / BLOCK_BYTES;
      generate(number, block, blocks);
      combine(data, from + done, stream, 0, bytes);
      block += blocks;
    }
  }

  /** A call of the cipher costs more than a short message's blocks, so it makes many at once. */
  private void xorShort(long number, byte[] data, int from, int length) {
    if (length > aheadBytes) {
      aheadBytes = SHORT_BYTES;
      isAhead = false;
    }
    long index = number - aheadFrom;
    if (!isAhead || index < 0 || index >= CHUNK_BYTES / aheadBytes) {
      generateAhead(number);
      index = 0;
    }
    combine(data, from, ahead, (int) index * aheadBytes, length);
  }

  private void generateAhead(long number) {
    ahead = room(ahead);
    int messages = CHUNK_BYTES / aheadBytes;
    int blocks = aheadBytes / BLOCK_BYTES;
    prefix(high(number), messages * blocks);
    int at = LOW_AT;
    for (int message = 0; message < messages; message++) {
      long low = low(number + message, 1);
      for (int i = 0; i < blocks; i++) {
        BigEndian.putLong(counters, at, low + i);
        at += BLOCK_BYTES;
      }
    }
    encrypt(messages * blocks, ahead);
    aheadFrom = number;
    // All but the first would need another upper half where the lower one wraps in between.
    isAhead = high(number + messages - 1) == high(number);
  }

  /**
   * Eight bytes at a time: byte by byte, the compiler cannot exclude that both arrays are one and
   * does not use vectors.
   */
  private static void combine(byte[] data, int from, byte[] stream, int at, int bytes) {
    int i = 0;
    for (; i <= bytes - Long.BYTES; i += Long.BYTES) {
      BigEndian.xorEight(data, from + i, stream, at + i);
    }
    for (; i < bytes; i++) {
      data[from + i] ^= stream[at + i];
    }
  }

  private void generate(long number, int firstBlock, int blocks) {
    prefix(high(number), blocks);
    long low = low(number, firstBlock);
    for (int i = 0; i < blocks; i++) {
      BigEndian.putLong(counters, i * BLOCK_BYTES + LOW_AT, low + i);
    }
    encrypt(blocks, stream);
  }

  /** Arrays that a channel never needs are never made. */
  private static byte[] room(byte[] made) {
    return made.length == 0 ? new byte[CHUNK_BYTES] : made;
  }

  private void encrypt(int blocks, byte[] out) {
    try {
      cipher.update(counters, 0, blocks * BLOCK_BYTES, out, 0);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("whole blocks fit into a buffer of the same length", e);
    }
  }

  /** The first half of a counter block: nonce and the number's upper half. */
  private long high(long number) {
    return (long) BigEndian.getInt(nonce, 0) << Integer.SIZE | number >>> Integer.SIZE;
  }

  /** The second half of a counter block: the number's lower half and the block. */
  private static long low(long number, int block) {
    return number << Integer.SIZE | block & 0xFFFFFFFFL;
  }

  /** Puts nonce and the number's upper half, which hardly ever change, into so many blocks. */
  private void prefix(long high, int blocks) {
    if (high == prefix && blocks <= prefixed) {
      return;
    }
    counters = room(counters);
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
    Arrays.fill(ahead, (byte) 0);
    Arrays.fill(nonce, (byte) 0);
    prefix = 0;
    prefixed = 0;
    isAhead = false;
    key(new byte[KEY_BYTES]);
    wiped = true;
  }

  /** Whether {@link #wipe()} was called. */
  boolean isWiped() {
    return wiped;
  }
}
