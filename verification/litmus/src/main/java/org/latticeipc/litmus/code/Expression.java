package org.latticeipc.litmus.code;

/** A compiled C expression. Immutable, so any number of tasks may evaluate it at once. */
public abstract class Expression {

  /** Evaluates, with all side effects, left to right. */
  public abstract long value(Frame frame);

  /** What is wrong at run time with a value that should be an address, or should not be zero. */
  static org.latticeipc.machine.program.PropertyViolation fault(String where, String problem) {
    return new org.latticeipc.machine.program.PropertyViolation(
        Faults.UNDEFINED_BEHAVIOUR, where + ": " + problem);
  }
}
