package org.latticeipc.ipc.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.Bytes;

/**
 * The real thing: ML-KEM-768 and HKDF by Bouncy Castle's lightweight interface, the rest by the
 * JDK. About 60 µs for each ML-KEM operation.
 */
public final class StandardCrypto implements Crypto {
  private static final MLKEMParameters ML_KEM = MLKEMParameters.ml_kem_768;

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
    Secret out = generate(new HKDFParameters(in, salt, info), length);
    Arrays.fill(in, (byte) 0);
    return out;
  }

  @Override
  public Secret expand(Secret key, byte[] info, int length) {
    byte[] in = key.bytes();
    Secret out = generate(HKDFParameters.skipExtractParameters(in, info), length);
    Arrays.fill(in, (byte) 0);
    return out;
  }

  private static Secret generate(HKDFParameters parameters, int length) {
    HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
    generator.init(parameters);
    byte[] out = new byte[length];
    generator.generateBytes(out, 0, length);
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
  public Protection protection(ProtectionKeys keys) {
    return new StandardProtection(keys);
  }

  @Override
  public void wipe(Secret secret) {
    secret.wipe();
  }
}
