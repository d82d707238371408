package org.latticeipc.kernel.fact;

import org.latticeipc.machine.Fact;

/**
 * The time of a task was taken away for good.
 *
 * @param cpu the number of its CPU
 * @param version orders all that happens to the CPU
 * @param task its machine number
 */
public record TaskKilled(int cpu, long version, int task) implements Fact {
  @Override
  public String describe() {
    return "task " + task + " of cpu " + cpu + " is killed";
  }
}
