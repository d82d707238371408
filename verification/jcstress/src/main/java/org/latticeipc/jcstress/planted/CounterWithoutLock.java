package org.latticeipc.jcstress.planted;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.latticeipc.jcstress.StressSubjects;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** Planted: two tasks add to a counter without any lock. */
@JCStressTest
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Both additions, by luck.")
@Outcome(expect = FORBIDDEN, desc = "The addition that must be lost sooner or later.")
@State
public class CounterWithoutLock {
  private final LongCell counter = StressSubjects.MACHINE.longCell("counter", 0);

  @Actor
  public void first() {
    counter.store(counter.load(LoadOrder.RELAXED) + 1, StoreOrder.RELAXED);
  }

  @Actor
  public void second() {
    counter.store(counter.load(LoadOrder.RELAXED) + 1, StoreOrder.RELAXED);
  }

  @Arbiter
  public void sum(J_Result r) {
    r.r1 = counter.load(LoadOrder.RELAXED);
  }
}
