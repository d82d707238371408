package org.latticeipc.ipc.crypto;

import org.latticeipc.machine.value.Bytes;

/**
 * The keys of one direction.
 *
 * @param cipher {@link Keystream#KEY_BYTES} of key, then {@link Keystream#NONCE_BYTES} of nonce
 * @param token the key of the tokens
 * @param keystreamId names the keystream without telling it: equal exactly if the cipher keys are
 */
public record ProtectionKeys(Secret cipher, Secret token, Bytes keystreamId) {
  /** Length of the cipher part. */
  public static final int CIPHER_BYTES = Keystream.KEY_BYTES + Keystream.NONCE_BYTES;

  /** Overwrites both keys. */
  public void wipe() {
    cipher.wipe();
    token.wipe();
  }
}
