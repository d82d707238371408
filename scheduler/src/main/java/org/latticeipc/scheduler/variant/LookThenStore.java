package org.latticeipc.scheduler.variant;

import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.scheduler.part.Replacement;

/**
 * Wrong: stores over whatever is there by then. A dependant is added to a node that has ended
 * meanwhile (late-child); the last entry of a heap is taken twice, or with one that was entered
 * meanwhile (last-element).
 */
final class LookThenStore implements Replacement {
  @Override
  public <S> boolean replace(RefCell<S> cell, @Nullable S seen, @Nullable S next) {
    cell.store(next, StoreOrder.RELEASE);
    return true;
  }
}
