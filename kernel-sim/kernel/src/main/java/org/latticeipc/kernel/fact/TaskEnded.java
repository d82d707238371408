package org.latticeipc.kernel.fact;

import org.latticeipc.machine.Fact;

/**
 * A task was marked as ended.
 *
 * @param task address of its context
 */
public record TaskEnded(long task) implements Fact {
  @Override
  public String describe() {
    return "task " + Long.toHexString(task) + " has ended";
  }
}
