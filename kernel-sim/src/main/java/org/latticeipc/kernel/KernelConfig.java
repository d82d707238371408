package org.latticeipc.kernel;

/**
 * Bounds and parts of a kernel.
 *
 * @param maxPayloadBytes how long a message may be
 * @param maxCapsPerMessage how many capabilities a message may carry
 * @param directoryShards over how many cells the objects that tasks make are spread, at least 1
 * @param parts the replaceable parts
 */
public record KernelConfig(
    int maxPayloadBytes, int maxCapsPerMessage, int directoryShards, KernelParts parts) {

  /** Refuses bounds that leave nothing. */
  public KernelConfig {
    if (maxPayloadBytes < 0 || maxCapsPerMessage < 0 || directoryShards < 1) {
      throw new IllegalArgumentException(
          "kernel bounds: expected sizes of 0 or more and at least one directory shard");
    }
  }

  /** 64 KiB and 4 capabilities a message, the standard parts. */
  public static KernelConfig standard() {
    return new KernelConfig(1 << 16, 4, 4, KernelParts.standard());
  }

  /** The same bounds with other parts. */
  public KernelConfig withParts(KernelParts other) {
    return new KernelConfig(maxPayloadBytes, maxCapsPerMessage, directoryShards, other);
  }

  /** The same parts with another bound on the length of a message. */
  public KernelConfig withMaxPayloadBytes(int bytes) {
    return new KernelConfig(bytes, maxCapsPerMessage, directoryShards, parts);
  }
}
