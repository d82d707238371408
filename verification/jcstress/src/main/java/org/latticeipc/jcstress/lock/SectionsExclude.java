package org.latticeipc.jcstress.lock;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.latticeipc.ipc.lock.QuaternionSpinlock;
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

/** Two tasks add to a plain counter under the lock. */
@JCStressTest
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Both additions.")
@Outcome(
    expect = FORBIDDEN,
    desc = "An addition was lost: both were in the section at once, or one did not see the other.")
@State
public class SectionsExclude {
  private final QuaternionSpinlock lock = StressSubjects.lock();
  private final LongCell counter = StressSubjects.MACHINE.longCell("counter", 0);

  @Actor
  public void first() {
    add();
  }

  @Actor
  public void second() {
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
