package org.latticeipc.kernel;

import org.latticeipc.kernel.call.CpuCalls;
import org.latticeipc.kernel.call.IrqCalls;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;

/** What happens to the machine under the kernel. Nobody calls for it, so it needs no capability. */
public final class Hardware {
  private final CpuCalls cpus;
  private final IrqCalls irqs;

  Hardware(CpuCalls cpus, IrqCalls irqs) {
    this.cpus = cpus;
    this.irqs = irqs;
  }

  /**
   * A divided CPU fails: its tasks are killed at one moment, their slices are nobody's, their waits
   * end, and whoever is started there ends at once. One access, and two for each task that waits.
   */
  public ExoResult<Unit> failCpu(int cpu) {
    return cpus.fail(cpu);
  }

  /** A CPU that failed works again, without tasks. One access. */
  public ExoResult<Unit> reviveCpu(int cpu) {
    return cpus.revive(cpu);
  }

  /**
   * Sources of an interrupt line are raised by the device itself, as bits, as long as a capability
   * of the line is good. Two accesses.
   */
  public void raise(ExoCap line, long bits) {
    irqs.signal(line, bits);
  }
}
