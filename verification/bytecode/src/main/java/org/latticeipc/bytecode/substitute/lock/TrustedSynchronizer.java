package org.latticeipc.bytecode.substitute.lock;

import java.util.Collection;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.CallHooks;
import org.latticeipc.bytecode.runtime.MonitorHooks;
import org.latticeipc.bytecode.runtime.ThreadHooks;
import org.latticeipc.bytecode.runtime.unsafe.UnsafeAccess;
import org.latticeipc.bytecode.substitute.JavaThread;

/**
 * {@link java.util.concurrent.locks.AbstractQueuedSynchronizer} for those who trust it: the state
 * is one location, and who waits tries again when what it read has changed. There is no queue, so
 * nobody is served in order and nobody can be asked who waits. It synchronises by the state alone,
 * which the original does too, beside what its queue adds: it shows all that the original shows.
 */
@NullUnmarked // as the original: null where it takes and gives null
// Its callers are rewritten code, which calls what the original has.
@SuppressWarnings("DoNotCallSuggester")
public abstract class TrustedSynchronizer extends AbstractOwnableSynchronizer {
  private static final long serialVersionUID = 1L;
  private static final UnsafeAccess UNSAFE = UnsafeAccess.getUnsafe();
  private static final long STATE = UNSAFE.objectFieldOffset(TrustedSynchronizer.class, "state");

  @SuppressWarnings("unused") // by its slot
  private volatile int state;

  protected TrustedSynchronizer() {}

  protected final int getState() {
    return state;
  }

  protected final void setState(int newState) {
    state = newState;
  }

  protected final boolean compareAndSetState(int expect, int update) {
    return UNSAFE.compareAndSetInt(this, STATE, expect, update);
  }

  // ---- for subclasses

  protected boolean tryAcquire(int arg) {
    throw new UnsupportedOperationException();
  }

  protected boolean tryRelease(int arg) {
    throw new UnsupportedOperationException();
  }

  protected int tryAcquireShared(int arg) {
    throw new UnsupportedOperationException();
  }

  protected boolean tryReleaseShared(int arg) {
    throw new UnsupportedOperationException();
  }

  protected boolean isHeldExclusively() {
    throw new UnsupportedOperationException();
  }

  // ---- one at a time

  public final void acquire(int arg) {
    while (!tryAcquire(arg)) {
      MonitorHooks.waitsFor(this);
    }
    MonitorHooks.tellsEndOfWait(this);
  }

  public final void acquireInterruptibly(int arg) throws InterruptedException {
    refuseInterrupted();
    while (!tryAcquire(arg)) {
      MonitorHooks.waitsFor(this);
      refuseInterrupted();
    }
    MonitorHooks.tellsEndOfWait(this);
  }

  public final boolean tryAcquireNanos(int arg, long nanosTimeout) throws InterruptedException {
    refuseInterrupted();
    long deadline = CallHooks.nanoTime() + nanosTimeout;
    while (!tryAcquire(arg)) {
      MonitorHooks.waitsFor(this);
      refuseInterrupted();
      if (nanosTimeout <= 0 || CallHooks.nanoTime() - deadline >= 0) {
        MonitorHooks.tellsEndOfWait(this);
        return false;
      }
    }
    MonitorHooks.tellsEndOfWait(this);
    return true;
  }

  public final boolean release(int arg) {
    return tryRelease(arg);
  }

  // ---- several at a time

  public final void acquireShared(int arg) {
    while (tryAcquireShared(arg) < 0) {
      MonitorHooks.waitsFor(this);
    }
    MonitorHooks.tellsEndOfWait(this);
  }

  public final void acquireSharedInterruptibly(int arg) throws InterruptedException {
    refuseInterrupted();
    while (tryAcquireShared(arg) < 0) {
      MonitorHooks.waitsFor(this);
      refuseInterrupted();
    }
    MonitorHooks.tellsEndOfWait(this);
  }

  public final boolean tryAcquireSharedNanos(int arg, long nanosTimeout)
      throws InterruptedException {
    refuseInterrupted();
    long deadline = CallHooks.nanoTime() + nanosTimeout;
    while (tryAcquireShared(arg) < 0) {
      MonitorHooks.waitsFor(this);
      refuseInterrupted();
      if (nanosTimeout <= 0 || CallHooks.nanoTime() - deadline >= 0) {
        MonitorHooks.tellsEndOfWait(this);
        return false;
      }
    }
    MonitorHooks.tellsEndOfWait(this);
    return true;
  }

  public final boolean releaseShared(int arg) {
    return tryReleaseShared(arg);
  }

  private static void refuseInterrupted() throws InterruptedException {
    if (ThreadHooks.takeInterrupt()) {
      throw new InterruptedException();
    }
  }

  // ---- who waits

  /** Nobody is before anybody. */
  public final boolean hasQueuedPredecessors() {
    return false;
  }

