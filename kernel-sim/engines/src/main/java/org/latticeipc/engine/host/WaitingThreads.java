package org.latticeipc.engine.host;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait for a change of one thing, the newest first. Any thread may call. Entering is
 * one compare-and-set where nobody else enters; waking looks at all.
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

  /**
   * Wakes, and takes out those behind the first that have gone. Several threads may do so at once:
   * {@code next} only ever comes to skip waiters that have gone, so whatever mixture of old and new
   * is read, nobody who waits is left out; one that has gone may come back, until somebody does
   * this again.
   */
  private void wake(Waiter newest) {
    VarHandle.fullFence();
    Waiter kept = newest;
    for (Waiter waiter = newest; waiter != null; waiter = waiter.next) {
      if (waiter.gone) {
        continue;
      }
      kept = follows(kept, waiter);
      if (!waiter.woken && waiter.mayGoOn()) {
        waiter.woken = true;
        LockSupport.unpark(waiter.thread); // which nothing comes of if it has none
      }
    }
    follows(kept, null);
  }

  private static Waiter follows(Waiter before, @Nullable Waiter after) {
    if (before != after && before.next != after) {
      before.next = after;
    }
    return after == null ? before : after;
  }

  /** Enters the calling thread; it looks again before it parks, and leaves in the end. */
  final Waiter enter(BooleanSupplier condition) {
    return enter(Thread.currentThread(), condition);
  }

  /** Has somebody told of every change from now on, who waits for nothing. */
  final void watch(Runnable told) {
    enter(
        null,
        () -> {
          told.run();
          return false;
        });
  }

  private Waiter enter(@Nullable Thread thread, BooleanSupplier condition) {
    Waiter mine = new Waiter(thread, condition);
    do {
      mine.next = (Waiter) FIRST.getVolatile(this);
    } while (!FIRST.compareAndSet(this, mine.next, mine));
    VarHandle.fullFence();
    return mine;
  }

  /**
   * Takes the calling thread out again, and whoever has gone before the first that waits. Those
   * behind it go with the next change, which looks at all of them anyway.
   */
  final void leave(Waiter mine) {
    mine.gone = true;
    Waiter newest = (Waiter) FIRST.getVolatile(this);
    while (newest != null && newest.gone) {
      FIRST.compareAndSet(this, newest, newest.next);
      newest = (Waiter) FIRST.getVolatile(this);
    }
  }

  /** Whether somebody waits for what has not come. */
  final boolean isWaitedInVain() {
    for (Waiter it = (Waiter) FIRST.getVolatile(this); it != null; it = it.next) {
      if (!it.gone && it.thread != null && !it.mayGoOn()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the list holds nobody, not even one that has gone. */
  final boolean isEmpty() {
    return FIRST.getVolatile(this) == null;
  }

  /** One of them; without a thread, one who is told of changes and never waits. */
  static final class Waiter {
    private final @Nullable Thread thread;
    private final BooleanSupplier condition;

    /** Volatile, so that a waiter that is reached by it is seen as it was made. */
    private volatile @Nullable Waiter next;

    private volatile boolean gone;

    /**
     * Whether it was woken and has not looked since. Until it runs there may be many more changes,
     * which need not wake it again.
     */
    private volatile boolean woken;

    private Waiter(@Nullable Thread thread, BooleanSupplier condition) {
      this.thread = thread;
      this.condition = condition;
    }

    /**
     * Called by the waiting thread before it looks again. A full fence: either it sees the change
     * that the other thread made before it looked here, or the other sees that it may be woken.
     */
    void looksAgain() {
      woken = false;
      VarHandle.fullFence();
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
