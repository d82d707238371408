package org.latticeipc.jcstress.dag;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.latticeipc.jcstress.StressSubjects;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagScheduler;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** A node is submitted while what it depends on runs; whoever submits it then works too. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "It ran after what it depends on, and saw it.")
@Outcome(
    id = "-1",
    expect = FORBIDDEN,
    desc = "It never ran: the submission and the end of the dependency overlooked each other.")
@Outcome(expect = FORBIDDEN, desc = "It ran without seeing what it depends on.")
@State
public class LateSubmission {
  private final LongCell data = StressSubjects.MACHINE.longCell("data", 0);
  private final LongCell seen = StressSubjects.MACHINE.longCell("seen", -1);
  private final DagScheduler dag = StressSubjects.dag();
  private final DagNode last;

  /** Builds the graph and submits its first half. */
  public LateSubmission() {
    DagNode first = dag.node("first", () -> data.store(1, StoreOrder.PLAIN));
    last = dag.node("last", () -> seen.store(data.load(LoadOrder.PLAIN), StoreOrder.PLAIN));
    dag.addDep(first, last).orElseThrow();
    dag.submit(first).orElseThrow();
  }

  @Actor
  public void worker() {
    dag.run();
  }

  @Actor
  public void submitter() {
    dag.submit(last).orElseThrow();
    dag.run();
  }

  @Arbiter
  public void seen(J_Result r) {
    r.r1 = seen.load(LoadOrder.PLAIN);
  }
}
