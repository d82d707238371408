package org.latticeipc.jcstress.lock;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.jcstress.StressSubjects;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Unlocking an inner hold keeps the lock: what the owner does after it is still one section. */
@JCStressTest
@Outcome(
    id = {"0, 0", "1, 1"},
    expect = ACCEPTABLE,
    desc = "Before the section, or after it.")
@Outcome(
    expect = FORBIDDEN,
    desc = "The other task was let in between the two halves of a section.")
@State
public class Recursion {
  private final QuaternionSpinlock lock = StressSubjects.lock();
  private final LongCell x = StressSubjects.MACHINE.longCell("x", 0);
  private final LongCell y = StressSubjects.MACHINE.longCell("y", 0);

  @Actor
  public void write() {
    lock.lock();
    x.store(1, StoreOrder.PLAIN);
    lock.lock();
    lock.unlock();
    y.store(1, StoreOrder.PLAIN);
    lock.unlock();
  }

  @Actor
  public void read(JJ_Result r) {
    lock.lock();
    r.r1 = x.load(LoadOrder.PLAIN);
    r.r2 = y.load(LoadOrder.PLAIN);
    lock.unlock();
  }
}
