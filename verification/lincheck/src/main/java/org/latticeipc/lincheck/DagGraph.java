package org.latticeipc.lincheck;

import org.jetbrains.lincheck.datastructures.Operation;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.host.HostMachine;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagResult;
import org.latticeipc.scheduler.DagScheduler;

/**
 * Two nodes of the DAG scheduler: dependencies both ways and submissions at once.
 *
 * <p>{@code run} is not among the operations. It is no single moment: nodes may be submitted and
 * tied while it goes on, so no sequential order of whole runs explains every answer. What a run
 * must keep, each node once and after all it depends on, the explorer's properties judge.
 */
public class DagGraph {
  private final DagScheduler dag;
  private final DagNode one;
  private final DagNode other;

  /** The real scheduler. */
  public DagGraph() {
    this(DagParts.standard());
  }

  private DagGraph(DagParts parts) {
    Machine machine = HostMachine.create();
    dag = DagScheduler.create(machine, parts);
    one = dag.node("one");
    other = dag.node("other");
  }

  /** Makes the second wait for the first. */
  @Operation
  public String addDepForth() {
    return answer(dag.addDep(one, other));
  }

  /** Makes the first wait for the second. */
  @Operation
  public String addDepBack() {
    return answer(dag.addDep(other, one));
  }

  /** Submits the first. */
  @Operation
  public String submitOne() {
    return answer(dag.submit(one));
  }

  /** Submits the second. */
  @Operation
  public String submitOther() {
    return answer(dag.submit(other));
  }

  private static String answer(DagResult result) {
    return result.isDone() ? "done" : String.valueOf(result.error());
  }
}
