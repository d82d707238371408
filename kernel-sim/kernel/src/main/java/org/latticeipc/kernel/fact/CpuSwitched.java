package org.latticeipc.kernel.fact;

import org.latticeipc.machine.Fact;

/**
 * A CPU that is divided into slices passed from one task to another, or was given up and kept.
 *
 * @param cpu its number
 * @param version orders the switches of the CPU
 * @param cause why
 * @param from the task that ran
 * @param to the task that runs, 0 for none
 */
public record CpuSwitched(int cpu, long version, Cause cause, int from, int to) implements Fact {

  /** Why a CPU passes on. */
  public enum Cause {
    /** The task lent its slice. */
    DONATED,
    /** The task gave its slice up. */
    GIVEN_UP,
    /** The task waits for something else. */
    BLOCKED,
    /** The task ended. */
    ENDED,
    /** The slice is over. */
    EXPIRED
  }

  @Override
  public String describe() {
    return "cpu " + cpu + " passes from task " + from + " to " + to + " (" + cause + ")";
  }
}
