package org.latticeipc.kernel.object;

/** A task that waits in a call of a domain. */
public record Waiter(long domain, int task) {
  @Override
  public String toString() {
    return "task " + task;
  }
}
