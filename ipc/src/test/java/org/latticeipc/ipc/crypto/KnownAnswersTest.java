package org.latticeipc.ipc.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.machine.value.Bytes;

/** The test vectors of the RFCs. */
class KnownAnswersTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest(name = "RFC 4231 case {0}")
  @CsvSource({
    "1,0b,20,Hi There,b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "6,aa,131,Test Using Larger Than Block-Size Key - Hash Key First,"
        + "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    "7,aa,131,This is a test using a larger than block-size key and a larger than block-size data."
        + " The key needs to be hashed before being used by the HMAC algorithm.,"
        + "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
  })
  void hmac(int number, String keyByte, int keyLength, String data, String tag) {
    byte[] key = new byte[keyLength];
    Arrays.fill(key, HEX.parseHex(keyByte)[0]);
    assertEquals(tag, hmac(key, data.getBytes(US_ASCII)));
  }

  @Test
  void hmac_rfc4231Cases2And3() {
    assertEquals(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        hmac("Jefe".getBytes(US_ASCII), "what do ya want for nothing?".getBytes(US_ASCII)));
    byte[] key = new byte[20];
    Arrays.fill(key, (byte) 0xaa);
    byte[] data = new byte[50];
    Arrays.fill(data, (byte) 0xdd);
    assertEquals(
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe", hmac(key, data));
  }

  @Test
  void hmac_keptForManyMessages_givesWhatTheJdksMacGives() throws GeneralSecurityException {
    byte[] key = "a key that is kept".getBytes(US_ASCII);
    HmacSha256 ours = new HmacSha256(key, 0, key.length);
    Mac jdks = Mac.getInstance("HmacSHA256");
    jdks.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] data = new byte[200];
    for (int i = 0; i < 10_000; i++) {
      BigEndian.putInt(data, 0, i);
      int length = i % data.length;
      jdks.update(data, 0, length);
      assertArrayEquals(jdks.doFinal(), ours.begin().add(data, 0, length).end(), "message " + i);
    }
  }

  private static String hmac(byte[] key, byte[] data) {
    HmacSha256 mac = new HmacSha256(key, 0, key.length);
    String first = HEX.formatHex(mac.begin().add(data, 0, data.length).end());
    assertEquals(first, HEX.formatHex(mac.begin().add(data, 0, data.length).end()), "kept");
    return first;
  }

  @Test
  void hkdf_rfc5869Case1() {
    assertEquals(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        hkdf("000102030405060708090a0b0c", "0b".repeat(22), "f0f1f2f3f4f5f6f7f8f9", 42));
  }

  @Test
  void hkdf_rfc5869Case3_withoutSaltAndInfo() {
    assertEquals(
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        hkdf("", "0b".repeat(22), "", 42));
  }

  private static String hkdf(String salt, String input, String info, int length) {
    Secret secret = Secret.owning(HEX.parseHex(input));
    return HEX.formatHex(
        new StandardCrypto().hkdf(HEX.parseHex(salt), secret, HEX.parseHex(info), length).bytes());
  }

  @ParameterizedTest(name = "RFC 3686 vector {0}")
  @CsvSource({
    "7,776beff2851db06f4c8a0542c8696f6c6a81af1eec96b4d37fc1d689e6c1c104,00000060,db5672c97aa8f0b2,"
        + "53696e676c6520626c6f636b206d7367,145ad01dbf824ec7560863dc71e3e0c0",
    "8,f6d66d6bd52d59bb0796365879eff886c66dd51a5b6a99744b50590c87a23884,00faac24,c1585ef15a43d875,"
        + "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f,"
        + "f05e231b3894612c49ee000b804eb2a9b8306b508f839d6a5530831d9344af1c",
    "9,ff7a617ce69148e4f1726e2f43581de2aa62d9f805532edff1eed687fb54153d,001cc5b7,51a51d70a1c11148,"
        + "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20212223,"
        + "eb6c52821d0bbbf7ce7594462aca4faab407df866569fd07f48cc0b583d6071f1ec0e6b8"
  })
  void keystream(int vector, String key, String nonce, String iv, String plain, String cipher) {
    Keystream stream = new Keystream(HEX.parseHex(key + nonce), 0);
    byte[] data = HEX.parseHex(plain);
    stream.xor(BigEndian.getLong(HEX.parseHex(iv), 0), data, 0, data.length);
    assertEquals(cipher, HEX.formatHex(data));
  }

  /** Of McGrew and Viega, The Galois/Counter Mode of Operation, appendix B, as NIST took it. */
  @ParameterizedTest(name = "GCM test case {0}")
  @CsvSource({
    "13,0000000000000000000000000000000000000000000000000000000000000000,000000000000000000000000,'',"
        + "'','',530f8afbc74536b9a963b4f1c4cb738b",
    "14,0000000000000000000000000000000000000000000000000000000000000000,000000000000000000000000,'',"
        + "00000000000000000000000000000000,cea7403d4d606b6e074ec5d3baf39d18,"
        + "d0d1c8a799996bf0265b98b5d48ab919",
    "15,feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308,cafebabefacedbaddecaf888,'',"
        + "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255,"
        + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad,"
        + "b094dac5d93471bdec1a502270e3cc6c",
    "16,feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308,cafebabefacedbaddecaf888,"
        + "feedfacedeadbeeffeedfacedeadbeefabaddad2,"
        + "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39,"
        + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662,"
        + "76fc6ece0f4e1768cddf8853bb2d551b"
  })
  void gcm(int number, String key, String iv, String aad, String plain, String cipher, String tag) {
    AesGcm gcm = new AesGcm(HEX.parseHex(key), 0);
    byte[] data = HEX.parseHex(plain);
    byte[] sealed = new byte[data.length + AesGcm.TAG_BYTES];
    for (int again = 0; again < 3; again++) {
      gcm.seal(HEX.parseHex(iv), HEX.parseHex(aad), data, 0, data.length, sealed, 0);
      assertEquals(cipher + tag, HEX.formatHex(sealed), "time " + again);
      byte[] back = new byte[data.length];
      Bytes bytes = Bytes.copyOf(sealed);
      assertTrue(gcm.open(HEX.parseHex(iv), HEX.parseHex(aad), bytes, 0, sealed.length, back));
      assertEquals(plain, HEX.formatHex(back));
    }
  }

  @Test
  void keystream_acrossChunks_isTheJdksCounterMode() throws Exception {
    assertEquals(jdks(99, 3 * 4096 + 5), keystream(new Keystream(material(), 0), 99, 3 * 4096 + 5));
  }

  /** Short messages share blocks made ahead; whatever came before, each has its own keystream. */
  @Test
  void keystream_ofMessagesInAnyOrderAndOfAnyLength_isTheJdksCounterMode() throws Exception {
    Keystream kept = new Keystream(material(), 0);
    long[] numbers = {1, 2, 3, 31, 32, 33, 1, 40, 64, 0, 5, 1000, 999, 1L << 61, (1L << 32) - 3};
    for (long number : numbers) {
      for (int length : new int[] {0, 1, 15, 16, 64, 127, 128, 129, 5000}) {
        assertEquals(jdks(number, length), keystream(kept, number, length), number + " " + length);
      }
    }
    for (long number = (1L << 32) - 40; number < (1L << 32) + 40; number++) {
      assertEquals(jdks(number, 128), keystream(kept, number, 128), "number " + number);
    }
  }

  @Test
  void keystream_ofShorterMessages_isTheJdksCounterMode_alsoAfterALongerOne() throws Exception {
    Keystream kept = new Keystream(material(), 0);
    for (long number = (1L << 32) - 100; number < (1L << 32) + 200; number++) {
      int length = number == (1L << 32) + 100 ? 65 : (int) (number & 63) + 1;
      assertEquals(jdks(number, length), keystream(kept, number, length), "number " + number);
    }
  }

  private static byte[] material() {
    byte[] material = new byte[ProtectionKeys.CIPHER_BYTES];
    for (int i = 0; i < material.length; i++) {
      material[i] = (byte) (7 * i + 1);
    }
    return material;
  }

  private static String keystream(Keystream stream, long number, int length) {
    byte[] data = new byte[length];
    stream.xor(number, data, 0, length);
    return HEX.formatHex(data);
  }

  private static String jdks(long number, int length) throws Exception {
    byte[] block = new byte[16];
    System.arraycopy(material(), 32, block, 0, 4);
    BigEndian.putLong(block, 4, number);
    BigEndian.putInt(block, 12, 1);
    javax.crypto.Cipher ctr = javax.crypto.Cipher.getInstance("AES/CTR/NoPadding");
    ctr.init(
        javax.crypto.Cipher.ENCRYPT_MODE,
        new javax.crypto.spec.SecretKeySpec(material(), 0, 32, "AES"),
        new javax.crypto.spec.IvParameterSpec(block));
    return HEX.formatHex(ctr.doFinal(new byte[length]));
  }
}
