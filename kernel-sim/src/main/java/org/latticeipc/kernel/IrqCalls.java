package org.latticeipc.kernel;

/**
 * Calls on interrupt lines: up to 64 sources that a device or a program raises and a driver waits
 * for. Raising a source twice before it is taken counts once, as with seL4's notifications.
 */
final class IrqCalls {
  private static final int SOURCES = 64;
  private final Core core;

  IrqCalls(Core core) {
    this.core = core;
  }

  ExoCap create(Domain owner) {
    return core.create(owner, CapKind.IRQ, new IrqBody(0));
  }

  Result<Unit> raise(Domain caller, ExoCap irq, int source) {
    return core.decode("raise", caller, irq, CapKind.IRQ, Need.of(Rights.WRITE))
        .then(
            access ->
                source < 0 || source >= SOURCES
                    ? access.refuse(
                        ExoError.INVALID_ARGUMENT,
                        "source " + source + ", expected 0 to " + (SOURCES - 1))
                    : core.invoke(
                        access,
                        s ->
                            new Step<>(
                                s.withBody(new IrqBody(pending(s) | 1L << source)),
                                Result.done())));
  }

  /** Takes all that is pending, as bits; waits until something is. */
  Result<Long> take(Domain caller, ExoCap irq, Waiting waiting) {
    return core.decode("takeIrq", caller, irq, CapKind.IRQ, Need.of(Rights.READ))
        .then(access -> taken(access, waiting));
  }

  private Result<Long> taken(Access access, Waiting waiting) {
    while (true) {
      ObjectState seen =
          core.decided(
              access, waiting, s -> s != null && (!access.isPermitted(s) || pending(s) != 0));
      if (seen == null) {
        return access.refuse(ExoError.DEADLINE);
      }
      Result<Long> taken = core.invoke(access, s -> step(access, s));
      if (taken.error() != ExoError.EMPTY || !waiting.waits()) {
        return taken;
      }
    }
  }

  private static Step<Long> step(Access access, ObjectState s) {
    return pending(s) == 0
        ? new Step<>(s, access.refuse(ExoError.EMPTY))
        : new Step<>(s.withBody(new IrqBody(0)), Result.ok(pending(s)));
  }

  private static long pending(ObjectState s) {
    return ((IrqBody) s.body()).pending();
  }
}
