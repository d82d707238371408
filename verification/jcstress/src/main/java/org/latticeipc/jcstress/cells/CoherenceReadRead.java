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

/** CoRR: two loads of one cell never see its stores in the wrong order, even relaxed. */
@JCStressTest
@Outcome(
    id = {"0, 0", "0, 1", "1, 1"},
    expect = ACCEPTABLE,
    desc = "In coherence order.")
@Outcome(
    id = "1, 0",
    expect = FORBIDDEN,
    desc = "RELAXED is coherent: a newer value cannot be followed by an older one.")
@State
public class CoherenceReadRead {
  private final LongCell x = StressSubjects.MACHINE.longCell("x", 0);

  @Actor
  public void first(JJ_Result r) {
    x.store(1, StoreOrder.RELAXED);
  }

  @Actor
  public void second(JJ_Result r) {
    r.r1 = x.load(LoadOrder.RELAXED);
    r.r2 = x.load(LoadOrder.RELAXED);
  }
}
