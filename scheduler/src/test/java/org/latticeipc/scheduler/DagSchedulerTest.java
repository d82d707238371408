package org.latticeipc.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.machine.TaskHandle;

@Timeout(300)
class DagSchedulerTest {
  private final HostMachine machine = HostMachine.create();
  private final DagScheduler dag = DagScheduler.create(machine);
  private final List<String> order = new ArrayList<>();

  private DagNode node(String name) {
    return dag.node(name, () -> order.add(name));
  }

  private void submit(DagNode... nodes) {
    for (DagNode each : nodes) {
      dag.submit(each).orElseThrow();
    }
  }

  private static List<String> names(List<RunReport.NodeReport> reports) {
    return reports.stream().map(r -> r.node().name()).toList();
  }

  @Test
  void run_doesChildAfterParent_whateverTheOrderOfSubmission() {
    DagNode send = node("send");
    DagNode recv = node("recv");
    dag.addDep(send, recv).orElseThrow();
    submit(recv, send);
    assertEquals(0, dag.run().code());
    assertEquals(List.of("send", "recv"), order);
  }

  @Test
  void run_withoutNodes_endsAtOnce() {
    assertEquals(0, dag.run().code());
  }

  @Test
  void run_withAHost_doesTheWorkOfEachFurtherTaskThere() {
    AtomicIntegerArray hosted = new AtomicIntegerArray(1);
    for (int i = 0; i < 8; i++) {
      submit(dag.node("n" + i));
    }
    RunReport report =
        dag.run(
            3,
            work -> {
              hosted.incrementAndGet(0);
              work.run();
            });
    assertEquals(0, report.code());
    assertEquals(2, hosted.get(0));
  }

  @Test
  void run_prefersCriticalPath_thenOrderOfMaking() {
    DagNode shortOne = node("short");
    DagNode other = node("other");
    DagNode longHead = node("long");
    DagNode longTail = node("tail");
    dag.addDep(longHead, longTail).orElseThrow();
    submit(other, shortOne, longTail, longHead);
    dag.run();
    assertEquals(List.of("long", "short", "other", "tail"), order);
  }

  @Test
  void run_prefersExplicitPriorityToCriticalPath() {
    DagNode plain = node("plain");
    DagNode tail = node("tail");
    DagNode urgent = node("urgent");
    DagNode last = node("last");
    dag.addDep(plain, tail).orElseThrow();
    dag.setPriority(urgent, 100).orElseThrow();
    dag.setPriority(last, -1).orElseThrow();
    submit(last, plain, tail, urgent);
    dag.run();
    assertEquals(List.of("urgent", "plain", "tail", "last"), order);
  }

  @Test
  void setPriority_ofReadyNode_reordersIt() {
    DagNode a = node("a");
    DagNode b = node("b");
    submit(a, b);
    dag.setPriority(b, 7).orElseThrow();
    dag.run();
    assertEquals(List.of("b", "a"), order);
  }

  @Test
  void addDep_thatClosesCycle_isRefusedWithItsNames() {
    DagNode a = node("a");
    DagNode b = node("b");
    DagNode c = node("c");
    dag.addDep(a, b).orElseThrow();
    dag.addDep(b, c).orElseThrow();
    DagResult.Refused refused = (DagResult.Refused) dag.addDep(c, a);
    assertEquals(DagError.CYCLE, refused.error());
    assertEquals(List.of("c", "a", "b"), refused.cycle());
    assertEquals("add_dep(c, a): cycle c -> a -> b -> c", refused.detail());
    submit(a, b, c);
    assertEquals(0, dag.run().code());
    assertEquals(List.of("a", "b", "c"), order);
  }

  @Test
  void addDep_ofNodeOnItself_isRefused() {
    DagNode a = node("a");
    DagResult.Refused refused = (DagResult.Refused) dag.addDep(a, a);
    assertEquals(List.of("a"), refused.cycle());
    assertEquals("add_dep(a, a): cycle a -> a", refused.detail());
  }

