package com.example.lock;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;

/** Lincheck: a counter under the lock is linearizable. Public, since Lincheck makes instances. */
public class TicketLockLincheckTest {
  private final Machine machine = HostMachine.create();
  private final TicketLock lock = new TicketLock(machine);
  private final LongCell counter = machine.longCell("counter", 0);

  /** Adds one. */
  @Operation
  public long increment() {
    lock.lock();
    try {
      long before = counter.load(LoadOrder.PLAIN);
      counter.store(before + 1, StoreOrder.PLAIN);
      return before;
    } finally {
      lock.unlock();
    }
  }

  @Test
  void modelChecking() {
    new ModelCheckingOptions()
        .iterations(5)
        .invocationsPerIteration(200)
        .threads(2)
        .actorsPerThread(2)
        .check(TicketLockLincheckTest.class);
  }
}
