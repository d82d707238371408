package org.latticeipc.engine;

import org.latticeipc.machine.Unwinding;

/** Leaves a task whose assumption does not hold. */
public final class AssumptionFailed extends Error implements Unwinding {
  private static final long serialVersionUID = 1L;

  public AssumptionFailed() {
    super("an assumption did not hold", null, false, false);
  }
}
