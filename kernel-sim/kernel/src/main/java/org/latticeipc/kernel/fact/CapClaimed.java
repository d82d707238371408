package org.latticeipc.kernel.fact;

import org.latticeipc.machine.Fact;

/**
 * A capability that travelled in a message got its owner.
 *
 * @param object address of the object
 * @param id the capability
 * @param owner the domain that received it
 */
public record CapClaimed(long object, long id, long owner) implements Fact {
  @Override
  public String describe() {
    return "capability "
        + id
        + " of object "
        + Long.toHexString(object)
        + " arrives at domain "
        + owner;
  }
}
