package org.latticeipc.kernel.fact;

import org.latticeipc.machine.Fact;

/**
 * A capability was taken from its holder, who did not give it up in time.
 *
 * @param object what it names
 * @param id which of its capabilities
 * @param version orders all that happens to the object
 */
public record TakenBack(long object, long id, long version) implements Fact {
  @Override
  public String describe() {
    return "takes back capability " + id + " of object " + Long.toHexString(object);
  }
}
