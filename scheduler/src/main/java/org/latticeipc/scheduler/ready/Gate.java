package org.latticeipc.scheduler.ready;

import java.util.function.LongPredicate;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;

/**
 * Counts what can run or runs, and is where workers without work sleep. One word: how many units
 * there are (low half), and how often one was raised or a sleeper was called (high half, modulo
 * 2^32). All is quiet exactly if there are no units, and a word that is the same again means that
 * nothing was raised in between.
 *
 * <p>A unit is raised <em>before</em> its node can be taken, and ended after whatever the node's
 * end makes ready has units of its own, so the count is never too low.
 */
public final class Gate {
  private static final int CALLS = 32;
  private static final long CALL = 1L << CALLS;

  private final LongCell word;

  /** A gate at which all is quiet. */
  public Gate(Machine machine) {
    this.word = machine.longCell("dag.gate", 0);
  }

  /**
   * Raises units.
   *
   * <p>RELAXED: the entry of the node is published later, by a release that its taker acquires, so
   * the taker's {@link #end} comes after this in modification order whatever the order here.
   */
  public void raise(long units) {
    long unused = word.fetchAdd(CALL + units, RmwOrder.RELAXED);
  }

  /**
   * Ends units, and gives the word after it.
   *
   * <p>RELEASE, so that what nodes did happens before the return of a run in a worker that ran none
   * of them; ACQUIRE, so that it does in the one that ends the last unit itself.
   */
  public long end(long units) {
    return word.fetchAdd(-units, RmwOrder.ACQ_REL) - units;
  }

  /**
   * Calls all who sleep. RELEASE pairs with {@link #read}: whoever takes a ticket after it sees
   * what was entered before it.
   */
  void call() {
    long unused = word.fetchAdd(CALL, RmwOrder.RELEASE);
  }

  /** The word now. ACQUIRE pairs with {@link #end} and with the call of a sleeper. */
  public long read() {
    return word.load(LoadOrder.ACQUIRE);
  }

  /**
   * Sleeps until all is quiet, or there was a call or a raise after the ticket. ACQUIRE pairs with
   * {@link #end} of the last unit.
   */
  public void await(long ticket) {
    LongPredicate goOn = now -> isQuiet(now) || now >>> CALLS != ticket >>> CALLS;
    long unused = word.await(goOn, LoadOrder.ACQUIRE);
  }

  /** Whether nothing runs and nothing can. */
  public static boolean isQuiet(long word) {
    return (int) word == 0;
  }
}
