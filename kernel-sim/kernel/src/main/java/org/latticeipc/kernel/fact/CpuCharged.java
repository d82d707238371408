package org.latticeipc.kernel.fact;

import org.latticeipc.machine.Fact;

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
    implements Fact {
  @Override
  public String describe() {
    return "task " + task + " uses " + ticks + " ticks of cpu " + cpu;
  }
}
