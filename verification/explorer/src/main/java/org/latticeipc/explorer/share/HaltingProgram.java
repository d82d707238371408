package org.latticeipc.explorer.share;

import org.latticeipc.machine.program.Program;

/**
 * A program that may find out while it is explored that it cannot be, or must be made otherwise: it
 * then interrupts the thread that explores it. When a search is shared out, nothing counts that
 * comes after that in the order of the search. Thread-safe; each thread that explores it has a
 * state of its own.
 */
public interface HaltingProgram extends Program {
  /** Forgets what the calling thread has found out, before it explores a part of a search. */
  void startAfresh();

  /** Whether the calling thread has found that out since it last started afresh. */
  boolean hasHalted();
}
