package org.latticeipc.ipc.crypto;

import java.util.Arrays;
import org.latticeipc.machine.value.Bytes;

/**
 * {@link Protection} by AES-256-GCM: the initialisation vector is nonce (4 bytes) || number (8),
 * the header is additional data, the tag is the token.
 *
 * <p>For large messages: a call costs most of a microsecond and some 0.9 KiB of the JDK's objects
 * whatever the length, and from some KiB on a third of the time of counters and HMAC. To check a
 * tag is to decrypt, so what is decrypted waits in an array of ours until it is revealed, and is
 * wiped there then: nothing of a frame that is refused gets into the receiver's array.
 */
final class GcmProtection implements Protection {
  private static final byte[] NOTHING = {};

  private final Bytes keystreamId;
  private final AesGcm gcm;

  /** Nonce and, behind it, the number of the message that is worked on. */
  private final byte[] iv = new byte[AesGcm.IV_BYTES];

  private final byte[] header = new byte[HEADER_BYTES];
  private byte[] opened = NOTHING;
  private int waiting;
  private boolean wiped;

  /** Copies the keys, which stay the caller's to wipe. */
  GcmProtection(ProtectionKeys keys) {
    keystreamId = keys.keystreamId();
    byte[] material = keys.cipher().bytes();
    gcm = new AesGcm(material, 0);
    System.arraycopy(material, Keystream.KEY_BYTES, iv, 0, Keystream.NONCE_BYTES);
    Arrays.fill(material, (byte) 0);
  }

  @Override
  public Bytes keystreamId() {
    return keystreamId;
  }

  @Override
  public void protect(long number, byte[] data, int from, int length, byte[] frame) {
    begin(number);
    BigEndian.putLong(frame, 0, number);
    gcm.seal(iv, header, data, from, length, frame, HEADER_BYTES);
  }

  private void begin(long number) {
    BigEndian.putLong(iv, Keystream.NONCE_BYTES, number);
    BigEndian.putLong(header, 0, number);
  }

  @Override
  public boolean check(long number, Bytes frame) {
    int length = frame.size() - HEADER_BYTES - AesGcm.TAG_BYTES;
    if (opened.length < length) {
      opened = new byte[length];
    }
    begin(number);
    boolean good = gcm.open(iv, header, frame, HEADER_BYTES, length + AesGcm.TAG_BYTES, opened);
    waiting = good ? length : 0;
    return good;
  }

  @Override
  public int reveal(long number, Bytes frame, byte[] out, int from) {
    int length = waiting;
    System.arraycopy(opened, 0, out, from, length);
    forget();
    return length;
  }

  @Override
  public void forget() {
    Arrays.fill(opened, 0, waiting, (byte) 0);
    waiting = 0;
  }

  @Override
  public void wipe() {
    forget();
    Arrays.fill(iv, (byte) 0);
    gcm.wipe();
    wiped = true;
  }

  @Override
  public boolean isWiped() {
    return wiped;
  }
}
