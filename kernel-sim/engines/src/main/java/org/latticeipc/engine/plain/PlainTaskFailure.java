package org.latticeipc.engine.plain;

/** A task threw in a plain run; under PathFinder the task's own exception is reported instead. */
public final class PlainTaskFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PlainTaskFailure(String task, Throwable cause) {
    super("task '" + task + "' threw " + cause, cause);
  }
}
