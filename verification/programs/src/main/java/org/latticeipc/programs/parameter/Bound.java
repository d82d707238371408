package org.latticeipc.programs.parameter;

/**
 * Bounds one loop of a task: a pass beyond the bound ends the task as if it had returned, which is
 * how published counts of programs with unbounded loops are taken. Confined to its task.
 */
public final class Bound {
  private int left;

  /** A loop that may start {@code passes} passes. */
  public Bound(int passes) {
    this.left = passes;
  }

  /** To be called at the head of the loop, before its condition is evaluated. */
  public void pass() {
    if (left == 0) {
      throw TaskEnded.SIGNAL;
    }
    left--;
  }

  /** A task body that {@link #pass} may end. */
  public static Runnable task(Runnable body) {
    return () -> {
      try {
        body.run();
      } catch (TaskEnded e) {
        // The task ends here: this is what a bound means.
        return;
      }
    };
  }

  private static final class TaskEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final TaskEnded SIGNAL = new TaskEnded();

    private TaskEnded() {
      super("a loop bound was reached", null, false, false);
    }
  }
}
