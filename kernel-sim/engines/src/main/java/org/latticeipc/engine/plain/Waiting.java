package org.latticeipc.engine.plain;

/** Waiting on a cell's monitor, which the caller holds. */
@SuppressWarnings("WaitNotInLoop") // the callers loop, each by its own rule
final class Waiting {
  /** Any positive time: PathFinder lets a timed wait end at any moment, whatever its length. */
  private static final long SOME_MILLIS = 1;

  private Waiting() {}

  /** Waits until the cell is written. */
  static void forWrite(Object cell) {
    try {
      cell.wait();
    } catch (InterruptedException e) {
      throw new IllegalStateException("a task of a plain machine was interrupted", e);
    }
  }

  /**
   * Waits until the cell is written or the deadline strikes. After one wake-up the caller decides
   * by the value: a write that does not satisfy its predicate is a moment at which the deadline may
   * strike, and a later one that does may already be seen, since waking takes the monitor again.
   */
  static void forWriteOrDeadline(Object cell) {
    try {
      cell.wait(SOME_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("a task of a plain machine was interrupted", e);
    }
  }
}
