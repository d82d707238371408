package org.latticeipc.kernel.call;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RefCell;

/** How long a call waits: not at all, until it can be decided, or until a deadline. */
public final class Timeout {
  public static final Timeout NOT = new Timeout(false, null);
  public static final Timeout FOREVER = new Timeout(true, null);

  private final boolean waits;
  private final @Nullable Long deadlineTicks;

  private Timeout(boolean waits, @Nullable Long deadlineTicks) {
    this.waits = waits;
    this.deadlineTicks = deadlineTicks;
  }

  public static Timeout until(long deadlineTicks) {
    return new Timeout(true, deadlineTicks);
  }

  boolean waits() {
    return waits;
  }

  /**
   * The first state seen that is decided, or the state as it is if nobody waits, or null if the
   * deadline struck.
   *
   * <p>ACQUIRE pairs with the release of the change that decided: a call that ends because of a
   * message, hang-up, revocation or loss happens after it even where the call changes nothing
   * itself.
   */
  @Nullable ObjectState decided(RefCell<ObjectState> cell, Predicate<@Nullable ObjectState> until) {
    if (!waits) {
      return cell.load(LoadOrder.ACQUIRE);
    }
    return deadlineTicks == null
        ? cell.await(until, LoadOrder.ACQUIRE)
        : cell.await(until, LoadOrder.ACQUIRE, deadlineTicks).found();
  }
}
