package org.latticeipc.scenarios.language.execution;

import java.util.List;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;

/**
 * A device of a scenario before it runs.
 *
 * @param name its name
 * @param kind what it is
 * @param domain the domain that owns it
 * @param size how many registers or words it has
 * @param grants who else gets a capability for it
 */
public record DevicePlan(
    String name, Kind kind, String domain, int size, List<EndpointPlan.Grant> grants) {

  /** What there is. */
  public enum Kind {
    /** An interrupt line. */
    IRQ,
    /** Device registers. */
    PORT,
    /** A buffer that a device fills. */
    DMA,
    /** A timer. */
    TIMER;

    /** Whether there is a size to it. */
    public boolean hasSize() {
      return this == PORT || this == DMA;
    }
  }

  ExoCap make(Kernel kernel, Domain owner) {
    return switch (kind) {
      case IRQ -> kernel.createIrq(owner);
      case PORT -> kernel.devices().createIoPort(owner, size).orElseThrow();
      case DMA -> kernel.devices().createDma(owner, size).orElseThrow();
      case TIMER -> kernel.timers().createTimer(owner).orElseThrow();
    };
  }
}
