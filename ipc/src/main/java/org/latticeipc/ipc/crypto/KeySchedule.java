package org.latticeipc.ipc.crypto;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.algebra.Octonion;
import org.latticeipc.machine.value.Bytes;

/**
 * What is derived from a key exchange, each by its own HKDF label, so that no output tells about
 * another. Stateless.
 */
public final class KeySchedule {
  /** Length of {@code chan.key}. */
  public static final int KEY_BYTES = 32;

  private static final String CHANNEL_KEY = "lattice-ipc/1 chan.key";
  private static final String CONFIRM = "lattice-ipc/1 confirm ";
  private static final String OCTONION = "lattice-ipc/1 octonion ";
  private static final String FINGERPRINT = "lattice-ipc/1 fingerprint";
  private static final String KEYSTREAM_ID = "lattice-ipc/1 keystream id";
  private static final int FINGERPRINT_BYTES = 16;

  private final Crypto crypto;

  /** A schedule on these primitives. */
  public KeySchedule(Crypto crypto) {
    this.crypto = crypto;
  }

  /**
   * {@code establish_secret}: the channel's key from both shared secrets, salted with the
   * transcript. The secrets stay the caller's to wipe.
   *
   * @param transcriptHash SHA-256 of everything said before confirmation
   * @param byInitiator the secret that the initiator encapsulated
   * @param byResponder the secret that the responder encapsulated
   * @param known what both ends knew before, or null: it keeps an active attacker out
   */
  public Secret establishSecret(
      Bytes transcriptHash, Secret byInitiator, Secret byResponder, @Nullable Secret known) {
    int extra = known == null ? 0 : known.length();
    byte[] input = new byte[byInitiator.length() + byResponder.length() + extra];
    byInitiator.copyTo(input, 0);
    byResponder.copyTo(input, byInitiator.length());
    if (known != null) {
      known.copyTo(input, byInitiator.length() + byResponder.length());
    }
    Secret joined = Secret.owning(input);
    Secret key = crypto.hkdf(transcriptHash.toArray(), joined, label(CHANNEL_KEY), KEY_BYTES);
    joined.wipe();
    return key;
  }

  /** What {@code role} sends to prove that it has the key. */
  public Bytes confirmation(Secret key, Role role, Bytes transcriptHash) {
    Secret confirming = crypto.expand(key, label(CONFIRM + role.label()), KEY_BYTES);
    Bytes proof = crypto.mac(confirming, transcriptHash.toArray());
    crypto.wipe(confirming);
    return proof;
  }

  /** Names the key without telling it, for logs and for telling channels apart. */
  public Bytes fingerprint(Secret key) {
    Secret bytes = crypto.expand(key, label(FINGERPRINT), FINGERPRINT_BYTES);
    return Bytes.copyOf(bytes.bytes());
  }

  /**
   * The channel's octonion token: never key bytes, and never of norm zero (it would wipe out the
   * fingerprint of activations); such a draw, one in 2^31, is repeated.
   */
  public Octonion octonion(Secret key) {
    for (int draw = 0; ; draw++) {
      Secret bytes = crypto.expand(key, label(OCTONION + draw), Octonion.PARTS * Integer.BYTES);
      Octonion token = toOctonion(bytes.bytes());
      crypto.wipe(bytes);
      if (token.norm() != 0) {
        return token;
      }
    }
  }

  private static Octonion toOctonion(byte[] bytes) {
    long[] parts = new long[Octonion.PARTS];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = BigEndian.getInt(bytes, i * Integer.BYTES) & 0xFFFFFFFFL;
    }
    return Octonion.of(parts);
  }

  /** Cipher and token keys derived from the channel's key by a label of a suite. */
  public ProtectionKeys derived(Secret key, String suiteAndDirection) {
    Secret cipher =
        crypto.expand(
            key, label("lattice-ipc/1 cipher " + suiteAndDirection), ProtectionKeys.CIPHER_BYTES);
    Secret token = crypto.expand(key, label("lattice-ipc/1 token " + suiteAndDirection), KEY_BYTES);
    return new ProtectionKeys(cipher, token, keystreamId(cipher));
  }

  /** The channel's key itself as cipher and token key, with a zero nonce. */
  public ProtectionKeys literal(Secret key) {
    byte[] cipher = new byte[ProtectionKeys.CIPHER_BYTES];
    key.copyTo(cipher, 0);
    Secret material = Secret.owning(cipher);
    return new ProtectionKeys(material, key.copy(), keystreamId(material));
  }

  private Bytes keystreamId(Secret cipher) {
    return Bytes.copyOf(crypto.expand(cipher, label(KEYSTREAM_ID), FINGERPRINT_BYTES).bytes());
  }

  private static byte[] label(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
