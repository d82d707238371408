package org.latticeipc.engine.host;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait for a change of one thing, the newest first. Any thread may call. Entering is
 * one compare-and-set where nobody else enters; leaving and waking look at all.
 */
abstract class WaitingThreads {
  private static final VarHandle FIRST;

  static {
    try {
      FIRST = MethodHandles.lookup().findVarHandle(WaitingThreads.class, "first", Waiter.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("UnusedVariable") // read by its VarHandle
  private @Nullable Waiter first;

  /**
   * Called after every change: wakes those whose condition holds now. Opaque: never hoisted out of
   * a loop of changes; where nobody waits that is all.
   */
  final void changed() {
    Waiter newest = (Waiter) FIRST.getOpaque(this);
    if (newest != null) {
      wake(newest);
    }
  }

  private void wake(Waiter newest) {
    VarHandle.fullFence();
    boolean anyGone = false;
    for (Waiter waiter = newest; waiter != null; waiter = waiter.next) {
      if (waiter.gone) {
        anyGone = true;
      } else if (waiter.mayGoOn()) {
        LockSupport.unpark(waiter.thread);
      }
    }
    if (anyGone) {
      removeGone();
    }
  }

  /** Enters the calling thread; it looks again before it parks, and leaves in the end. */
  final Waiter enter(BooleanSupplier condition) {
    return entered(new Waiter(Thread.currentThread(), condition));
  }

  /** Enters somebody who is told of every change and never waits, for good. */
  final void enter(Runnable told) {
    Waiter unused =
        entered(
            new Waiter(
                null,
                () -> {
                  told.run();
                  return false;
                }));
  }

  private Waiter entered(Waiter mine) {
    do {
      mine.next = (Waiter) FIRST.getVolatile(this);
    } while (!FIRST.compareAndSet(this, mine.next, mine));
    VarHandle.fullFence();
    return mine;
  }

  /** Takes the calling thread out again. */
  final void leave(Waiter mine) {
    mine.gone = true;
    removeGone();
  }

  /**
   * Takes out those that have gone. Several threads may do so at once: {@code next} only ever comes
   * to skip waiters that have gone, so whatever mixture of old and new is read, nobody who waits is
   * left out; one that has gone may come back, until somebody does this again.
   */
  private void removeGone() {
    Waiter newest = (Waiter) FIRST.getVolatile(this);
    while (newest != null && newest.gone) {
      FIRST.compareAndSet(this, newest, newest.next);
      newest = (Waiter) FIRST.getVolatile(this);
    }
    for (Waiter kept = newest; kept != null; kept = kept.next) {
      Waiter next = kept.next;
      while (next != null && next.gone) {
        next = next.next;
      }
      if (next != kept.next) {
        kept.next = next;
      }
    }
  }

  /** Whether somebody waits for what has not come. */
  final boolean isWaitedInVain() {
    for (Waiter it = (Waiter) FIRST.getVolatile(this); it != null; it = it.next) {
      if (it.thread != null && !it.gone && !it.mayGoOn()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the list holds nobody, not even one that has gone. */
  final boolean isEmpty() {
    return FIRST.getVolatile(this) == null;
  }

  /** One of them. */
  static final class Waiter {
    /** Null for who only wants to be told. */
    private final @Nullable Thread thread;

    private final BooleanSupplier condition;

    /** Volatile, so that a waiter that is reached by it is seen as it was made. */
    private volatile @Nullable Waiter next;

    private volatile boolean gone;

    private Waiter(@Nullable Thread thread, BooleanSupplier condition) {
      this.thread = thread;
      this.condition = condition;
    }

    /** Judged by the thread that made a change, so a condition that throws is not its fault. */
    private boolean mayGoOn() {
      try {
        return condition.getAsBoolean();
      } catch (RuntimeException | Error e) {
        return true; // The waiter asks its condition itself, and it will be thrown there.
      }
    }
  }
}
