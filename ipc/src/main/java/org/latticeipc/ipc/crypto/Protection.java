package org.latticeipc.ipc.crypto;

import org.latticeipc.machine.value.Bytes;

/**
 * What makes and opens the frames of one direction under its keys. Guarded by the lock of its
 * channel.
 *
 * <pre>number (8, highest byte first) | ciphertext | token</pre>
 *
 * <p>What a call writes depends on its arguments and the keys alone.
 */
public interface Protection {
  /** What precedes the ciphertext in a frame: its number. */
  int HEADER_BYTES = Long.BYTES;

  /** Names the keystream, see {@link ProtectionKeys#keystreamId()}. */
  Bytes keystreamId();

  /**
   * Writes number, ciphertext and token of message {@code number} to {@code frame}, which has
   * exactly the room for them.
   */
  void protect(long number, byte[] data, int from, int length, byte[] frame);

  /**
   * Whether the token of a frame is good that is long enough to have one. Afterwards it may be
   * revealed, or else must be forgotten.
   */
  boolean check(long number, Bytes frame);

  /**
   * Writes the message of the frame that {@link #check} just found good to {@code out}.
   *
   * @return its length
   */
  int reveal(long number, Bytes frame, byte[] out, int from);

  /** Drops what the last {@link #check} kept for {@link #reveal}. */
  void forget();

  /** Overwrites every array that holds key material. Results from now on are worth nothing. */
  void wipe();

  /** Whether {@link #wipe()} was called. */
  boolean isWiped();
}
