package org.latticeipc.ipc.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes the JDK's SHA-256 digests, which every JDK must have. */
final class Sha256 {
  static final int BYTES = 32;
  static final int BLOCK_BYTES = 64;

  private Sha256() {}

  static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
