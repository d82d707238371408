package org.latticeipc.kernel.call;

import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.IrqBody;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;

/**
 * Calls on interrupt lines: up to 64 sources that a device or a program raises and a driver waits
 * for. Raising a source twice before it is taken counts once, as with seL4's notifications.
 */
public final class IrqCalls {
  private static final int SOURCES = 64;
  private final Calls core;

  public IrqCalls(Calls core) {
    this.core = core;
  }

  public ExoCap create(Domain owner) {
    return core.make(owner, CapKind.IRQ, new IrqBody(0)).cap();
  }

  public ExoResult<Unit> raise(Domain caller, ExoCap irq, int source) {
    return core.decode("raise", caller, irq, CapKind.IRQ, RequiredRights.of(Rights.WRITE))
        .then(
            access ->
                source < 0 || source >= SOURCES
                    ? access.refuse(
                        ExoError.INVALID_ARGUMENT,
                        "source " + source + ", expected 0 to " + (SOURCES - 1))
                    : core.invoke(
                        access,
                        s ->
                            new ObjectStep<>(
                                s.withBody(new IrqBody(pending(s) | 1L << source)),
                                ExoResult.done())));
  }

  /** Takes all that is pending, as bits; waits until something is. */
  public ExoResult<Long> take(Domain caller, ExoCap irq, Timeout waiting) {
    return core.decode("takeIrq", caller, irq, CapKind.IRQ, RequiredRights.of(Rights.READ))
        .then(access -> taken(access, waiting));
  }

  private ExoResult<Long> taken(CheckedCap access, Timeout waiting) {
    while (true) {
      ObjectState seen =
          core.decided(
              access, waiting, s -> s != null && (!access.isPermitted(s) || pending(s) != 0));
      if (seen == null) {
        return access.refuse(ExoError.DEADLINE);
      }
      ExoResult<Long> taken = core.invoke(access, s -> step(access, s));
      if (taken.error() != ExoError.EMPTY || !waiting.waits()) {
        return taken;
      }
    }
  }

  private static ObjectStep<Long> step(CheckedCap access, ObjectState s) {
    return pending(s) == 0
        ? new ObjectStep<>(s, access.refuse(ExoError.EMPTY))
        : new ObjectStep<>(s.withBody(new IrqBody(0)), ExoResult.ok(pending(s)));
  }

  private static long pending(ObjectState s) {
    return ((IrqBody) s.body()).pending();
  }
}
