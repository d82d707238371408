package org.latticeipc.explorer.task;

import org.latticeipc.machine.Unwinding;

/**
 * Leaves a task that cannot go on. One instance without a stack, since it is thrown all the time.
 */
public final class Abandon extends Error implements Unwinding {
  private static final long serialVersionUID = 1L;
  static final Abandon INSTANCE = new Abandon();

  private Abandon() {
    super("task cannot go on", null, false, false);
  }
}
