package org.latticeipc.engine.host;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What both kinds of cell have in common: a name, and threads that wait for a change.
 *
 * <p>A wait spins for as long as {@link SpinBudget} says, and not at all where somebody waits
 * already for what has not come; then the thread enters its name here, looks a few times more and
 * parks. Every change looks here afterwards and wakes those whose predicate holds now. Without
 * waiters that is one load of a field beside the value.
 *
 * <p>A change that is not a full fence may look here before it is visible itself, and so miss a
 * thread that entered its name in between and did not see the change yet. Such a change is visible
 * as soon as the store buffer of its processor has drained, in which time the thread looks again;
 * should that not have been enough, its first park is shorter. Later changes cannot miss the name,
 * since entering it is a full fence. The bound on later parks keeps a task from outliving {@link
 * HostMachine#stop()} for long.
 */
abstract class HostCell extends WaitingThreads {
  /**
   * Longer than between two ticks of the host's clock: a timer that is due before the next tick has
   * to be set in the processor, for which a virtual machine asks its host at each park.
   */
  static final long FIRST_PARK_NANOS = 10_000_000;

  static final long LONGEST_PARK_NANOS = 20_000_000;

  /** How often a thread looks once its name is entered: longer than a store buffer drains. */
  private static final int LOOKS = 8;

  final HostMachine machine;
  private final String name;

  HostCell(HostMachine machine, String name) {
    this.machine = machine;
    this.name = name;
  }

  /** The name given when the cell was made. */
  public final String name() {
    return name;
  }

  @Override
  public final String toString() {
    return name;
  }

  /**
   * What a thread that parks waits for. As a function it is asked by whoever changes the cell, and
   * reads with acquire, since the predicate may look into what it reads.
   */
  abstract static class Awaited implements BooleanSupplier {
    /** Reads in the order of the wait and keeps what it read; called by the waiting thread only. */
    abstract boolean isThere();
  }

  /**
   * Spins, then parks, until what is awaited is there, or the deadline strikes.
   *
   * @return whether it came while spinning
   */
  final boolean waitFor(Awaited awaited, long deadlineTicks) {
    // Whoever waits for what has not come is next before this one, and has better use of its
    // processor.
    if (!isWaitedInVain() && spinUntil(awaited)) {
      return true;
    }
    parkUntil(awaited, deadlineTicks);
    return false;
  }

  /** Spins for a while; tells whether it is there. */
  private boolean spinUntil(Awaited awaited) {
    SpinBudget budget = machine.spinBudget();
    long began = System.nanoTime();
    for (int spins = budget.spins(); spins > 0; spins--) {
      Thread.onSpinWait();
      if (awaited.isThere()) {
        budget.spentWell(began);
        return true;
      }
    }
    budget.spentInVain(began);
    return false;
  }

  private void parkUntil(Awaited awaited, long deadlineTicks) {
    long entered = System.nanoTime();
    Waiter me = enter(awaited);
    boolean interrupted = false;
    try {
      for (int looks = 0; !awaited.isThere(); looks++) {
        long left =
            deadlineTicks == Long.MAX_VALUE ? deadlineTicks : machine.nanosUntil(deadlineTicks);
        if (left <= 0) {
          return;
        } else if (looks < LOOKS) {
          Thread.onSpinWait();
        } else {
          park(entered, left);
          // An interrupt is not for the wait; left set, it would turn parking into spinning.
          interrupted |= Thread.interrupted();
          me.looksAgain();
        }
      }
    } finally {
      leave(me);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Parks until woken, for a while at most. */
  private void park(long entered, long nanosLeft) {
    if (machine.isStopping()) {
      throw new TaskStopped("the run was given up");
    }
    // By the clock, not by the number of parks: one ends at once if it was allowed to earlier.
    boolean fresh = System.nanoTime() - entered < FIRST_PARK_NANOS;
    long longest = fresh ? FIRST_PARK_NANOS : LONGEST_PARK_NANOS;
    LockSupport.parkNanos(this, Math.min(longest, nanosLeft));
  }
}