  @Test
  void addDep_ofReadyNode_makesItWaitAgain() {
    DagNode a = node("a");
    DagNode b = node("b");
    submit(a, b);
    dag.addDep(b, a).orElseThrow();
    dag.run();
    assertEquals(List.of("b", "a"), order);
  }

  @Test
  void addDep_onDoneParent_doesNotHoldUp_andOfDoneChild_isRefused() {
    DagNode a = node("a");
    submit(a);
    dag.run();
    DagNode b = node("b");
    dag.addDep(a, b).orElseThrow();
    assertEquals(DagError.ALREADY_STARTED, dag.addDep(b, a).error());
    submit(b);
    assertEquals(0, dag.run().code());
    assertEquals(List.of("a", "b"), order);
  }

  @Test
  void submit_twice_isRefused_andOfForeignNode_too() {
    DagNode a = node("a");
    submit(a);
    assertEquals(DagError.ALREADY_SUBMITTED, dag.submit(a).error());
    DagNode foreign = DagScheduler.create(HostMachine.create()).node("foreign");
    assertNotNull(dag.submit(foreign).error());
  }

  @Test
  void run_withUnsubmittedParent_reportsWhoWaits_andLaterRunFinishes() {
    DagNode a = node("a");
    DagNode b = node("b");
    dag.addDep(a, b).orElseThrow();
    submit(b);
    RunReport stalled = dag.run();
    assertEquals(DagError.NODES_STALLED.code(), stalled.code());
    assertEquals(List.of("b"), names(stalled.with(NodeStatus.WAITING)));
    submit(a);
    assertEquals(0, dag.run().code());
  }

  @Test
  void failedNode_cancelsWhatDependsOnIt_andTheRestCompletes() {
    DagNode bad =
        dag.node(
            "bad",
            () -> {
              throw new NodeFailure("no disk");
            });
    DagNode child = node("child");
    DagNode grandchild = node("grandchild");
    DagNode free = node("free");
    DagNode late = node("late");
    dag.addDep(bad, child).orElseThrow();
    dag.addDep(child, grandchild).orElseThrow();
    dag.addDep(bad, late).orElseThrow();
    submit(bad, child, grandchild, free);
    RunReport report = dag.run();
    assertEquals(DagError.NODES_FAILED.code(), report.code());
    assertEquals(List.of("bad"), names(report.with(NodeStatus.FAILED)));
    assertEquals("no disk", report.with(NodeStatus.FAILED).get(0).reason());
    assertEquals(List.of("child", "grandchild"), names(report.with(NodeStatus.CANCELLED)));
    assertEquals(
        "it depends on bad, which failed: no disk",
        report.with(NodeStatus.CANCELLED).get(1).reason());
    assertEquals(List.of("free"), order);
    submit(late);
    assertEquals(3, dag.run().with(NodeStatus.CANCELLED).size());
  }

  @Test
  void addDep_onFailedParent_cancelsTheChild() {
    DagNode bad =
        dag.node(
            "bad",
            () -> {
              throw new IllegalArgumentException("boom");
            });
    submit(bad);
    dag.run();
    DagNode child = node("child");
    submit(child);
    dag.addDep(bad, child).orElseThrow();
    RunReport report = dag.run();
    assertEquals(List.of("child"), names(report.with(NodeStatus.CANCELLED)));
    assertEquals(
        "its work threw java.lang.IllegalArgumentException: boom",
        report.with(NodeStatus.FAILED).get(0).reason());
    assertEquals(List.of(), order);
  }

  @Test
  void nodeAddedWhileRunning_runsInTheSameRun() {
    DagNode first =
        dag.node(
            "first",
            () -> {
              order.add("first");
              DagNode second = node("second");
              submit(second);
            });
    submit(first);
    assertEquals(0, dag.run().code());
    assertEquals(List.of("first", "second"), order);
  }

  @Test
  void run_fromNodesOwnWork_isRefused() {
    AtomicReference<RunReport> inner = new AtomicReference<>();
    submit(dag.node("outer", () -> inner.set(dag.run())));
    assertEquals(0, dag.run().code());
    assertEquals(DagError.NESTED_RUN, assertNotNullValue(inner.get()).refused());
  }

