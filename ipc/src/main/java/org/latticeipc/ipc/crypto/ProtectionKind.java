package org.latticeipc.ipc.crypto;

/** The ways in which a direction of a channel can be protected. */
public enum ProtectionKind {
  /** AES-256 counters, and an HMAC over header and ciphertext. */
  FRAME_TOKEN(HmacSha256.BYTES),
  /** AES-256 counters, and an HMAC over the number alone: the document's, for study. */
  NUMBER_TOKEN(HmacSha256.BYTES),
  /** AES-256-GCM, whose tag covers header and ciphertext. */
  GCM(AesGcm.TAG_BYTES);

  private final int tokenBytes;

  ProtectionKind(int tokenBytes) {
    this.tokenBytes = tokenBytes;
  }

  /** Length of the token that follows the ciphertext. */
  public int tokenBytes() {
    return tokenBytes;
  }

  /** By how much a frame is longer than its message. */
  public int overheadBytes() {
    return Protection.HEADER_BYTES + tokenBytes;
  }
}
