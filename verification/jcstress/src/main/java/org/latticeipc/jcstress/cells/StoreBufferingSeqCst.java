package org.latticeipc.jcstress.cells;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.latticeipc.jcstress.StressSubjects;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** SB with sequentially consistent accesses: one task sees the other's store. */
@JCStressTest
@Outcome(
    id = {"0, 1", "1, 0", "1, 1"},
    expect = ACCEPTABLE,
    desc = "Some order of the four accesses.")
@Outcome(
    id = "0, 0",
    expect = FORBIDDEN,
    desc = "SEQ_CST has one total order; both loads cannot precede both stores.")
@State
public class StoreBufferingSeqCst {
  private final LongCell x = StressSubjects.MACHINE.longCell("x", 0);
  private final LongCell y = StressSubjects.MACHINE.longCell("y", 0);

  @Actor
  public void first(JJ_Result r) {
    x.store(1, StoreOrder.SEQ_CST);
    r.r1 = y.load(LoadOrder.SEQ_CST);
  }

  @Actor
  public void second(JJ_Result r) {
    y.store(1, StoreOrder.SEQ_CST);
    r.r2 = x.load(LoadOrder.SEQ_CST);
  }
}
