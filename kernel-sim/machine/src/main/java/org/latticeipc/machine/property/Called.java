package org.latticeipc.machine.property;

import org.latticeipc.machine.Fact;

/**
 * A task calls an operation of a shared object. The task's next {@link Returned} of that object
 * belongs to it; a call without one is pending.
 *
 * @param object which object
 * @param operation its name
 * @param argument its argument as text, empty if none
 */
public record Called(String object, String operation, String argument) implements Fact {
  @Override
  public String describe() {
    return object + "." + operation + "(" + argument + ") called";
  }
}
