package org.latticeipc.kernel.fact;

import org.latticeipc.machine.Fact;

/**
 * The holder of a capability was asked to give it up.
 *
 * @param object what it names
 * @param id which of its capabilities
 * @param version orders all that happens to the object
 */
public record AskedBack(long object, long id, long version) implements Fact {
  @Override
  public String describe() {
    return "asks for capability " + id + " of object " + Long.toHexString(object);
  }
}
