package org.latticeipc.scheduler.part;

import java.util.function.LongSupplier;

/** In which order a worker without work takes a ticket and tells that it watches. */
public interface WatchOrder {

  /**
   * Does both.
   *
   * @param ticket reads what a wake-up changes
   * @param watch marks each empty place as watched
   * @return the ticket
   */
  long watch(LongSupplier ticket, Runnable watch);

  /**
   * First the ticket, then the marks. Whoever finds a mark changes what the ticket was read from,
   * after the ticket was taken, so the wait for such a change ends. The other way round the change
   * can come before the ticket, and nobody wakes the worker.
   */
  final class TicketFirst implements WatchOrder {
    @Override
    public long watch(LongSupplier ticket, Runnable watch) {
      long mine = ticket.getAsLong();
      watch.run();
      return mine;
    }
  }
}
