package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.scheduler.DagError;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagResult;
import org.latticeipc.scheduler.DagScheduler;
import org.latticeipc.scheduler.NodeStatus;

/** A run is an interval: what is called inside it is called between two nodes. */
final class DagRunTest {
  private final DagScheduler dag = DagScheduler.create(HostMachine.create());
  private final List<String> answers = new ArrayList<>();
  private final DagNode one = dag.node("one");
  private final DagNode other = dag.node("other", this::callInside);

  /** One task does what a second one could: no order of whole calls explains both answers. */
  private void callInside() {
    tell(dag.addDep(one, other));
    tell(dag.addDep(other, one));
  }

  private void tell(DagResult result) {
    DagError error = result.error();
    answers.add(error == null ? "done" : error.name());
  }

  @Test
  void callsInsideARun_seeOneNodeStarted_andTheOtherNot() {
    dag.addDep(other, one).orElseThrow();
    dag.submit(one).orElseThrow();
    dag.submit(other).orElseThrow();
    int done = dag.run().with(NodeStatus.DONE).size();
    assertEquals(List.of("ALREADY_STARTED", "done"), answers);
    assertEquals(2, done);
  }
}
