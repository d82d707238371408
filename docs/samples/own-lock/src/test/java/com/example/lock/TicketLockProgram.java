package com.example.lock;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;

/** Two tasks add to a plain counter under the lock. A named class, for Java PathFinder's sake. */
final class TicketLockProgram implements Program {
  private final StoreOrder handOver;

  TicketLockProgram(StoreOrder handOver) {
    this.handOver = handOver;
  }

  @Override
  public String name() {
    return "ticket lock";
  }

  @Override
  public void build(Setup setup) {
    TicketLock lock = new TicketLock(setup.machine(), handOver);
    LongCell counter = setup.machine().longCell("counter", 0);
    setup.task("left", () -> add(lock, counter));
    setup.task("right", () -> add(lock, counter));
    setup.afterwards(
        () -> PropertyViolation.require(counter.load(LoadOrder.PLAIN) == 2, "an addition is lost"));
  }

  private static void add(TicketLock lock, LongCell counter) {
    lock.lock();
    counter.store(counter.load(LoadOrder.PLAIN) + 1, StoreOrder.PLAIN);
    lock.unlock();
  }
}
