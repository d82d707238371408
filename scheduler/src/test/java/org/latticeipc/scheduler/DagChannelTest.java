package org.latticeipc.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticePair;
import org.latticeipc.ipc.algebra.Octonion;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.config.KernelConfig;

/** The document's section "DAG Scheduler Integration". */
@Timeout(300)
class DagChannelTest {
  private final HostMachine machine = HostMachine.create();
  private final Kernel kernel = Kernel.boot(machine, KernelConfig.standard());
  private final Lattice lattice = Lattice.on(kernel);
  private final DagScheduler scheduler = DagScheduler.create(machine);
  private final DagApi dag = new DagApi(scheduler);
  private final LatticeChannel one = connected("one");
  private final LatticeChannel two = connected("two");

  private LatticeChannel connected(String name) {
    return LatticePair.connect(
            lattice.context(kernel.createDomain(name + ".client")),
            lattice.context(kernel.createDomain(name + ".server")),
            name)
        .initiator();
  }

  @Test
  void documentedProgram_runsBothNodesInDependencyOrder() {
    DagNode send = dag.dag_node_init("send_node");
    DagNode recv = dag.dag_node_init("recv_node");
    assertEquals(0, dag.dag_node_set_channel(send, one));
    assertEquals(0, dag.dag_node_set_channel(recv, one));
    assertEquals(0, dag.dag_node_add_dep(send, recv));
    assertEquals(0, dag.dag_sched_submit(send));
    assertEquals(0, dag.dag_sched_submit(recv));
    assertEquals(0, dag.dag_sched_run());
    assertEquals(2, scheduler.report().with(NodeStatus.DONE).size());
    Octonion token = one.octonion();
    assertEquals(token.times(token), scheduler.report().fingerprint());
    assertEquals(0, dag.yield_to(send));
  }

  @Test
  void fingerprint_tellsTheOrderOfActivation() {
    DagNode a = dag.dag_node_init("a");
    DagNode b = dag.dag_node_init("b");
    scheduler.setChannel(a, one).orElseThrow();
    scheduler.setChannel(b, two).orElseThrow();
    scheduler.addDep(b, a).orElseThrow();
    scheduler.submit(a).orElseThrow();
    scheduler.submit(b).orElseThrow();
    Octonion fingerprint = scheduler.run().fingerprint();
    assertEquals(two.octonion().times(one.octonion()), fingerprint);
    assertNotEquals(one.octonion().times(two.octonion()), fingerprint);
  }

  @Test
  void closedChannel_failsItsNodeAndCancelsDependants() {
    DagNode a = dag.dag_node_init("a");
    DagNode b = dag.dag_node_init("b");
    DagNode free = dag.dag_node_init("free");
    scheduler.setChannel(a, one).orElseThrow();
    scheduler.addDep(a, b).orElseThrow();
    for (DagNode node : List.of(a, b, free)) {
      scheduler.submit(node).orElseThrow();
    }
    one.close();
    RunReport report = scheduler.run();
    assertEquals(DagError.NODES_FAILED.code(), report.code());
    String reason = String.valueOf(report.with(NodeStatus.CANCELLED).get(0).reason());
    assertTrue(reason.startsWith("it depends on a, which failed: its channel one.a: "), reason);
    assertEquals(1, report.with(NodeStatus.DONE).size());
    assertEquals(DagError.TARGET_GONE.code(), dag.yield_to(a));
  }

  @Test
  void missingArguments_areRefused() {
    int bad = DagError.BAD_ARGUMENT.code();
    DagNode a = dag.dag_node_init("a");
    assertEquals(bad, dag.dag_node_set_channel(a, null));
    assertEquals(bad, dag.dag_node_set_priority(null, 1));
    assertEquals(bad, dag.dag_node_add_dep(a, null));
    assertEquals(bad, dag.dag_sched_submit(null));
    assertEquals(bad, dag.yield_to(null));
  }
}
