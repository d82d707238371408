package org.latticeipc.scenarios.language.part;

import java.util.EnumSet;
import java.util.Set;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.variant.SuiteVariant;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.machine.sync.SyncParts;
import org.latticeipc.scheduler.DagParts;

/**
 * What a scenario's system is made of. What crypto computed is remembered from one execution to the
 * next, so that exploring a channel costs its shared accesses and not ML-KEM.
 *
 * @param kernel the kernel's parts
 * @param ipc the channels' parts
 * @param dag the scheduler's parts
 * @param sync what tasks wait with and free
 */
public record VariantParts(KernelConfig kernel, IpcParts ipc, DagParts dag, SyncParts sync) {

  /** The same channels with another suite. */
  public IpcParts withSuite(String suite) {
    return SuiteVariant.named(suite).orElseThrow().applyTo(ipc);
  }

  /** The same with faults on the way of frames, if there are any. */
  public VariantParts withFaults(Set<FaultyTransport.Fault> faults) {
    if (faults.isEmpty()) {
      return this;
    }
    Set<FaultyTransport.Fault> copy = EnumSet.copyOf(faults);
    return new VariantParts(
        kernel, ipc.withTransport(machine -> new FaultyTransport(copy)), dag, sync);
  }
}
