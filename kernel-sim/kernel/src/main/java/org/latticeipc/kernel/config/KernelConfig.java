package org.latticeipc.kernel.config;

import org.latticeipc.kernel.object.KernelObject;

/**
 * Bounds and parts of a kernel.
 *
 * @param maxPayloadBytes how long a message may be
 * @param maxCapsPerMessage how many capabilities a message may carry
 * @param directoryShards over how many cells the objects that tasks make are spread, at least 1
 * @param slicesPerCpu into how many slices each CPU's time is divided, at most 256; 0 leaves CPUs
 *     to the engine's timer
 * @param parts the replaceable parts
 * @param maxObjects how many objects of a domain each shard of the directory takes
 * @param maxDerived how many live capabilities of one object a domain may have derived
 */
public record KernelConfig(
    int maxPayloadBytes,
    int maxCapsPerMessage,
    int directoryShards,
    int slicesPerCpu,
    KernelParts parts,
    int maxObjects,
    int maxDerived) {
  private static final int OBJECTS = 1 << 20;
  private static final int DERIVED = 1 << 16;

  /** With quotas of 1,048,576 objects of a domain and 65,536 derived capabilities of each. */
  public KernelConfig(
      int maxPayloadBytes,
      int maxCapsPerMessage,
      int directoryShards,
      int slicesPerCpu,
      KernelParts parts) {
    this(
        maxPayloadBytes, maxCapsPerMessage, directoryShards, slicesPerCpu, parts, OBJECTS, DERIVED);
  }

  /** Refuses bounds that leave nothing. */
  public KernelConfig {
    if (maxPayloadBytes < 0 || maxCapsPerMessage < 0 || directoryShards < 1) {
      throw new IllegalArgumentException(
          "kernel bounds: expected sizes of 0 or more and at least one directory shard");
    }
    if (maxObjects < 1 || maxDerived < 0) {
      throw new IllegalArgumentException("quotas: expected at least one object");
    }
    if (slicesPerCpu < 0 || slicesPerCpu > KernelObject.PARTS) {
      throw new IllegalArgumentException(
          "slicesPerCpu " + slicesPerCpu + ": expected 0 to " + KernelObject.PARTS);
    }
  }

  /** 64 KiB and 4 capabilities a message, CPUs not divided, the standard parts. */
  public static KernelConfig standard() {
    return new KernelConfig(1 << 16, 4, 4, 0, KernelParts.standard());
  }

  /** The same bounds with other parts. */
  public KernelConfig withParts(KernelParts other) {
    return new KernelConfig(
        maxPayloadBytes,
        maxCapsPerMessage,
        directoryShards,
        slicesPerCpu,
        other,
        maxObjects,
        maxDerived);
  }

  /** The same with each CPU's time divided into slices, which makes the CPUs cooperative. */
  public KernelConfig withSlicesPerCpu(int slices) {
    return new KernelConfig(
        maxPayloadBytes, maxCapsPerMessage, directoryShards, slices, parts, maxObjects, maxDerived);
  }

  /** The same parts with another bound on the length of a message. */
  public KernelConfig withMaxPayloadBytes(int bytes) {
    return new KernelConfig(
        bytes, maxCapsPerMessage, directoryShards, slicesPerCpu, parts, maxObjects, maxDerived);
  }

  /** The same with other quotas: objects of a domain, derived capabilities of one object. */
  public KernelConfig withQuotas(int objects, int derived) {
    return new KernelConfig(
        maxPayloadBytes, maxCapsPerMessage, directoryShards, slicesPerCpu, parts, objects, derived);
  }
}