  private static <T> T assertNotNullValue(@Nullable T value) {
    assertNotNull(value);
    return Objects.requireNonNull(value);
  }

  @Test
  void activation_ofEndedContext_failsTheNode() {
    Kernel kernel = Kernel.boot(machine, KernelConfig.standard());
    Domain domain = kernel.createDomain("d");
    TaskHandle task = machine.spawn("worker", 0, () -> {});
    machine.join(task);
    ExoCap context = kernel.adopt(domain, task);
    DagNode living = node("living");
    dag.setContext(living, kernel, domain, context).orElseThrow();
    assertNull(dag.yieldTo(living).error());
    submit(living);
    assertEquals(0, dag.run().code());
    kernel.endTask(domain, context).orElseThrow();
    DagNode dead = node("dead");
    assertEquals(DagError.NO_TARGET, dag.yieldTo(dead).error());
    dag.setContext(dead, kernel, domain, context).orElseThrow();
    assertEquals(DagError.TARGET_GONE, dag.yieldTo(dead).error());
    submit(dead);
    assertEquals(
        "its context: the task has ended", dag.run().with(NodeStatus.FAILED).get(0).reason());
  }

  @Test
  void chainOfAMillionNodes_builtFromEitherEnd_runs() {
    int length = 1_000_000;
    int[] ran = {0};
    DagNode[] nodes = new DagNode[length];
    for (int i = 0; i < length; i++) {
      int expected = i;
      nodes[i] =
          dag.node(
              "n",
              () -> {
                assertEquals(expected, ran[0]++);
              });
    }
    for (int i = 0; i < length / 2; i++) {
      dag.addDep(nodes[i], nodes[i + 1]).orElseThrow();
    }
    for (int i = length - 2; i >= length / 2; i--) {
      dag.addDep(nodes[i], nodes[i + 1]).orElseThrow();
    }
    assertEquals(
        length, ((DagResult.Refused) dag.addDep(nodes[length - 1], nodes[0])).cycle().size());
    submit(nodes);
    assertEquals(0, dag.run().code());
    assertEquals(length, ran[0]);
  }

  @Test
  void randomGraphs_onFourWorkers_runEachNodeOnceAfterItsParents() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 40; round++) {
      DagScheduler each = DagScheduler.create(machine);
      int size = 2 + random.nextInt(200);
      AtomicIntegerArray runs = new AtomicIntegerArray(size);
      List<List<Integer>> parents = new ArrayList<>();
      DagNode[] nodes = new DagNode[size];
      for (int i = 0; i < size; i++) {
        int self = i;
        List<Integer> mine = new ArrayList<>();
        parents.add(mine);
        nodes[i] =
            each.node(
                "n" + i,
                () -> {
                  mine.forEach(p -> assertEquals(1, runs.get(p)));
                  assertEquals(1, runs.incrementAndGet(self));
                });
      }
      for (int i = 1; i < size; i++) {
        for (int k = random.nextInt(4); k > 0; k--) {
          int parent = random.nextInt(i);
          parents.get(i).add(parent);
          each.addDep(nodes[parent], nodes[i]).orElseThrow();
        }
      }
      for (DagNode node : nodes) {
        each.submit(node).orElseThrow();
      }
      RunReport report = each.run(4);
      assertEquals(0, report.code());
      assertEquals(size, report.with(NodeStatus.DONE).size());
    }
  }

  @Test
  void concurrentAddDeps_neverCloseACycle() {
    for (int round = 0; round < 200; round++) {
      DagScheduler each = DagScheduler.create(machine);
      DagNode a = each.node("a");
      DagNode b = each.node("b");
      List<DagResult> results = new ArrayList<>();
      TaskHandle other =
          machine.spawn(
              "other",
              0,
              () -> {
                DagResult result = each.addDep(b, a);
                synchronized (results) {
                  results.add(result);
                }
              });
      DagResult mine = each.addDep(a, b);
      machine.join(other);
      synchronized (results) {
        assertTrue(mine.isDone() ^ results.get(0).isDone());
      }
    }
  }
}
