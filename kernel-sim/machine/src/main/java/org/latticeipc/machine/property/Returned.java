package org.latticeipc.machine.property;

import org.latticeipc.machine.Fact;

/**
 * The operation that the task called last on the object returns.
 *
 * @param object which object
 * @param result what it returned as text, empty if nothing
 */
public record Returned(String object, String result) implements Fact {
  @Override
  public String describe() {
    return object + " returned " + (result.isEmpty() ? "nothing" : result);
  }
}
