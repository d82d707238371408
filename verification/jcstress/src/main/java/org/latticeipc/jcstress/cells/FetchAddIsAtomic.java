package org.latticeipc.jcstress.cells;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.latticeipc.jcstress.StressSubjects;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Two relaxed additions to one cell take different values. */
@JCStressTest
@Outcome(
    id = {"0, 1", "1, 0"},
    expect = ACCEPTABLE,
    desc = "One after the other.")
@Outcome(
    id = {"0, 0", "1, 1"},
    expect = FORBIDDEN,
    desc = "A read-modify-write is atomic at every order.")
@State
public class FetchAddIsAtomic {
  private final LongCell x = StressSubjects.MACHINE.longCell("x", 0);

  @Actor
  public void first(JJ_Result r) {
    r.r1 = x.fetchAdd(1, RmwOrder.RELAXED);
  }

  @Actor
  public void second(JJ_Result r) {
    r.r2 = x.fetchAdd(1, RmwOrder.RELAXED);
  }
}
