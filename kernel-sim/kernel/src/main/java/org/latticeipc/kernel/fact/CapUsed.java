package org.latticeipc.kernel.fact;

import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.program.MessageFact;
import org.latticeipc.machine.program.UseFact;

/**
 * A call was done with a capability.
 *
 * @param call name of the call
 * @param object address of the object
 * @param name of the object, for people
 * @param id the capability
 * @param domain the caller
 * @param needed rights that the call used, as bits
 * @param madeFor the domain for which the kernel made the capability
 * @param madeRights the rights with which the kernel made it, as bits
 * @param seenVersion version of the object on which the call was done
 */
public record CapUsed(
    String call,
    long object,
    String name,
    long id,
    long domain,
    int needed,
    long madeFor,
    int madeRights,
    long seenVersion)
    implements UseFact {
  @Override
  public String use() {
    return call;
  }

  @Override
  public String of() {
    return name;
  }

  @Override
  public long amount() {
    return 1;
  }

  @Override
  public String unit() {
    return "uses";
  }

  /** Frames of channels are taken, not received, and counted as what they are. */
  @Override
  public MessageFact.@Nullable Passage passage() {
    return switch (call) {
      case "send" -> MessageFact.Passage.SENT;
      case "receive" -> MessageFact.Passage.RECEIVED;
      default -> null;
    };
  }

  @Override
  public String describe() {
    return call
        + " by domain "
        + domain
        + " with capability "
        + id
        + " of object "
        + Long.toHexString(object)
        + " (made for domain "
        + madeFor
        + " with rights "
        + madeRights
        + ") at version "
        + seenVersion;
  }
}
