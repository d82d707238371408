package org.latticeipc.kernel.fact;

import org.latticeipc.machine.Fact;

/**
 * Time was given to a task.
 *
 * @param task address of its context
 */
public record Yielded(long task) implements Fact {
  @Override
  public String describe() {
    return "time is given to task " + Long.toHexString(task);
  }
}
