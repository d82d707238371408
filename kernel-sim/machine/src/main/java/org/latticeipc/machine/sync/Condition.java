package org.latticeipc.machine.sync;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;

/**
 * A condition variable for tasks that hold a {@link WordMutex}: {@link #await} frees the mutex and
 * sleeps as one step, so that a signal given under the mutex is not lost. Who is woken takes the
 * mutex again and looks again; a wait may also end for no reason.
 *
 * <p>Thread-safe. Two accesses and those of the mutex a wait, two a signal.
 */
public class Condition {
  private final Machine machine;
  private final LongCell signals;
  private final Futex futex;
  private final boolean spurious;

  /**
   * A condition nobody waits for.
   *
   * @param spurious whether waits may end for no reason, a choice at each
   */
  public Condition(Machine machine, String name, boolean spurious) {
    this.machine = machine;
    this.signals = machine.longCell(name, 0);
    this.futex = new Futex(machine, signals);
    this.spurious = spurious;
  }

  /** Frees the mutex, sleeps until signalled, and takes the mutex again. */
  public final void await(WordMutex mutex) {
    long seen = leave(mutex);
    if (!spurious || machine.choose("a wait ends for no reason", 2) == 0) {
      Futex.Ended unused = futex.await(seen);
    }
    mutex.lock();
  }

  /**
   * As {@link #await(WordMutex)}, until a time that in the explorer may come at any moment.
   *
   * @param deadlineTicks as of {@link Machine#nowTicks()}
   * @return whether it ended before
   */
  public final boolean await(WordMutex mutex, long deadlineTicks) {
    long seen = leave(mutex);
    boolean early =
        spurious && machine.choose("a wait ends for no reason", 2) == 1
            || futex.await(seen, deadlineTicks) != Futex.Ended.LATE;
    mutex.lock();
    return early;
  }

  /** Ends the wait of one, if anybody waits. */
  public final void signal() {
    change();
    futex.wake(1);
  }

  /** Ends the wait of all who wait. */
  public final void broadcast() {
    change();
    futex.wakeAll();
  }

  // What follows are the decisions that a named variant may get wrong, one method each.

  /** Frees the mutex; a signal given from here on is not one that was seen. */
  protected long leave(WordMutex mutex) {
    // Relaxed: the mutex orders it with signals that are given under it.
    long seen = signals.load(LoadOrder.RELAXED);
    mutex.unlock();
    return seen;
  }

  /** Makes who is about to sleep see that there was a signal. */
  protected void change() {
    long unused = signals.fetchAdd(1, RmwOrder.RELAXED);
  }

  /** Counts the signals. */
  protected final LongCell signals() {
    return signals;
  }
}
