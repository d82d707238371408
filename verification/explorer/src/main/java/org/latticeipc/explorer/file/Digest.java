package org.latticeipc.explorer.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over numbers and texts, each delimited, so that different sequences are different bytes.
 */
public final class Digest {
  private final MessageDigest hash = sha256();

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public Digest add(long number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      hash.update((byte) (number >>> shift));
    }
    return this;
  }

  public Digest add(byte[] bytes, int length) {
    hash.update(bytes, 0, length);
    return this;
  }

  public Digest add(@Nullable String text) {
    if (text == null) {
      return add(-1);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    hash.update(bytes);
    return this;
  }

  /** In lower-case hexadecimal, 64 characters. */
  public String hex() {
    return HexFormat.of().formatHex(hash.digest());
  }
}
