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
import org.openjdk.jcstress.infra.results.JJ_Result;

/** A node writes plain data; the two that depend on it read it, on whichever worker they run. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Both dependants saw what the node wrote.")
@Outcome(
    id = {"-1, 1", "1, -1", "-1, -1"},
    expect = FORBIDDEN,
    desc = "All workers have returned, but a submitted node never ran.")
@Outcome(
    expect = FORBIDDEN,
    desc = "The end of a node releases what it wrote and the take of a dependant acquires it.")
@State
public class HandOver {
  private final LongCell data = cell("data", 0);
  private final LongCell left = cell("left", -1);
  private final LongCell right = cell("right", -1);
  private final DagScheduler dag = StressSubjects.dag();

  /** Builds and submits the graph. */
  public HandOver() {
    DagNode writer = dag.node("writer", () -> data.store(1, StoreOrder.PLAIN));
    submit(writer);
    for (LongCell seen : new LongCell[] {left, right}) {
      DagNode reader =
          dag.node(seen.name(), () -> seen.store(data.load(LoadOrder.PLAIN), StoreOrder.PLAIN));
      dag.addDep(writer, reader).orElseThrow();
      submit(reader);
    }
  }

  private static LongCell cell(String name, long initial) {
    return StressSubjects.MACHINE.longCell(name, initial);
  }

  private void submit(DagNode node) {
    dag.submit(node).orElseThrow();
  }

  @Actor
  public void worker() {
    dag.run();
  }

  @Actor
  public void otherWorker() {
    dag.run();
  }

  @Arbiter
  public void seen(JJ_Result r) {
    r.r1 = left.load(LoadOrder.PLAIN);
    r.r2 = right.load(LoadOrder.PLAIN);
  }
}
