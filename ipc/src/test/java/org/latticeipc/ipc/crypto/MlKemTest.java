package org.latticeipc.ipc.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.latticeipc.machine.TaskRandom;
import org.latticeipc.machine.value.Bytes;

/** ML-KEM-768 alone, and against the JDK's own where there is one (24 and later). */
class MlKemTest {
  /** SubjectPublicKeyInfo of ML-KEM-768 up to the key (OID 2.16.840.1.101.3.4.4.2). */
  private static final byte[] SPKI_PREFIX =
      HexFormat.of().parseHex("308204b2300b0609608648016503040402038204a100");

  private final Crypto crypto = new StandardCrypto();
  private final KemKeyPair pair = crypto.generateKeyPair(random(1, KemKeyPair.KEY_SEED_BYTES));

  @Test
  void bothEnds_getOneSecret() {
    Encapsulation made = encapsulation(pair.publicKey(), 2);
    assertEquals(made.secret(), pair.decapsulate(made.ciphertext()));
    assertEquals(KemKeyPair.SHARED_SECRET_BYTES, made.secret().length());
    assertEquals(KemKeyPair.CIPHERTEXT_BYTES, made.ciphertext().size());
  }

  @Test
  void sameSeeds_giveTheSameKeysAndCiphertexts() {
    KemKeyPair again = crypto.generateKeyPair(random(1, KemKeyPair.KEY_SEED_BYTES));
    assertEquals(pair.publicKey(), again.publicKey());
    assertEquals(
        encapsulation(pair.publicKey(), 2).ciphertext(),
        encapsulation(again.publicKey(), 2).ciphertext());
  }

  @Test
  void alteredCiphertext_givesAnotherSecretAndNoError() {
    Encapsulation made = encapsulation(pair.publicKey(), 2);
    byte[] altered = made.ciphertext().toArray();
    altered[500] ^= 1;
    assertNotEquals(made.secret(), pair.decapsulate(Bytes.copyOf(altered)));
  }

  @Test
  void wrongLengths_areRefused() {
    assertNull(pair.decapsulate(Bytes.EMPTY));
    assertNull(pair.decapsulate(Bytes.copyOf(new byte[KemKeyPair.CIPHERTEXT_BYTES + 1])));
    assertNull(crypto.encapsulate(Bytes.EMPTY, random(2, 32)));
    assertThrows(IllegalArgumentException.class, () -> crypto.generateKeyPair(new byte[63]));
  }

  @Test
  void publicKeyWithUnreducedCoefficients_isRefused() {
    byte[] none = new byte[KemKeyPair.PUBLIC_KEY_BYTES];
    Arrays.fill(none, (byte) 0xff);
    assertNull(crypto.encapsulate(Bytes.copyOf(none), random(2, 32)));
  }

  @Test
  void wipedPair_decapsulatesNothingAnyMore() {
    Encapsulation made = encapsulation(pair.publicKey(), 2);
    pair.wipe();
    Secret after;
    try {
      after = pair.decapsulate(made.ciphertext());
    } catch (IllegalStateException e) {
      return; // Bouncy Castle says that the key is destroyed.
    }
    assertNotEquals(made.secret(), after);
  }

  @Test
  void jdkEncapsulates_weDecapsulate() throws Exception {
    assumeJdkHasMlKem();
    byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + pair.publicKey().size());
    pair.publicKey().copyTo(spki, SPKI_PREFIX.length);
    PublicKey key = KeyFactory.getInstance("ML-KEM").generatePublic(new X509EncodedKeySpec(spki));
    Object encapsulator = call(kem(), "newEncapsulator", PublicKey.class, key);
    Object made = call(encapsulator, "encapsulate");
    SecretKey theirs = (SecretKey) call(made, "key");
    byte[] ciphertext = (byte[]) call(made, "encapsulation");
    Secret ours = pair.decapsulate(Bytes.copyOf(ciphertext));
    assertNotNull(ours);
    assertArrayEquals(theirs.getEncoded(), ours.bytes());
  }

  @Test
  void weEncapsulate_jdkDecapsulates() throws Exception {
    assumeJdkHasMlKem();
    KeyPair theirs = KeyPairGenerator.getInstance("ML-KEM-768").generateKeyPair();
    byte[] spki = theirs.getPublic().getEncoded();
    Encapsulation made =
        encapsulation(Bytes.copyOf(spki, SPKI_PREFIX.length, spki.length - SPKI_PREFIX.length), 3);
    Object decapsulator = call(kem(), "newDecapsulator", PrivateKey.class, theirs.getPrivate());
    SecretKey secret =
        (SecretKey) call(decapsulator, "decapsulate", byte[].class, made.ciphertext().toArray());
    assertArrayEquals(made.secret().bytes(), secret.getEncoded());
  }

  private static void assumeJdkHasMlKem() {
    assumeTrue(
        Runtime.version().feature() >= 24, "the JDK has ML-KEM from 24 on; this is an older one");
  }

  private static Object kem() throws Exception {
    return Class.forName("javax.crypto.KEM")
        .getMethod("getInstance", String.class)
        .invoke(null, "ML-KEM");
  }

  private static Object call(Object on, String name) throws Exception {
    return on.getClass().getMethod(name).invoke(on);
  }

  private static Object call(Object on, String name, Class<?> type, Object argument)
      throws Exception {
    Method method = on.getClass().getMethod(name, type);
    return method.invoke(on, argument);
  }

  private Encapsulation encapsulation(Bytes publicKey, long seed) {
    Encapsulation made =
        crypto.encapsulate(publicKey, random(seed, KemKeyPair.ENCAPSULATION_SEED_BYTES));
    return Objects.requireNonNull(made);
  }

  private static byte[] random(long seed, int length) {
    byte[] out = new byte[length];
    new TaskRandom(seed, 0).fill(out);
    return out;
  }
}
