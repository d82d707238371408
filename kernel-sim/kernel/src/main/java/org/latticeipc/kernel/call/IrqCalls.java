package org.latticeipc.kernel.call;

import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.EndpointBody;
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
    return core.make(owner, CapKind.IRQ, IrqBody.QUIET).cap();
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
                                s.withBody(body(s).raise(1L << source)), ExoResult.done())));
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
    int me = core.machine.currentTask();
    while (true) {
      ObjectState seen =
          core.decided(
              access,
              waiting,
              s ->
                  s != null
                      && (!access.isPermitted(s)
                          || body(s).deliverable() != 0
                          || body(s).isCalledOff(access.caller().id(), me)));
      if (seen == null) {
        return access.refuse(ExoError.DEADLINE);
      }
      ExoResult<Long> taken = core.invoke(access, s -> step(access, s, masks, me));
      if (taken.error() != ExoError.EMPTY || !waiting.waits()) {
        return taken;
      }
    }
  }

  private static ObjectStep<Long> step(CheckedCap access, ObjectState s, boolean masks, int me) {
    IrqBody body = body(s);
    long domain = access.caller().id();
    if (body.deliverable() != 0) {
      return new ObjectStep<>(s.withBody(body.take(masks)), ExoResult.ok(body.deliverable()));
    }
    return body.isCalledOff(domain, me)
        ? new ObjectStep<>(
            s.withBody(body.withCalledOff(new EndpointBody.Waiter(domain, me), false)),
            access.refuse(ExoError.CALLED_OFF))
        : new ObjectStep<>(s, access.refuse(ExoError.EMPTY));
  }

  private static IrqBody body(ObjectState s) {
    return (IrqBody) s.body();
  }
}
