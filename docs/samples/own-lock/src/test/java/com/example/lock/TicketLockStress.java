package com.example.lock;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** jcstress: the lock on this machine's real cores. */
@JCStressTest
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Both additions.")
@Outcome(expect = FORBIDDEN, desc = "An addition is lost.")
@State
public class TicketLockStress {
  private static final HostMachine MACHINE = HostMachine.create();
  private final TicketLock lock = new TicketLock(MACHINE);
  private final LongCell counter = MACHINE.longCell("counter", 0);

  @Actor
  public void left() {
    add();
  }

  @Actor
  public void right() {
    add();
  }

  private void add() {
    lock.lock();
    counter.store(counter.load(LoadOrder.PLAIN) + 1, StoreOrder.PLAIN);
    lock.unlock();
  }

  @Arbiter
  public void sum(J_Result r) {
    r.r1 = counter.load(LoadOrder.PLAIN);
  }
}
