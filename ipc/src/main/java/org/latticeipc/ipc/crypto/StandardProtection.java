package org.latticeipc.ipc.crypto;

import java.util.Arrays;
import org.latticeipc.machine.value.Bytes;

/** {@link Protection} by AES-256 counters and HMAC-SHA256, each initialised once. */
final class StandardProtection implements Protection {
  private final Keystream keystream;
  private final HmacSha256 mac;
  private final Bytes keystreamId;

  /** Copies the keys, which stay the caller's to wipe. */
  StandardProtection(ProtectionKeys keys) {
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
  public void xor(long number, byte[] data, int from, int length) {
    keystream.xor(number, data, from, length);
  }

  @Override
  public void token(byte[] data, int from, int length, byte[] out, int outFrom) {
    mac.begin().add(data, from, length).end(out, outFrom);
  }

  @Override
  public void token(Bytes frame, int from, int length, byte[] out, int outFrom) {
    mac.begin().add(frame, from, length).end(out, outFrom);
  }

  @Override
  public void token(long number, byte[] out, int outFrom) {
    mac.begin().add(number).end(out, outFrom);
  }

  @Override
  public void wipe() {
    keystream.wipe();
    mac.wipe();
  }

  @Override
  public boolean isWiped() {
    return keystream.isWiped() && mac.isWiped();
  }
}
