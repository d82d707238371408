package org.latticeipc.kernel.fact;

import org.latticeipc.machine.Fact;

/**
 * A task was given gas, what was left of earlier gas being void.
 *
 * @param cpu the number of its CPU
 * @param version orders all that happens to the CPU
 * @param task whose
 * @param gas how many ticks it may use from now on
 */
public record GasSet(int cpu, long version, int task, long gas) implements Fact {
  @Override
  public String describe() {
    return "task " + task + " may use " + gas + " ticks";
  }
}
