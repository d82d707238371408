package org.latticeipc.machine;

/**
 * An engine that tells of changes, for one thread that looks after many cells: only where tasks are
 * threads of the host. Programs that are explored or simulated wait instead.
 */
public interface CellWatch {

  /**
   * Has {@code told} called after each change of a cell of this machine from now on, by whoever
   * changes it, and also where the new value equals the old one. It has to be quick and must not
   * wait; it may be called by several threads at once. Who is told before a change is looked at
   * misses none.
   */
  void watch(RefCell<?> cell, Runnable told);
}
