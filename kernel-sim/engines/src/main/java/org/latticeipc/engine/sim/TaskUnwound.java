package org.latticeipc.engine.sim;

import org.latticeipc.machine.Unwinding;

/**
 * Thrown out of the machine's calls when a run is over, so that tasks in the middle of their code
 * leave it. Without a stack trace: it tells nothing.
 */
final class TaskUnwound extends Error implements Unwinding {
  private static final long serialVersionUID = 1L;
  static final TaskUnwound INSTANCE = new TaskUnwound();

  private TaskUnwound() {
    super("the run is over", null, false, false);
  }
}
