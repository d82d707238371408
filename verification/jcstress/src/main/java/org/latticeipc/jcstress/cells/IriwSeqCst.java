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
import org.openjdk.jcstress.infra.results.JJJJ_Result;

/** IRIW: two readers agree on the order of two independent SEQ_CST stores. */
@JCStressTest
@Outcome(
    id = "1, 0, 1, 0",
    expect = FORBIDDEN,
    desc = "The readers saw the two stores in opposite orders; SEQ_CST has one order.")
@Outcome(expect = ACCEPTABLE, desc = "Some order of the stores that both readers agree on.")
@State
public class IriwSeqCst {
  private final LongCell x = StressSubjects.MACHINE.longCell("x", 0);
  private final LongCell y = StressSubjects.MACHINE.longCell("y", 0);

  @Actor
  public void writeX() {
    x.store(1, StoreOrder.SEQ_CST);
  }

  @Actor
  public void writeY() {
    y.store(1, StoreOrder.SEQ_CST);
  }

  @Actor
  public void readXy(JJJJ_Result r) {
    r.r1 = x.load(LoadOrder.SEQ_CST);
    r.r2 = y.load(LoadOrder.SEQ_CST);
  }

  @Actor
  public void readYx(JJJJ_Result r) {
    r.r3 = y.load(LoadOrder.SEQ_CST);
    r.r4 = x.load(LoadOrder.SEQ_CST);
  }
}
