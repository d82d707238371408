package org.latticeipc.scheduler.variant;

import java.util.function.LongSupplier;
import org.latticeipc.scheduler.part.WatchOrder;

/** Wrong: marks first, so that the call of who finds a mark may come before the ticket. */
final class MarksFirst implements WatchOrder {
  @Override
  public long watch(LongSupplier ticket, Runnable watch) {
    watch.run();
    return ticket.getAsLong();
  }
}
