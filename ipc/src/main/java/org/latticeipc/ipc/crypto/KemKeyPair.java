package org.latticeipc.ipc.crypto;

import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.value.Bytes;

/** One end's ephemeral ML-KEM-768 key pair. Wiped by whoever made it once it was used. */
public interface KemKeyPair {
  /** Length of a public key (FIPS 203, table 3). */
  int PUBLIC_KEY_BYTES = 1184;

  /** Length of a ciphertext. */
  int CIPHERTEXT_BYTES = 1088;

  /** Length of the seed of a key pair: FIPS 203's d, then z. */
  int KEY_SEED_BYTES = 64;

  /** Length of the randomness of an encapsulation: FIPS 203's m. */
  int ENCAPSULATION_SEED_BYTES = 32;

  /** Length of a shared secret. */
  int SHARED_SECRET_BYTES = 32;

  /** What the peer needs. */
  Bytes publicKey();

  /**
   * The shared secret in a ciphertext; for a ciphertext that was altered a secret that the other
   * side does not have (FIPS 203's implicit rejection), so that only key confirmation tells.
   *
   * @return null if the ciphertext has not {@link #CIPHERTEXT_BYTES} bytes
   */
  @Nullable Secret decapsulate(Bytes ciphertext);

  /** Overwrites the private key. */
  void wipe();
}
