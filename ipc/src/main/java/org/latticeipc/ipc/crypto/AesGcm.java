package org.latticeipc.ipc.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.value.Bytes;

/**
 * The JDK's AES-256-GCM (NIST SP 800-38D) under one key, with initialisation vectors of 96 bits and
 * tags of 128, for many messages. Not thread-safe: guarded by the lock of its channel.
 */
final class AesGcm {
  /** Length of a tag. */
  static final int TAG_BYTES = 16;

  /** Length of an initialisation vector. */
  static final int IV_BYTES = 12;

  private static final String GCM = "AES/GCM/NoPadding";
  private static final Provider PROVIDER = gcm(null).getProvider();

  private final byte[] key = new byte[Keystream.KEY_BYTES];
  private final byte[] lastSealed = new byte[IV_BYTES];
  private boolean hasSealed;
  private Cipher cipher = gcm(PROVIDER);

  /** Copies the key, which stays the caller's to wipe. */
  AesGcm(byte[] material, int from) {
    System.arraycopy(material, from, key, 0, key.length);
  }

  /** Without a provider the JDK looks through all of them, each time. */
  private static Cipher gcm(@Nullable Provider provider) {
    try {
      return provider == null ? Cipher.getInstance(GCM) : Cipher.getInstance(GCM, provider);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has AES in Galois counter mode", e);
    }
  }

  /**
   * Encrypts {@code length} bytes of {@code data} and writes them and their tag to {@code out}.
   *
   * @param aad additional data: bytes that the tag covers as well
   */
  void seal(byte[] iv, byte[] aad, byte[] data, int from, int length, byte[] out, int outFrom) {
    if (hasSealed && Arrays.equals(iv, lastSealed)) {
      renew();
    }
    init(Cipher.ENCRYPT_MODE, iv);
    System.arraycopy(iv, 0, lastSealed, 0, IV_BYTES);
    hasSealed = true;
    try {
      cipher.updateAAD(aad);
      int unused = cipher.doFinal(data, from, length, out, outFrom);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("ciphertext and tag have their room", e);
    }
  }

  /**
   * Who could not hand a message on seals the next one as if that had never been. A cipher of the
   * JDK refuses to encrypt twice in succession with one vector, so another one does it.
   */
  private void renew() {
    zero();
    cipher = gcm(PROVIDER);
  }

  /**
   * Decrypts {@code length} bytes from {@code from} on, the tag included, to the beginning of
   * {@code out}; false if the tag is not theirs, and then nothing is left there.
   */
  boolean open(byte[] iv, byte[] aad, Bytes sealed, int from, int length, byte[] out) {
    init(Cipher.DECRYPT_MODE, iv);
    try {
      cipher.updateAAD(aad);
      int unused = sealed.finish(cipher, from, length, out, 0);
      return true;
    } catch (AEADBadTagException e) {
      Arrays.fill(out, 0, length - TAG_BYTES, (byte) 0);
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the message has its room", e);
    }
  }

  /**
   * Gives the cipher a copy of the key that is its own: it keeps the last one to compare the next
   * one with, and overwrites it then. Of the copy it has made tables, so it is wiped.
   */
  private void init(int mode, byte[] iv) {
    byte[] passed = key.clone();
    try {
      cipher.init(mode, new PassedKey(passed), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("a key of 256 bits, and a vector that was not the last one", e);
    } finally {
      Arrays.fill(passed, (byte) 0);
    }
  }

  /** Puts a zero key into the JDK's cipher in place of ours. */
  private void zero() {
    try {
      cipher.init(
          Cipher.DECRYPT_MODE,
          new PassedKey(new byte[key.length]),
          new GCMParameterSpec(TAG_BYTES * Byte.SIZE, new byte[IV_BYTES]));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has AES with keys of 256 bits", e);
    }
  }

  /** Overwrites the key; from now on it is a zero one. */
  void wipe() {
    Arrays.fill(key, (byte) 0);
    zero();
  }
}
