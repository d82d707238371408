package org.latticeipc.scheduler.part;

import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;

/**
 * Compares and exchanges. ACQ_REL: RELEASE publishes what is entered, and ACQUIRE is the taker's
 * half, for an exchange may remove what another one entered after the look.
 */
public final class OneExchange implements Replacement {
  @Override
  public <S> boolean replace(RefCell<S> cell, @Nullable S seen, @Nullable S next) {
    return cell.compareAndSet(seen, next, RmwOrder.ACQ_REL);
  }
}
