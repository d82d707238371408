package org.latticeipc.kernel.capability;

import org.latticeipc.machine.value.Bytes;

/**
 * Makes the authentication tags of capabilities. A pure function of the kernel's key and its
 * arguments: it touches no cell, and every task gets the same answer.
 */
public interface CapSealer {

  /** The tag of a capability with these fields. */
  Bytes tag(CapKind kind, long pa, long id, Rights rights, long owner, long epoch);

  /**
   * Whether a tag was made by this sealer, for whatever fields. Costs no more than to check a tag.
   */
  default boolean isOwn(Bytes tag) {
    return false;
  }

  /** Whether the tag presented is that of the fields presented. */
  default boolean isAuthentic(ExoCap cap) {
    return tag(cap.kind(), cap.pa(), cap.id(), cap.rights(), cap.owner(), cap.epoch())
        .equalsInConstantTime(cap.authTag());
  }
}
