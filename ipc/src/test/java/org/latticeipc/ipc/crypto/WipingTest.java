package org.latticeipc.ipc.crypto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.machine.value.Bytes;

/** What holds key material can be wiped, and is zero afterwards. */
class WipingTest {
  private final byte[] key =
      "0123456789abcdef0123456789abcdefXYZW".getBytes(StandardCharsets.US_ASCII);

  @Test
  void secret_wiped_isZeroAndSaysSo() {
    Secret secret = Secret.copyOf(key);
    secret.wipe();
    assertTrue(secret.isWiped());
    assertArrayEquals(new byte[key.length], secret.bytes());
  }

  @Test
  void secret_comparedByContent_neverPrinted() {
    assertEquals(Secret.copyOf(key), Secret.copyOf(key));
    byte[] other = key.clone();
    other[35] ^= 1;
    assertNotEquals(Secret.copyOf(key), Secret.copyOf(other));
    assertEquals("secret of 36 bytes", Secret.copyOf(key).toString());
  }

  @Test
  void hmac_wiped_keepsNothingOfTheKey() {
    HmacSha256 mac = new HmacSha256(key, 0, 32);
    byte[] before = mac.begin().add(key, 0, 4).end();
    assertFalse(mac.isWiped());
    mac.wipe();
    assertTrue(mac.isWiped());
    assertFalse(Arrays.equals(before, mac.begin().add(key, 0, 4).end()));
  }

  @Test
  void keystream_wiped_isTheZeroKeys() {
    Keystream stream = new Keystream(key, 0);
    stream.wipe();
    byte[] afterwards = new byte[64];
    stream.xor(1, afterwards, 0, 64);
    byte[] zero = new byte[64];
    new Keystream(new byte[36], 0).xor(1, zero, 0, 64);
    assertArrayEquals(zero, afterwards);
  }

  /** The JDK's own kind of key keeps a copy, which nobody can wipe. */
  @Test
  void keys_areNotGivenAwayAsCopies() {
    JavaClasses ours = new ClassFileImporter().importPackagesOf(Keystream.class);
    assertTrue(ours.stream().anyMatch(c -> c.isEquivalentTo(Keystream.class)));
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(SecretKeySpec.class)
        .check(
            ours.that(
                new DescribedPredicate<JavaClass>("no test") {
                  @Override
                  public boolean test(JavaClass c) {
                    return !c.getSimpleName().endsWith("Test");
                  }
                }));
  }

  /** In a dump of all objects, dead ones included; some seconds. */
  @Test
  @EnabledIfSystemProperty(named = "lattice.long", matches = "true")
  void ciphers_wiped_leaveTheirKeysInNoDump(@TempDir Path folder) throws Exception {
    byte[] inverted = new byte[36];
    new Random(77).nextBytes(inverted);
    byte[] material = new byte[36];
    for (int i = 0; i < material.length; i++) {
      material[i] = (byte) ~inverted[i];
    }
    for (int i = 0; i < 20; i++) {
      Keystream stream = new Keystream(material, 0);
      stream.xor(1, new byte[64], 0, 64);
      stream.wipe();
      gcmUsedAndWiped(material, i);
    }
    Arrays.fill(material, (byte) 0);
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    Path dump = folder.resolve("after.hprof");
    jvm.dumpHeap(dump.toString(), false);
    assertEquals(0, copies(dump, inverted));
    for (int i = 0; i < material.length; i++) {
      material[i] = (byte) ~inverted[i];
    }
    Path sanity = folder.resolve("there.hprof");
    jvm.dumpHeap(sanity.toString(), false);
    assertEquals(1, copies(sanity, inverted), "what is there is found");
  }

