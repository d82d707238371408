package org.latticeipc.ipc.crypto;

import javax.crypto.SecretKey;

/**
 * An AES key that is handed on as it is: the JDK's own kind keeps a copy and gives out another.
 *
 * @param bytes the very array that the cipher is given
 */
record PassedKey(byte[] bytes) implements SecretKey {
  private static final long serialVersionUID = 1L;

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /** The very array, which the cipher copies into tables of its own, and may wipe. */
  @Override
  public byte[] getEncoded() {
    return bytes;
  }
}