  /** As the original, which asks it so that writers do not wait for ever. */
  public final boolean apparentlyFirstQueuedIsExclusive() {
    return false;
  }

  public final boolean hasQueuedThreads() {
    throw refused("hasQueuedThreads");
  }

  public final boolean hasContended() {
    throw refused("hasContended");
  }

  public final JavaThread getFirstQueuedThread() {
    throw refused("getFirstQueuedThread");
  }

  public final boolean isQueued(JavaThread thread) {
    throw refused("isQueued");
  }

  public final int getQueueLength() {
    throw refused("getQueueLength");
  }

  public final Collection<Thread> getQueuedThreads() {
    throw refused("getQueuedThreads");
  }

  public final Collection<Thread> getExclusiveQueuedThreads() {
    throw refused("getExclusiveQueuedThreads");
  }

  public final Collection<Thread> getSharedQueuedThreads() {
    throw refused("getSharedQueuedThreads");
  }

  private static RuntimeException refused(String method) {
    return ThreadHooks.refuse(
        "who waits for a lock is asked ("
            + method
            + "), which a lock that is trusted cannot say; leave java.util.concurrent.locks out of"
            + " --trust");
  }

  public final boolean owns(ConditionObject condition) {
    return condition.isOwnedBy(this);
  }

  public final boolean hasWaiters(ConditionObject condition) {
    throw refused("hasWaiters");
  }

  public final int getWaitQueueLength(ConditionObject condition) {
    throw refused("getWaitQueueLength");
  }

  public final Collection<Thread> getWaitingThreads(ConditionObject condition) {
    throw refused("getWaitingThreads");
  }

  @Override
  public String toString() {
    return getClass().getName() + "[State = " + getState() + "]";
  }

  private int releaseAll() {
    int held = getState();
    if (!isHeldExclusively() || !release(held)) {
      throw new IllegalMonitorStateException();
    }
    return held;
  }

  /** A thread that waits on a condition; in a list that only the lock's owner touches. */
  private static final class Waiter {
    final JavaThread thread = JavaThread.currentThread();
    final boolean interruptible;
    Waiter next;

    Waiter(boolean interruptible) {
      this.interruptible = interruptible;
    }
  }

  /** {@code AbstractQueuedSynchronizer.ConditionObject}: signalled in the order of waiting. */
  public class ConditionObject implements Condition {
    private Waiter first;

    public ConditionObject() {}

    public final boolean isOwnedBy(TrustedSynchronizer synchronizer) {
      return synchronizer == TrustedSynchronizer.this;
    }

    @Override
    public final void signal() {
      signal(false);
    }

    @Override
    public final void signalAll() {
      signal(true);
    }

    private void signal(boolean all) {
      if (!isHeldExclusively()) {
        throw new IllegalMonitorStateException();
      }
      boolean more = true;
      for (Waiter w = first; w != null && more; w = w.next) {
        first = w.next;
        more = !MonitorHooks.signal(w.thread, w.interruptible) || all;
      }
    }

    private void append(Waiter waiter) {
      if (first == null) {
        first = waiter;
        return;
      }
      Waiter last = first;
      while (last.next != null) {
        last = last.next;
      }
      last.next = waiter;
    }

    private void remove(Waiter waiter) {
      Waiter before = null;
      for (Waiter w = first; w != null; w = w.next) {
        if (w == waiter && before == null) {
          first = w.next;
        } else if (w == waiter) {
          before.next = w.next;
        }
        before = w;
      }
    }

    /** Waits once; whether it was signalled. */
    private boolean waitFor(boolean interruptible, boolean timed) throws InterruptedException {
      if (!isHeldExclusively()) {
        throw new IllegalMonitorStateException();
      }
      MonitorHooks.announceWait(interruptible);
      Waiter waiter = new Waiter(interruptible);
      append(waiter);
      int held = releaseAll();
      boolean late = MonitorHooks.awaitSignal(timed);
      acquire(held);
      boolean signalled = MonitorHooks.takeSignal();
      if (!signalled) {
        remove(waiter);
      }
      if (interruptible && !late && !signalled) {
        refuseInterrupted();
      }
      return signalled;
    }

    @Override
    public final void await() throws InterruptedException {
      waitFor(true, false);
    }

    @Override
    public final void awaitUninterruptibly() {
      try {
        waitFor(false, false);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public final long awaitNanos(long nanosTimeout) throws InterruptedException {
      return waitFor(true, ThreadHooks.mayStrike(nanosTimeout)) ? Math.max(nanosTimeout, 0) : 0;
    }

    @Override
    public final boolean await(long time, TimeUnit unit) throws InterruptedException {
      return waitFor(true, ThreadHooks.mayStrike(unit.toNanos(time)));
    }

    @Override
    public final boolean awaitUntil(Date deadline) throws InterruptedException {
      return waitFor(true, true);
    }
  }
}
