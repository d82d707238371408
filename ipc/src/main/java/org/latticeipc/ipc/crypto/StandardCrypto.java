package org.latticeipc.ipc.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.value.Bytes;

/**
 * The real thing: ML-KEM-768 by Bouncy Castle's lightweight interface, the rest on the JDK's
 * SHA-256 and AES. About 60 µs for each ML-KEM operation.
 */
public final class StandardCrypto implements Crypto {
  private static final MLKEMParameters ML_KEM = MLKEMParameters.ml_kem_768;

  /** RFC 5869, 2.3: the block's number is one byte. */
  private static final int MOST_BLOCKS = 255;

  @Override
  public KemKeyPair generateKeyPair(byte[] seed) {
    if (seed.length != KemKeyPair.KEY_SEED_BYTES) {
      throw new IllegalArgumentException(
          "a key pair takes " + KemKeyPair.KEY_SEED_BYTES + " bytes of seed, not " + seed.length);
    }
    return new BouncyKeyPair(new MLKEMPrivateKeyParameters(ML_KEM, seed));
  }

  private static final class BouncyKeyPair implements KemKeyPair {
    private final MLKEMPrivateKeyParameters key;
    private final Bytes publicKey;

    BouncyKeyPair(MLKEMPrivateKeyParameters key) {
      this.key = key;
      this.publicKey = Bytes.copyOf(key.getPublicKey());
    }

    @Override
    public Bytes publicKey() {
      return publicKey;
    }

    @Override
    public @Nullable Secret decapsulate(Bytes ciphertext) {
      return ciphertext.size() == CIPHERTEXT_BYTES
          ? Secret.owning(new MLKEMExtractor(key).extractSecret(ciphertext.toArray()))
          : null;
    }

    @Override
    public void wipe() {
      key.destroy();
    }
  }

  @Override
  public @Nullable Encapsulation encapsulate(Bytes publicKey, byte[] seed) {
    if (publicKey.size() != KemKeyPair.PUBLIC_KEY_BYTES) {
      return null;
    }
    SecretWithEncapsulation made;
    try {
      made =
          MLKEMGenerator.internalGenerateEncapsulated(
              new MLKEMPublicKeyParameters(ML_KEM, publicKey.toArray()), seed);
    } catch (IllegalArgumentException e) {
      return null; // FIPS 203, 7.2: a coefficient is not reduced, so this is no public key.
    }
    byte[] secret = made.getSecret();
    Encapsulation result =
        new Encapsulation(Secret.copyOf(secret), Bytes.copyOf(made.getEncapsulation()));
    Arrays.fill(secret, (byte) 0);
    return result;
  }

  @Override
  public Secret hkdf(byte[] salt, Secret input, byte[] info, int length) {
    byte[] in = input.bytes();
    HmacSha256 extract = new HmacSha256(salt, 0, salt.length);
    byte[] uniform = extract.begin().add(in, 0, in.length).end();
    extract.wipe();
    Arrays.fill(in, (byte) 0);
    return expand(uniform, info, length);
  }

  @Override
  public Secret expand(Secret key, byte[] info, int length) {
    return expand(key.bytes(), info, length);
  }

  /** Wipes the key given. Each block is the tag of the one before, the label and its number. */
  private static Secret expand(byte[] key, byte[] info, int length) {
    int blocks = (length + HmacSha256.BYTES - 1) / HmacSha256.BYTES;
    if (blocks > MOST_BLOCKS) {
      throw new IllegalArgumentException(
          "HKDF gives at most " + MOST_BLOCKS * HmacSha256.BYTES + " bytes, not " + length);
    }
    HmacSha256 prf = new HmacSha256(key, 0, key.length);
    Arrays.fill(key, (byte) 0);
    byte[] out = new byte[length];
    byte[] block = new byte[HmacSha256.BYTES];
    byte[] number = new byte[1];
    for (int i = 0; i < blocks; i++) {
      number[0]++;
      prf.begin();
      if (i > 0) {
        prf.add(block, 0, block.length);
      }
      prf.add(info, 0, info.length).add(number, 0, 1).end(block, 0);
      int at = i * HmacSha256.BYTES;
      System.arraycopy(block, 0, out, at, Math.min(block.length, length - at));
    }
    prf.wipe();
    Arrays.fill(block, (byte) 0);
    return Secret.owning(out);
  }

  @Override
  public Bytes mac(Secret key, byte[] message) {
    byte[] k = key.bytes();
    HmacSha256 mac = new HmacSha256(k, 0, k.length);
    Bytes tag = Bytes.copyOf(mac.begin().add(message, 0, message.length).end());
    mac.wipe();
    Arrays.fill(k, (byte) 0);
    return tag;
  }

  @Override
  public Bytes sha256(byte[] message) {
    return Bytes.copyOf(Sha256.create().digest(message));
  }

  @Override
  public Protection protection(ProtectionKind kind, ProtectionKeys keys) {
    return switch (kind) {
      case FRAME_TOKEN -> new StandardProtection(keys, true);
      case NUMBER_TOKEN -> new StandardProtection(keys, false);
      case GCM -> new GcmProtection(keys);
    };
  }

  @Override
  public void wipe(Secret secret) {
    secret.wipe();
  }
}
