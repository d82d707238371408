package org.latticeipc.ipc.transport.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.latticeipc.ipc.crypto.ConstantTime;
import org.latticeipc.ipc.crypto.Crypto;
import org.latticeipc.ipc.crypto.HmacSha256;
import org.latticeipc.ipc.crypto.Secret;
import org.latticeipc.ipc.crypto.StandardCrypto;
import org.latticeipc.ipc.transport.wire.WireFrame;
import org.latticeipc.machine.value.Bytes;

/**
 * Tells in a connection's first frame who knows the secret, so that a server under a flood can keep
 * its places for them: an HMAC of the session's name, under a key of its own label.
 *
 * <p>It decides about places and about nothing else: whoever saw the frame can show it again, under
 * the same name, and who the client is only the key exchange tells. Confined to one thread.
 */
final class OpeningKey {
  private static final byte[] LABEL = "lattice-ipc/1 opening".getBytes(US_ASCII);

  private final HmacSha256 mac;

  /** The key that follows from a secret, which stays the caller's. */
  OpeningKey(Secret secret) {
    Crypto crypto = new StandardCrypto();
    Secret key = crypto.hkdf(new byte[0], secret, LABEL, WireFrame.PROOF_BYTES);
    byte[] bytes = key.bytes();
    this.mac = new HmacSha256(bytes, 0, bytes.length);
    Arrays.fill(bytes, (byte) 0);
    key.wipe();
  }

  /** A session's name and the proof behind it. */
  Bytes opening(Bytes name) {
    byte[] out = new byte[WireFrame.SESSION_BYTES + WireFrame.PROOF_BYTES];
    name.copyTo(out, 0);
    mac.begin().add(name, 0, WireFrame.SESSION_BYTES).end(out, WireFrame.SESSION_BYTES);
    return Bytes.copyOf(out);
  }

  /** Whether that is what somebody who knows the secret says first. */
  boolean fits(Bytes opening) {
    if (opening.size() != WireFrame.SESSION_BYTES + WireFrame.PROOF_BYTES) {
      return false;
    }
    byte[] said = opening.toArray();
    byte[] right = mac.begin().add(said, 0, WireFrame.SESSION_BYTES).end();
    return ConstantTime.equal(said, WireFrame.SESSION_BYTES, right, 0, right.length);
  }

  /** Overwrites the key, which is not to be used any more. */
  void wipe() {
    mac.wipe();
  }
}
