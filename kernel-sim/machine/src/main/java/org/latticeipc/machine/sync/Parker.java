package org.latticeipc.machine.sync;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;

/**
 * One task's permit to go on, as {@code LockSupport} has it: {@link #unpark} gives it, {@link
 * #park} waits for it and takes it. A permit given before it is waited for is kept; two are one.
 * What came before an {@code unpark} happens before the return of the {@code park} that takes it.
 *
 * <p>One task parks, any task unparks. Each call is O(1), with at most two accesses.
 */
public class Parker {
  private final Machine machine;
  private final LongCell permit;
  private final boolean spurious;

  /**
   * A parker without a permit.
   *
   * @param spurious whether a park may also return for no reason, as that of {@code LockSupport}
   *     may: a choice at each call
   */
  public Parker(Machine machine, String name, boolean spurious) {
    this.machine = machine;
    this.permit = machine.longCell(name, 0);
    this.spurious = spurious;
  }

  /** Waits for the permit and takes it, or returns for no reason if that was asked for. */
  public final void park() {
    if (isSpurious()) {
      return;
    }
    begin();
    long unused = permit.await(held -> held == 1, LoadOrder.ACQUIRE);
    take();
  }

  /**
   * Waits for the permit until a time; in the explorer that may come at any moment.
   *
   * @param deadlineTicks as of {@link Machine#nowTicks()}
   * @return whether it took the permit; false if it was late, or returned for no reason
   */
  public final boolean park(long deadlineTicks) {
    if (isSpurious()) {
      return false;
    }
    begin();
    if (permit.await(h -> h == 1, LoadOrder.ACQUIRE, deadlineTicks).isEmpty()) {
      return late();
    }
    take();
    return true;
  }

  // What follows are the decisions that a named variant may get wrong, one method each.

  /** Nothing is done before the permit is looked at, so that one given before is found. */
  protected void begin() {}

  /** What a wait says whose time came: that it has no permit. */
  protected boolean late() {
    return false;
  }

  /** The cell that holds the permit, 1 or 0. */
  protected final LongCell permit() {
    return permit;
  }

  private boolean isSpurious() {
    return spurious && machine.choose("park returns for no reason", 2) == 1;
  }

  private void take() {
    // Acquires from an unpark that came between, whose permit is taken with the first.
    long unused = permit.exchange(0, RmwOrder.ACQUIRE);
  }

  /** Gives the permit. */
  public final void unpark() {
    // Release pairs with the await and the exchange of park; part of one chain with earlier ones.
    long unused = permit.exchange(1, RmwOrder.RELEASE);
  }
}
