package org.latticeipc.kernel.fact;

import org.latticeipc.machine.program.UseFact;

/**
 * The time of a task was taken away for good.
 *
 * @param cpu the number of its CPU
 * @param version orders all that happens to the CPU
 * @param task its machine number
 */
public record TaskKilled(int cpu, long version, int task) implements UseFact {
  @Override
  public String use() {
    return "killed";
  }

  @Override
  public String of() {
    return "cpu " + cpu;
  }

  @Override
  public long amount() {
    return 1;
  }

  @Override
  public String unit() {
    return "tasks";
  }

  @Override
  public String describe() {
    return "task " + task + " of cpu " + cpu + " is killed";
  }
}
