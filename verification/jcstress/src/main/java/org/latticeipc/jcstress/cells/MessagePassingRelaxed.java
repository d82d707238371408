package org.latticeipc.jcstress.cells;

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

/** MP with relaxed accesses: nothing orders data and flag. */
@JCStressTest
@Outcome(
    id = {"0, 0", "0, 1", "1, 1"},
    expect = ACCEPTABLE,
    desc = "The flag is not seen, or the data is.")
@Outcome(
    id = "1, 0",
    expect = ACCEPTABLE_INTERESTING,
    desc = "Allowed by RELAXED; x86 keeps stores in order, ARM does not.")
@State
public class MessagePassingRelaxed {
  private final LongCell x = StressSubjects.MACHINE.longCell("x", 0);
  private final LongCell y = StressSubjects.MACHINE.longCell("y", 0);

  @Actor
  public void first(JJ_Result r) {
    x.store(1, StoreOrder.RELAXED);
    y.store(1, StoreOrder.RELAXED);
  }

  @Actor
  public void second(JJ_Result r) {
    r.r1 = y.load(LoadOrder.RELAXED);
    r.r2 = x.load(LoadOrder.RELAXED);
  }
}
