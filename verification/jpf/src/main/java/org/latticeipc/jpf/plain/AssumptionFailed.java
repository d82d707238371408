package org.latticeipc.jpf.plain;

/** Stops a task whose assumption does not hold, outside PathFinder, where no path is abandoned. */
final class AssumptionFailed extends Error {
  private static final long serialVersionUID = 1L;

  AssumptionFailed() {
    super("an assumption of the program does not hold in this run", null, false, false);
  }
}
