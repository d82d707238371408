package org.latticeipc.explorer.task;

import org.latticeipc.machine.Fact;

/** Watches one execution being called again, to learn what is not worth keeping otherwise. */
public interface CallObserver {
  /** The running task makes the access of this event; its stack is the current one. */
  void access(int event);

  /** The running task notes a fact after so many of its events. */
  void note(Fact fact, int eventsBefore);

  /** The running task yields after so many of its events. */
  void yield(int eventsBefore);
}
