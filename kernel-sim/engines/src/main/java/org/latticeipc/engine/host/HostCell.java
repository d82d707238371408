package org.latticeipc.engine.host;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What both kinds of cell have in common: a name, and threads that wait for a change.
 *
 * <p>A wait spins for as long as the machine's {@link SpinBudget} says, then the thread enters its
 * name here, looks once more and parks. Every change looks here afterwards and wakes those whose
 * predicate holds now. Without waiters that is one load of a field beside the value.
 *
 * <p>A change that is not a full fence may look here before it is visible itself, and so miss a
 * thread that entered its name in between and did not see the change yet. Such a change is visible
 * as soon as the store buffer of its processor has drained; parks are therefore short at first.
 * Later changes cannot miss the name, since entering it is a full fence. The bound on later parks
 * keeps a task from outliving {@link HostMachine#stop()} for long.
 */
abstract class HostCell {
  static final long FIRST_PARK_NANOS = 50_000;
  static final long LONGEST_PARK_NANOS = 20_000_000;

  private static final VarHandle WAITERS;

  static {
    try {
      WAITERS = MethodHandles.lookup().findVarHandle(HostCell.class, "waiters", Waiter.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final HostMachine machine;
  private final String name;

  @SuppressWarnings("UnusedVariable") // read by its VarHandle
  private @Nullable Waiter waiters;

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

  /** Called after every change. Opaque: never hoisted out of a loop of changes. */
  final void changed() {
    Waiter first = (Waiter) WAITERS.getOpaque(this);
    if (first != null) {
      wake(first);
    }
  }

  private static void wake(Waiter first) {
    VarHandle.fullFence();
    for (Waiter waiter = first; waiter != null; waiter = waiter.next) {
      if (waiter.mayGoOn()) {
        LockSupport.unpark(waiter.thread);
      }
    }
  }

  /**
   * What a thread that parks waits for. As a function it is asked by whoever changes the cell, and
   * reads with acquire, since the predicate may look into what it reads.
   */
  abstract static class Awaited implements BooleanSupplier {
    /** Reads in the order of the wait and keeps what it read; called by the waiting thread only. */
    abstract boolean isThere();
  }

  /** Parks until what is awaited is there, or the deadline strikes. */
  final void parkUntil(Awaited awaited, long deadlineTicks) {
    Waiter me = enlist(Thread.currentThread(), awaited);
    try {
      while (!awaited.isThere()) {
        long left =
            deadlineTicks == Long.MAX_VALUE ? deadlineTicks : machine.nanosUntil(deadlineTicks);
        if (left <= 0) {
          return;
        }
        me.park(this, left);
      }
    } finally {
      delist(me);
    }
  }

  /** Enters a thread's name, or none; who waits looks again before it parks. */
  private Waiter enlist(@Nullable Thread thread, BooleanSupplier done) {
    while (true) {
      Waiter rest = (Waiter) WAITERS.getVolatile(this);
      Waiter mine = new Waiter(thread, done, rest);
      if (WAITERS.compareAndSet(this, rest, mine)) {
        VarHandle.fullFence();
        return mine;
      }
    }
  }

  /** Has somebody told of every change from now on, see {@link HostMachine#watch}. */
  final void watch(Runnable told) {
    enlist(
        null,
        () -> {
          told.run();
          return false;
        });
  }

  /** Takes the calling thread's name out again. */
  private void delist(Waiter mine) {
    Waiter all;
    do {
      all = (Waiter) WAITERS.getVolatile(this);
    } while (!WAITERS.compareAndSet(this, all, Waiter.without(all, mine)));
    mine.restoreInterrupt();
  }

  /**
   * A thread that waits for this cell, or who is told of changes and never waits. The list that it is part of is immutable: whoever leaves
   * copies what is before it.
   */
  static final class Waiter {
    private final @Nullable Thread thread;
    private final BooleanSupplier done;
    private final @Nullable Waiter next;
    private final long enlistedNanos = System.nanoTime();
    private boolean interrupted;

    private Waiter(@Nullable Thread thread, BooleanSupplier done, @Nullable Waiter next) {
      this.thread = thread;
      this.done = done;
      this.next = next;
    }

    /** Judged by the thread that made a change, so a predicate that throws is not its fault. */
    private boolean mayGoOn() {
      try {
        return done.getAsBoolean();
      } catch (RuntimeException | Error e) {
        return true; // The waiter asks its predicate itself, and it will be thrown there.
      }
    }

    /** Parks until woken, for a while at most; called by the waiting thread only. */
    void park(HostCell cell, long nanosLeft) {
      if (cell.machine.isStopping()) {
        throw new TaskStopped("the run was given up");
      }
      // By the clock, not by the number of parks: one ends at once if it was allowed to earlier.
      boolean fresh = System.nanoTime() - enlistedNanos < FIRST_PARK_NANOS;
      long longest = fresh ? FIRST_PARK_NANOS : LONGEST_PARK_NANOS;
      LockSupport.parkNanos(cell, Math.min(longest, nanosLeft));
      // An interrupt is not for the wait; left set, it would turn parking into spinning.
      interrupted |= Thread.interrupted();
    }

    private void restoreInterrupt() {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private static @Nullable Waiter without(@Nullable Waiter all, Waiter leaving) {
      if (all == null) {
        return null;
      }
      return all.isCopyOf(leaving)
          ? all.next
          : new Waiter(all.thread, all.done, without(all.next, leaving));
    }

    /** A thread waits for one thing at a time, so the predicate object tells waits apart. */
    private boolean isCopyOf(Waiter other) {
      return thread == other.thread && done == other.done;
    }
  }
}
