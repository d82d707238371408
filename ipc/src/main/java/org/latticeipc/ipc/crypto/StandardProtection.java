package org.latticeipc.ipc.crypto;

import java.util.Arrays;
import org.latticeipc.machine.value.Bytes;

/**
 * {@link Protection} by AES-256 counters and HMAC-SHA256, each initialised once. A message is
 * encrypted in place in the frame and decrypted in place in the array that the receiver gave.
 */
final class StandardProtection implements Protection {
  private static final int TOKEN_BYTES = HmacSha256.BYTES;

  private final boolean coversFrame;
  private final Keystream keystream;
  private final HmacSha256 mac;
  private final Bytes keystreamId;
  private final byte[] expected = new byte[TOKEN_BYTES];
  private final byte[] found = new byte[TOKEN_BYTES];

  /**
   * Copies the keys, which stay the caller's to wipe.
   *
   * @param coversFrame whether a token is of header and ciphertext, or of the number alone
   */
  StandardProtection(ProtectionKeys keys, boolean coversFrame) {
    this.coversFrame = coversFrame;
    byte[] cipher = keys.cipher().bytes();
    byte[] token = keys.token().bytes();
    keystream = new Keystream(cipher, 0);
    mac = new HmacSha256(token, 0, token.length);
    keystreamId = keys.keystreamId();
    Arrays.fill(cipher, (byte) 0);
    Arrays.fill(token, (byte) 0);
  }

  @Override
  public Bytes keystreamId() {
    return keystreamId;
  }

  @Override
  public void protect(long number, byte[] data, int from, int length, byte[] frame) {
    BigEndian.putLong(frame, 0, number);
    System.arraycopy(data, from, frame, HEADER_BYTES, length);
    keystream.xor(number, frame, HEADER_BYTES, length);
    int covered = HEADER_BYTES + length;
    if (coversFrame) {
      mac.begin().add(frame, 0, covered).end(frame, covered);
    } else {
      mac.begin().add(number).end(frame, covered);
    }
  }

  @Override
  public boolean check(long number, Bytes frame) {
    int covered = frame.size() - TOKEN_BYTES;
    if (coversFrame) {
      mac.begin().add(frame, 0, covered).end(expected, 0);
    } else {
      mac.begin().add(number).end(expected, 0);
    }
    frame.copyTo(covered, found, 0, TOKEN_BYTES);
    return ConstantTime.equal(expected, 0, found, 0, TOKEN_BYTES);
  }

  @Override
  public int reveal(long number, Bytes frame, byte[] out, int from) {
    int length = frame.size() - HEADER_BYTES - TOKEN_BYTES;
    frame.copyTo(HEADER_BYTES, out, from, length);
    keystream.xor(number, out, from, length);
    return length;
  }

  /** Nothing is kept: a message is decrypted when it is revealed. */
  @Override
  public void forget() {}

  @Override
  public void wipe() {
    keystream.wipe();
    mac.wipe();
    Arrays.fill(expected, (byte) 0);
  }

  @Override
  public boolean isWiped() {
    return keystream.isWiped() && mac.isWiped();
  }
}
