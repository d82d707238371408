package org.latticeipc.kernel.call;

import java.util.Objects;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.IrqBody;
import org.latticeipc.kernel.object.KernelObject;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.Waiter;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.machine.RmwOrder;

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
    return core.make(owner, CapKind.IRQ, IrqBody.QUIET).cap();
  }

  public ExoResult<Unit> raise(Domain caller, ExoCap irq, int source) {
    return raisable("raise", caller, irq, source)
        .then(
            access ->
                core.invoke(
                    access,
                    s ->
                        new ObjectStep<>(
                            s.withBody(body(s).raise(1L << source)), ExoResult.done())));
  }

  /** What is to be known before a source is raised. */
  ExoResult<CheckedCap> raisable(String call, Domain caller, ExoCap irq, int source) {
    return core.decode(call, caller, irq, CapKind.IRQ, RequiredRights.of(Rights.WRITE))
        .then(
            access ->
                source < 0 || source >= SOURCES
                    ? access.refuse(
                        ExoError.INVALID_ARGUMENT,
                        "source " + source + ", expected 0 to " + (SOURCES - 1))
                    : access.passed());
  }

  /** Raises sources, as bits, without anybody's call, while a capability of the line is good. */
  public void signal(ExoCap line, long bits) {
    KernelObject object = core.directory.find(KernelObject.baseOf(line.pa()));
    if (object != null) {
      object
          .state()
          .getAndUpdate(s -> signalled(Objects.requireNonNull(s), line, bits), RmwOrder.ACQ_REL);
    }
  }

  private static ObjectState signalled(ObjectState s, ExoCap line, long bits) {
    return s.epoch() == line.epoch() && s.caps().find(line.id()) != null
        ? s.withBody(body(s).raise(bits))
        : s;
  }

  /**
   * Takes all that is pending and not masked, as bits; waits until something is.
   *
   * @param masks whether what is taken is masked until it is acknowledged
   */
  public ExoResult<Long> take(Domain caller, ExoCap irq, Timeout waiting, boolean masks) {
    return core.decode("takeIrq", caller, irq, CapKind.IRQ, RequiredRights.of(Rights.READ))
        .then(access -> taken(access, waiting, masks));
  }

  /** Masks sources, or does not any more, which acknowledges what was taken. */
  public ExoResult<Unit> mask(String call, Domain caller, ExoCap irq, long bits, boolean on) {
    return core.decode(call, caller, irq, CapKind.IRQ, RequiredRights.of(Rights.READ))
        .then(
            access ->
                core.invoke(
                    access,
                    s -> new ObjectStep<>(s.withBody(body(s).mask(bits, on)), ExoResult.done())));
  }

  private ExoResult<Long> taken(CheckedCap access, Timeout waiting, boolean masks) {
    Wait wait = core.wait(access, s -> body(s).deliverable() != 0);
    while (true) {
      ObjectState seen = core.decided(access, waiting, wait);
      if (seen == null) {
        return access.refuse(ExoError.DEADLINE);
      }
      ExoResult<Long> taken = core.invoke(access, s -> step(access, s, masks, wait.waiter()));
      if (taken.error() != ExoError.EMPTY || !waiting.waits()) {
        return taken;
      }
    }
  }

  private static ObjectStep<Long> step(CheckedCap access, ObjectState s, boolean masks, Waiter me) {
    IrqBody body = body(s);
    if (body.deliverable() != 0) {
      return new ObjectStep<>(s.withBody(body.take(masks)), ExoResult.ok(body.deliverable()));
    }
    return s.isCalledOff(me.domain(), me.task())
        ? new ObjectStep<>(s.withCalledOff(me, false), access.refuse(ExoError.CALLED_OFF))
        : new ObjectStep<>(s, access.refuse(ExoError.EMPTY));
  }

  private static IrqBody body(ObjectState s) {
    return (IrqBody) s.body();
  }
}
