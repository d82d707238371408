package org.latticeipc.machine.sync;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;

/**
 * A mutex of one word over a futex (Drepper, "Futexes Are Tricky", 2011, the third one): 0 free, 1
 * held, 2 held and perhaps somebody sleeps. Not reentrant and not fair.
 */
public final class WordMutex {
  private static final long FREE = 0;
  private static final long HELD = 1;
  private static final long CONTENDED = 2;

  private final LongCell word;
  private final Futex futex;

  /** A free mutex. */
  public WordMutex(Machine machine, String name) {
    word = machine.longCell(name, FREE);
    futex = new Futex(machine, word);
  }

  /** Waits until it is free and takes it. */
  public void lock() {
    // Acquire pairs with the exchange of unlock; a failed try orders nothing.
    long found = word.compareAndExchange(FREE, HELD, RmwOrder.ACQUIRE, LoadOrder.RELAXED);
    if (found == FREE) {
      return;
    }
    while (word.exchange(CONTENDED, RmwOrder.ACQUIRE) != FREE) {
      Futex.Ended unused = futex.await(CONTENDED);
    }
  }

  /** Frees it; only who holds it may. */
  public void unlock() {
    // Release: what was done under the mutex happens before the next lock.
    if (word.exchange(FREE, RmwOrder.RELEASE) == CONTENDED) {
      futex.wake(1);
    }
  }
}
