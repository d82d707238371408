package org.latticeipc.kernel.fact;

import org.latticeipc.machine.program.UseFact;

/**
 * The holder of a capability was asked to give it up.
 *
 * @param object what it names
 * @param name of the object, for people
 * @param id which of its capabilities
 * @param version orders all that happens to the object
 */
public record AskedBack(long object, String name, long id, long version) implements UseFact {
  @Override
  public String use() {
    return "asked back";
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
    return "capabilities";
  }

  @Override
  public String describe() {
    return "asks for capability " + id + " of object " + Long.toHexString(object);
  }
}
