package org.latticeipc.machine.program;

import org.latticeipc.machine.Unwinding;

/**
 * A task's body that is a sequence of short parts, as an interpreter's steps are. An engine may do
 * a part again from its start, with every call of the machine giving what it gave before, up to
 * where it was left; so such a task needs no stack of its own. An engine that has no use for that
 * runs it like any other body.
 */
public interface PartedBody extends Runnable {

  /** The parts of one run of the task, in order. */
  Parts begin();

  /** Where one run of the task is. */
  interface Parts {
    /**
     * Goes on to the next part. Does no access to a cell; may note facts. What it throws ends the
     * task.
     *
     * @return whether there is one
     */
    boolean advance();

    /**
     * Does the part. It changes nothing but cells and what it would change again in the same way:
     * registers that get what calls gave. It may be left at any call by {@link Left}, which it must
     * let through, and is then done again. Any other exception that it throws has been dealt with
     * by the time it is thrown: the task ends with it.
     */
    void run();
  }

  /**
   * Leaves a part of a task that stands before a step which is not its turn. No program should
   * catch it; what does, meets it again at its next call of the machine.
   */
  final class Left extends Error implements Unwinding {
    private static final long serialVersionUID = 1L;

    /** The one there is; it tells nothing. */
    public static final Left INSTANCE = new Left();

    private Left() {
      super("not its turn", null, false, false);
    }
  }

  @Override
  default void run() {
    Parts parts = begin();
    while (parts.advance()) {
      parts.run();
    }
  }
}
