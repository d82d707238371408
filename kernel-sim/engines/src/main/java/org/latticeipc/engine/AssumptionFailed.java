package org.latticeipc.engine;

/** Leaves a task whose assumption does not hold. */
public final class AssumptionFailed extends Error {
  private static final long serialVersionUID = 1L;

  public AssumptionFailed() {
    super("an assumption did not hold", null, false, false);
  }
}
