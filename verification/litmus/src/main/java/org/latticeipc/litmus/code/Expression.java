package org.latticeipc.litmus.code;

import org.latticeipc.machine.program.PropertyViolation;

/** A compiled C expression. Immutable, so any number of tasks may evaluate it at once. */
public abstract class Expression {

  /** Evaluates, with all side effects, left to right. */
  public abstract long value(Frame frame);

  /** Evaluates for the side effects only. */
  public void effect(Frame frame) {
    value(frame);
  }

  /** What is wrong at run time with a value that should be an address, or should not be zero. */
  static PropertyViolation fault(String where, String problem) {
    return new PropertyViolation(Faults.UNDEFINED_BEHAVIOUR, where + ": " + problem);
  }
}
