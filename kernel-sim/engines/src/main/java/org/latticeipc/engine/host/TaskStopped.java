package org.latticeipc.engine.host;

/**
 * Leaves a task that must not go on: an assumption did not hold, or the run was given up. An error,
 * so that code under test does not catch it by accident; without a stack trace, since it tells
 * nothing.
 */
public final class TaskStopped extends Error {
  private static final long serialVersionUID = 1L;

  TaskStopped(String why) {
    super(why, null, false, false);
  }
}
