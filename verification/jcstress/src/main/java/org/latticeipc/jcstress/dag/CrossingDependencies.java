package org.latticeipc.jcstress.dag;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.latticeipc.jcstress.StressSubjects;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagScheduler;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Two dependencies that together close a cycle are added at once. */
@JCStressTest
@Outcome(
    id = {"true, false", "false, true"},
    expect = ACCEPTABLE,
    desc = "The second one was refused.")
@Outcome(
    id = "true, true",
    expect = FORBIDDEN,
    desc = "Both were added: each search missed the other's edge, and the graph has a cycle.")
@Outcome(
    id = "false, false",
    expect = FORBIDDEN,
    desc = "Both were refused, although either alone closes nothing.")
@State
public class CrossingDependencies {
  private final DagScheduler dag = StressSubjects.dag();
  private final DagNode one = dag.node("one");
  private final DagNode other = dag.node("other");

  @Actor
  public void forth(ZZ_Result r) {
    r.r1 = dag.addDep(one, other).isDone();
  }

  @Actor
  public void back(ZZ_Result r) {
    r.r2 = dag.addDep(other, one).isDone();
  }
}
