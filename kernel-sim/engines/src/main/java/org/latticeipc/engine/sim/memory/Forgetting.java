package org.latticeipc.engine.sim.memory;

import java.util.List;

/**
 * Forgets writes so that a long run needs bounded memory. First those that no task can read any
 * more, which changes nothing. If more than {@link #MOST} are left in a cell, the oldest of them
 * too: then a load may see, and a store land after, the newest {@link #MOST} only. That is sound,
 * since whatever a run shows after that is still allowed; it is less varied. Confined to its run.
 */
public final class Forgetting {
  /** How many readable writes of one cell are kept. */
  public static final int MOST = 1_024;

  /** Under jmm, whose plain loads must look at all of them each time. */
  private static final int MOST_OF_JAVA = 64;

  static final int FIRST_LOOK = 48;

  /** Beyond this product of tasks and logs the exact bound is not worked out. */
  private static final long MOST_WORK = 4_000_000;

  private final int most;
  private final boolean coherent;
  private boolean reached;

  /**
   * Forgets nothing yet.
   *
   * @param coherent whether what a task has seen bounds what it may read
   */
  Forgetting(boolean coherent) {
    this.coherent = coherent;
    this.most = coherent ? MOST : MOST_OF_JAVA;
  }

  /** Whether writes were forgotten that some task might still have read. */
  public boolean isReached() {
    return reached;
  }

  /** The most readable writes of a cell that are kept. */
  public int most() {
    return most;
  }

  /**
   * A write was added to the location.
   *
   * @param tasks all there are
   * @param newestOnly whether no access can meet anything but the newest write any more
   */
  void added(Location location, List<? extends TaskClocks> tasks, boolean newestOnly) {
    if (location.size() <= location.forgetAbove) {
      return;
    }
    int last = location.lastPosition();
    if (newestOnly) {
      location.forgetBefore(last);
      return;
    }
    int oldest = last - location.size() + 1;
    int floor = oldest;
    if (coherent && (long) tasks.size() * location.logCount() <= MOST_WORK) {
      floor = last;
      for (int i = 0; i < tasks.size() && floor > oldest; i++) {
        TaskClocks task = tasks.get(i);
        if (!task.isOver()) {
          floor = Math.min(floor, location.bound(task.known));
        }
      }
    }
    if (last - floor + 1 > most) {
      floor = last - most + 1;
      reached = true;
    }
    if (floor > oldest) {
      location.forgetBefore(floor);
    }
    location.forgetAbove = Math.min(2 * location.size() + FIRST_LOOK, most + most / 4);
  }
}
