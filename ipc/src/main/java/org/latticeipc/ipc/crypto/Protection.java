package org.latticeipc.ipc.crypto;

import org.latticeipc.machine.value.Bytes;

/**
 * Keystream and tokens under the keys of one direction. Guarded by the lock of its channel.
 *
 * <p>What a call writes depends on its arguments and the keys alone.
 */
public interface Protection {
  /** Length of a token. */
  int TOKEN_BYTES = HmacSha256.BYTES;

  /** Names the keystream, see {@link ProtectionKeys#keystreamId()}. */
  Bytes keystreamId();

  /** XORs the keystream of message {@code number} on {@code length} bytes in place. */
  void xor(long number, byte[] data, int from, int length);

  /** Writes the token of {@code length} bytes to {@code out}. */
  void token(byte[] data, int from, int length, byte[] out, int outFrom);

  /** Writes the token of {@code length} bytes of a frame to {@code out}. */
  void token(Bytes frame, int from, int length, byte[] out, int outFrom);

  /** Writes the token of a number alone, {@code HMAC(key, number)}, to {@code out}. */
  void token(long number, byte[] out, int outFrom);

  /** Overwrites every array that holds key material. Results from now on are worth nothing. */
  void wipe();

  /** Whether {@link #wipe()} was called. */
  boolean isWiped();
}