  /** Both ways, the same number twice, and a frame that is refused. */
  private static void gcmUsedAndWiped(byte[] material, int number) {
    Secret cipher = Secret.copyOf(material);
    ProtectionKeys keys =
        new ProtectionKeys(cipher, Secret.owning(new byte[32]), Bytes.copyOf(new byte[16]));
    Protection gcm = new StandardCrypto().protection(ProtectionKind.GCM, keys);
    keys.wipe();
    byte[] frame = new byte[Protection.HEADER_BYTES + 64 + ProtectionKind.GCM.tokenBytes()];
    gcm.protect(number, new byte[64], 0, 64, frame);
    gcm.protect(number, new byte[64], 0, 64, frame);
    assertTrue(gcm.check(number, Bytes.copyOf(frame)));
    assertEquals(64, gcm.reveal(number, Bytes.copyOf(frame), new byte[64], 0));
    frame[20] ^= 1;
    assertFalse(gcm.check(number, Bytes.copyOf(frame)));
    gcm.wipe();
  }

  /** How often the key whose bits are inverted in {@code inverted} is in a file. */
  private static int copies(Path file, byte[] inverted) throws Exception {
    byte[] all = Files.readAllBytes(file);
    int found = 0;
    for (int i = 0; i + 32 <= all.length; i++) {
      int same = 0;
      while (same < 32 && all[i + same] == (byte) ~inverted[same]) {
        same++;
      }
      found += same == 32 ? 1 : 0;
    }
    return found;
  }

  @Test
  void constantTime_equal_looksAtEveryByte() {
    for (int i = 0; i < key.length; i++) {
      byte[] other = key.clone();
      other[i] ^= (byte) 0x80;
      assertFalse(ConstantTime.equal(key, 0, other, 0, key.length), "byte " + i);
    }
    assertTrue(ConstantTime.equal(key, 3, key.clone(), 3, 10));
  }

  @Test
  void rememberingCrypto_givesWhatTheRealOneGives() {
    Crypto real = new StandardCrypto();
    Crypto remembering = new RememberingCrypto(real);
    Secret secret = Secret.copyOf(key);
    for (int again = 0; again < 2; again++) {
      assertEquals(real.expand(secret, key, 40), remembering.expand(secret, key, 40));
      assertEquals(real.hkdf(key, secret, key, 9), remembering.hkdf(key, secret, key, 9));
      assertEquals(real.mac(secret, key), remembering.mac(secret, key));
      assertEquals(real.sha256(key), remembering.sha256(key));
      byte[] seed = new byte[64];
      KemKeyPair a = real.generateKeyPair(seed);
      KemKeyPair b = remembering.generateKeyPair(seed);
      assertEquals(a.publicKey(), b.publicKey());
      Encapsulation made =
          Objects.requireNonNull(remembering.encapsulate(a.publicKey(), new byte[32]));
      assertEquals(real.encapsulate(a.publicKey(), new byte[32]), made);
      assertEquals(made.secret(), b.decapsulate(made.ciphertext()));
      assertEquals(null, remembering.encapsulate(Bytes.EMPTY, new byte[32]));
      assertEquals(null, b.decapsulate(Bytes.EMPTY));
      sameProtection(real, remembering);
    }
  }

  private void sameProtection(Crypto real, Crypto remembering) {
    ProtectionKeys keys = new KeySchedule(real).derived(Secret.copyOf(key), "x");
    for (ProtectionKind kind : ProtectionKind.values()) {
      Protection a = real.protection(kind, keys);
      Protection b = remembering.protection(kind, keys);
      byte[] x = new byte[Protection.HEADER_BYTES + 30 + kind.tokenBytes()];
      byte[] y = x.clone();
      a.protect(5, key, 2, 30, x);
      b.protect(5, key, 2, 30, y);
      assertArrayEquals(x, y);
      assertTrue(b.check(5, Bytes.copyOf(x)));
      byte[] back = new byte[31];
      assertEquals(30, b.reveal(5, Bytes.copyOf(x), back, 1));
      assertArrayEquals(Arrays.copyOfRange(key, 2, 32), Arrays.copyOfRange(back, 1, 31));
      x[x.length - 1] ^= 1;
      assertFalse(a.check(5, Bytes.copyOf(x)));
      assertFalse(b.check(5, Bytes.copyOf(x)));
    }
  }
}
