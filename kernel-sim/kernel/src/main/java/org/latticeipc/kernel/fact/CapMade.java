package org.latticeipc.kernel.fact;

import org.latticeipc.machine.Fact;

/**
 * A capability came to be.
 *
 * @param object address of the object
 * @param id the capability
 * @param parent what it was derived from, -1 for an object's first
 * @param parentRights rights of the parent as bits
 * @param rights its rights as bits
 * @param owner for which domain it was made, -1 for a message in a queue
 */
public record CapMade(long object, long id, long parent, int parentRights, int rights, long owner)
    implements Fact {
  @Override
  public String describe() {
    return "capability "
        + id
        + " of object "
        + Long.toHexString(object)
        + " with rights "
        + rights
        + " is made for domain "
        + owner
        + (parent < 0 ? "" : " from capability " + parent + " with rights " + parentRights);
  }
}
