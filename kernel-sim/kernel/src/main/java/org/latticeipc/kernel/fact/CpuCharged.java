package org.latticeipc.kernel.fact;

import org.latticeipc.machine.program.UseFact;

/**
 * A task used time of a divided CPU.
 *
 * @param cpu its number
 * @param version orders all that happens to the CPU
 * @param turn which slice since the start
 * @param length how long that slice is, 0 if it has no length
 * @param task who used it
 * @param ticks how much
 */
public record CpuCharged(int cpu, long version, long turn, long length, int task, long ticks)
    implements UseFact {
  @Override
  public String use() {
    return "compute";
  }

  @Override
  public String of() {
    return "cpu " + cpu + " by task " + task;
  }

  @Override
  public long amount() {
    return ticks;
  }

  @Override
  public String unit() {
    return "virtual ticks";
  }

  @Override
  public String describe() {
    return "task " + task + " uses " + ticks + " ticks of cpu " + cpu;
  }
}
