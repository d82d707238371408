package org.latticeipc.jcstress.lock;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import org.latticeipc.jcstress.StressSubjects;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** The same without the lock: a relaxed {@code seq} orders nothing by itself. */
@JCStressTest
@Outcome(
    id = {"0, 0", "1, 1", "0, 1"},
    expect = ACCEPTABLE,
    desc = "seq is not ahead of the payload.")
@Outcome(
    id = "1, 0",
    expect = ACCEPTABLE_INTERESTING,
    desc = "seq is ahead of the payload: why the lock is needed. Not seen on x86.")
@State
public class SeqWithoutLock {
  private final LongCell seq = StressSubjects.MACHINE.longCell("seq", 0);
  private final LongCell payload = StressSubjects.MACHINE.longCell("payload", 0);

  @Actor
  public void send() {
    payload.store(1, StoreOrder.RELAXED);
    seq.store(1, StoreOrder.RELAXED);
  }

  @Actor
  public void receive(JJ_Result r) {
    r.r1 = seq.load(LoadOrder.RELAXED);
    r.r2 = payload.load(LoadOrder.RELAXED);
  }
}
