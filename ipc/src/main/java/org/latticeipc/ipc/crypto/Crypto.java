package org.latticeipc.ipc.crypto;

import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.value.Bytes;

/**
 * The primitives of key exchange and key schedule, and the per-message machinery made from keys.
 * Stateless and deterministic; any thread may call.
 */
public interface Crypto {
  /** The key pair that FIPS 203 derives from {@link KemKeyPair#KEY_SEED_BYTES} bytes. */
  KemKeyPair generateKeyPair(byte[] seed);

  /**
   * Encapsulates to a peer's public key with {@link KemKeyPair#ENCAPSULATION_SEED_BYTES} bytes of
   * randomness.
   *
   * @return null if the peer's bytes are no ML-KEM-768 public key
   */
  @Nullable Encapsulation encapsulate(Bytes publicKey, byte[] seed);

  /** HKDF-SHA256 (RFC 5869), both steps. */
  Secret hkdf(byte[] salt, Secret input, byte[] info, int length);

  /** HKDF-SHA256's second step, from a key that is uniform already. */
  Secret expand(Secret key, byte[] info, int length);

  /** HMAC-SHA256 of {@code message}. */
  Bytes mac(Secret key, byte[] message);

  /** SHA-256. */
  Bytes sha256(byte[] message);

  /** The machinery that protects one direction of a channel under {@code keys}. */
  Protection protection(ProtectionKind kind, ProtectionKeys keys);

  /** Overwrites a secret that is not needed any more, if this crypto forgets secrets at all. */
  void wipe(Secret secret);
}
