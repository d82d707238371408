package org.latticeipc.ipc.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.latticeipc.machine.value.Bytes;

/** Frames of AES-GCM. */
class GcmProtectionTest {
  private static final int OVERHEAD = Protection.HEADER_BYTES + ProtectionKind.GCM.tokenBytes();

  private final byte[] material = material();
  private final Protection gcm = protection(material);

  private static byte[] material() {
    byte[] material = new byte[ProtectionKeys.CIPHER_BYTES];
    for (int i = 0; i < material.length; i++) {
      material[i] = (byte) (11 * i + 3);
    }
    return material;
  }

  private static Protection protection(byte[] material) {
    return new StandardCrypto()
        .protection(
            ProtectionKind.GCM,
            new ProtectionKeys(
                Secret.copyOf(material), Secret.owning(new byte[32]), Bytes.copyOf(new byte[16])));
  }

  private static Bytes sealed(Protection by, long number, byte[] message) {
    byte[] frame = new byte[message.length + OVERHEAD];
    by.protect(number, message, 0, message.length, frame);
    return Bytes.copyOf(frame);
  }

  private static byte[] message(int length) {
    byte[] message = new byte[length];
    for (int i = 0; i < length; i++) {
      message[i] = (byte) (i * i + length);
    }
    return message;
  }

  @Test
  void frame_isNumberThenWhatTheJdksCipherMakes_ofAnyLength() throws Exception {
    for (int length : new int[] {0, 1, 15, 16, 17, 64, 4096, 70_000, 1 << 20}) {
      for (long number : new long[] {1, 2, 1L << 32, (1L << 62) - 1}) {
        byte[] header = new byte[8];
        BigEndian.putLong(header, 0, number);
        byte[] iv = Arrays.copyOfRange(material, 32, 44);
        BigEndian.putLong(iv, 4, number);
        Cipher jdk = Cipher.getInstance("AES/GCM/NoPadding");
        jdk.init(
            Cipher.ENCRYPT_MODE,
            new SecretKeySpec(material, 0, 32, "AES"),
            new GCMParameterSpec(128, iv));
        jdk.updateAAD(header);
        byte[] expected = Arrays.copyOf(header, length + OVERHEAD);
        jdk.doFinal(message(length), 0, length, expected, 8);
        Bytes frame = sealed(gcm, number, message(length));
        assertEquals(Bytes.copyOf(expected), frame, length + " bytes as message " + number);
        assertTrue(gcm.check(number, frame));
        byte[] back = new byte[length + 2];
        assertEquals(length, gcm.reveal(number, frame, back, 1));
        assertArrayEquals(message(length), Arrays.copyOfRange(back, 1, length + 1));
      }
    }
  }

  /** A send that finds no room tries again, and another message may come first then. */
  @Test
  void sameNumberAgain_withTheSameOrAnotherMessage_isAsIfItWereTheFirst() {
    Bytes one = sealed(protection(material), 7, message(100));
    Bytes other = sealed(protection(material), 7, message(99));
    for (int i = 0; i < 3; i++) {
      assertEquals(one, sealed(gcm, 7, message(100)));
      assertEquals(other, sealed(gcm, 7, message(99)));
      assertTrue(gcm.check(7, one));
      gcm.forget();
      assertEquals(one, sealed(gcm, 7, message(100)));
    }
  }

  @Test
  void refused_givesNothingAway_andTheNextGoodOneIsTaken() {
    Bytes good = sealed(gcm, 1, message(40));
    for (int bit = 0; bit < good.size() * 8; bit++) {
      byte[] altered = good.toArray();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      Bytes frame = Bytes.copyOf(altered);
      assertFalse(gcm.check(frame.longAt(0), frame), "bit " + bit);
      assertEquals(0, gcm.reveal(frame.longAt(0), frame, new byte[40], 0), "bit " + bit);
    }
    assertTrue(gcm.check(1, good));
    assertEquals(40, gcm.reveal(1, good, new byte[40], 0));
    assertEquals(0, gcm.reveal(1, good, new byte[40], 0), "once");
    assertTrue(gcm.check(1, good));
    gcm.forget();
    assertEquals(0, gcm.reveal(1, good, new byte[40], 0), "not after it was forgotten");
  }

  @Test
  void wiped_isTheZeroKeys_alsoTwice_andFromAnyState() {
    Bytes before = sealed(gcm, 0, message(20));
    for (int i = 0; i < 2; i++) {
      gcm.wipe();
      assertTrue(gcm.isWiped());
      for (long number : new long[] {0, 0, 1}) {
        Bytes zero = sealed(protection(new byte[ProtectionKeys.CIPHER_BYTES]), number, message(20));
        assertEquals(zero, sealed(gcm, number, message(20)));
      }
    }
    assertNotEquals(before, sealed(gcm, 0, message(20)));
    assertFalse(gcm.check(0, before));
  }
}
