package org.latticeipc.kernel.result;

/**
 * Leaves a task that was killed: thrown where the task enters the kernel and finds it out, caught
 * where the kernel started it. What the task holds of the system is not given back; that is why
 * killing is a supervisor's business.
 */
public final class KilledTask extends Error {
  private static final long serialVersionUID = 1L;

  public KilledTask() {
    super("the task was killed", null, false, false);
  }
}
