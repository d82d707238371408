package org.latticeipc.machine.sync;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.program.HoldingFact;

/**
 * A mutex of one word over a futex (Drepper, "Futexes Are Tricky", 2011, the third one): 0 free, 1
 * held, 2 held and perhaps somebody sleeps. Not reentrant and not fair.
 */
public class WordMutex {
  private static final long FREE = 0;

  /** The word while somebody holds the mutex and nobody sleeps. */
  protected static final long HELD = 1;

  /** The word while somebody holds the mutex and perhaps somebody sleeps. */
  protected static final long CONTENDED = 2;

  private final Machine machine;
  private final LongCell word;
  private final Futex futex;

  /** A free mutex. */
  public WordMutex(Machine machine, String name) {
    this.machine = machine;
    word = machine.longCell(name, FREE);
    futex = new Futex(machine, word);
  }

  /** Waits until it is free and takes it. */
  public final void lock() {
    if (!take()) {
      tell(HoldingFact.Holding.WAITS);
      takeContended();
    }
    tell(HoldingFact.Holding.OWNS);
  }

  private void takeContended() {
    // Who had to wait leaves the mutex contended: others may sleep as well, so it must wake one.
    while (word.exchange(CONTENDED, RmwOrder.ACQUIRE) != FREE) {
      Futex.Ended unused = futex.await(CONTENDED);
      if (retake()) {
        return;
      }
    }
  }

  /** Frees it; only who holds it may. */
  public final void unlock() {
    tell(HoldingFact.Holding.LEAVES);
    // Release: what was done under the mutex happens before the next lock.
    if (word.exchange(FREE, RmwOrder.RELEASE) == CONTENDED) {
      wake(futex);
    }
  }

  private void tell(HoldingFact.Holding what) {
    if (machine.observed()) {
      machine.note(new MutexFact(word.name(), what));
    }
  }

  // What follows are the decisions that a named variant may get wrong, one method each.

  /** Takes a mutex that is free, as one step. */
  protected boolean take() {
    // Acquire pairs with the exchange of unlock; a failed try orders nothing.
    return word.compareAndExchange(FREE, HELD, RmwOrder.ACQUIRE, LoadOrder.RELAXED) == FREE;
  }

  /** Who was woken does not take the mutex as if nobody else slept. */
  protected boolean retake() {
    return false;
  }

  /** Wakes a sleeper of a mutex that was freed. */
  protected void wake(Futex sleepers) {
    sleepers.wake(1);
  }

  /** The word. */
  protected final LongCell word() {
    return word;
  }
}
