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

/** Message passing through a relaxed {@code seq} and a plain payload, both under the lock. */
@JCStressTest
@Outcome(
    id = {"0, 0", "1, 1"},
    expect = ACCEPTABLE,
    desc = "Before the send, or after it.")
@Outcome(
    expect = FORBIDDEN,
    desc = "The lock orders the sections, so seq and payload belong together.")
@State
public class SeqUnderLock {
  private final QuaternionSpinlock lock = StressSubjects.lock();
  private final LongCell seq = StressSubjects.MACHINE.longCell("seq", 0);
  private final LongCell payload = StressSubjects.MACHINE.longCell("payload", 0);

  @Actor
  public void send() {
    lock.lock();
    payload.store(1, StoreOrder.PLAIN);
    seq.store(seq.load(LoadOrder.RELAXED) + 1, StoreOrder.RELAXED);
    lock.unlock();
  }

  @Actor
  public void receive(JJ_Result r) {
    lock.lock();
    r.r1 = seq.load(LoadOrder.RELAXED);
    r.r2 = payload.load(LoadOrder.PLAIN);
    lock.unlock();
  }
}
