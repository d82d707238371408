package org.latticeipc.machine.sim;

/** Leaves a task whose assumption does not hold. */
final class AssumptionFailed extends Error {
  private static final long serialVersionUID = 1L;

  AssumptionFailed() {
    super("an assumption did not hold", null, false, false);
  }
}
