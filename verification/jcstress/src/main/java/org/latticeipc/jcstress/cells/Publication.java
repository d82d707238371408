package org.latticeipc.jcstress.cells;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.latticeipc.jcstress.StressSubjects;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.StoreOrder;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** An object with plain fields is published by a release store of its reference. */
@JCStressTest
@Outcome(
    id = {"-1, -1", "1, 2"},
    expect = ACCEPTABLE,
    desc = "Not published yet, or published whole.")
@Outcome(expect = FORBIDDEN, desc = "The reference was acquired, so both fields must be seen.")
@State
public class Publication {
  private final RefCell<Pair> published = StressSubjects.MACHINE.refCell("published", null);

  /** Plain fields, deliberately not final: a final field would be published by any store. */
  static final class Pair {
    long left;
    long right;
  }

  @Actor
  public void publish() {
    Pair pair = new Pair();
    pair.left = 1;
    pair.right = 2;
    published.store(pair, StoreOrder.RELEASE);
  }

  @Actor
  public void read(JJ_Result r) {
    Pair pair = published.load(LoadOrder.ACQUIRE);
    r.r1 = pair == null ? -1 : pair.left;
    r.r2 = pair == null ? -1 : pair.right;
  }
}
