package org.latticeipc.ipc.suite;

/** How the opening of a frame ended. */
public enum Opening {
  /** The message may be decrypted. */
  OPENED,
  /** Too short to be a frame. */
  MALFORMED,
  /** The token is not the one that header and ciphertext should have. */
  BAD_TOKEN,
  /** A frame with this number was taken before. */
  REPLAYED,
  /** A frame before this one is missing. */
  OUT_OF_ORDER
}
