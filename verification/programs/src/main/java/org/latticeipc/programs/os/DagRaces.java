package org.latticeipc.programs.os;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagScheduler;
import org.latticeipc.scheduler.NodeBody;
import org.latticeipc.scheduler.NodeStatus;
import org.latticeipc.scheduler.RunReport;
import org.latticeipc.scheduler.property.DagOrder;
import org.latticeipc.scheduler.property.ExactlyOnce;

/**
 * The races inside the scheduler, one program for each: what two workers find, miss or sleep by.
 */
public final class DagRaces {
  private DagRaces() {}

  private static DagScheduler scheduler(Setup setup, DagParts parts) {
    setup.property(new DagOrder());
    setup.property(new ExactlyOnce());
    return DagScheduler.create(setup.machine(), parts);
  }

  /** A last run, after all tasks, finds everything done. */
  private static void runLast(Setup setup, DagScheduler dag) {
    setup.afterwards(
        () -> {
          int code = dag.run().code();
          PropertyViolation.require(code == 0, "the last run says " + code);
        });
  }

  /** In the end everything submitted is done. */
  private static void allDone(Setup setup, DagScheduler dag) {
    setup.afterwards(
        () -> {
          for (RunReport.NodeReport each : dag.report().nodes()) {
            PropertyViolation.require(
                each.status() == NodeStatus.DONE, each.node() + " is " + each.status());
          }
        });
  }

  /** A node whose priority is set while it is ready is entered twice, and two workers look. */
  public static Program enteredTwice(DagParts parts) {
    return Program.of(
        "entered-twice",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode node = dag.node("node");
          dag.submit(node).orElseThrow();
          dag.setPriority(node, 5).orElseThrow();
          setup.task("worker1", () -> dag.run());
          setup.task("worker2", () -> dag.run());
          allDone(setup, dag);
        });
  }

  /** A node is made to wait for one that ends meanwhile. */
  public static Program lateChild(DagParts parts) {
    return Program.of(
        "late-child",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell data = setup.machine().longCell("data", 0);
          DagNode parent = dag.node("parent", () -> data.store(1, StoreOrder.PLAIN));
          DagNode child =
              dag.node(
                  "child",
                  () ->
                      PropertyViolation.require(
                          data.load(LoadOrder.PLAIN) == 1, "the child is too early"));
          dag.submit(parent).orElseThrow();
          setup.task("worker", () -> dag.run());
          setup.task(
              "linker",
              () -> {
                dag.addDep(parent, child).orElseThrow();
                dag.submit(child).orElseThrow();
              });
          runLast(setup, dag);
        });
  }

  /**
   * A node is made to wait, perhaps for the second time, for one that ends meanwhile, beside the
   * task that submits it and runs both: however far the edge is, that run is not over before both
   * are done, since nobody else calls another.
   */
  public static Program edgeInFlight(DagParts parts, boolean again) {
    return Program.of(
        again ? "edge-again-in-flight" : "edge-in-flight",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode parent = dag.node("parent");
          DagNode child = dag.node("child");
          dag.submit(parent).orElseThrow();
          if (again) {
            dag.addDep(parent, child).orElseThrow();
          }
          setup.task(
              "linker",
              () -> {
                boolean unused = dag.addDep(parent, child).isDone();
              });
          setup.task(
              "worker",
              () -> {
                dag.submit(child).orElseThrow();
                dag.run();
              });
          allDone(setup, dag);
        });
  }

  /**
   * A node that waits for one is made to wait for a second one that ends meanwhile, beside the
   * worker that ends both: what ends last finds a node that an edge in the making holds back.
   */
  public static Program edgeBesideEnd(DagParts parts) {
    return Program.of(
        "edge-beside-end",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode first = dag.node("first");
          DagNode second = dag.node("second");
          DagNode child = dag.node("child");
          dag.addDep(second, child).orElseThrow();
          for (DagNode node : new DagNode[] {first, second, child}) {
            dag.submit(node).orElseThrow();
          }
          setup.task(
              "linker",
              () -> {
                boolean unused = dag.addDep(first, child).isDone();
              });
          setup.task("worker", () -> dag.run());
          allDone(setup, dag);
        });
  }

  /**
   * A node that was ready, and so is entered, waits again for one that writes what it reads: who
   * takes the old entry does not learn from it that this one has ended.
   */
  public static Program oldEntry(DagParts parts) {
    return Program.of(
        "old-entry",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell data = setup.machine().longCell("data", 0);
          DagNode parent = dag.node("parent", () -> data.store(1, StoreOrder.PLAIN));
          DagNode child =
              dag.node(
                  "child",
                  () ->
                      PropertyViolation.require(
                          data.load(LoadOrder.PLAIN) == 1, "the child is too early"));
          dag.submit(child).orElseThrow();
          dag.addDep(parent, child).orElseThrow();
          dag.submit(parent).orElseThrow();
          setup.task("worker1", () -> dag.run());
          setup.task("worker2", () -> dag.run());
          allDone(setup, dag);
        });
  }

  /** A ready node, entered and perhaps taken already, is made to wait for one that runs. */
  public static Program readyWaitsAgain(DagParts parts) {
    return Program.of(
        "ready-waits-again",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode first = dag.node("first");
          DagNode second = dag.node("second");
          dag.submit(first).orElseThrow();
          dag.submit(second).orElseThrow();
          setup.task("worker", () -> dag.run());
          setup.task(
              "linker",
              () -> {
                boolean unused = dag.addDep(first, second).isDone();
              });
          runLast(setup, dag);
        });
  }

  /** The last ready node is taken while another one is entered. */
  public static Program lastElement(DagParts parts) {
    return Program.of(
        "last-element",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode first = dag.node("first");
          DagNode other = dag.node("other");
          dag.submit(first).orElseThrow();
          setup.task("worker", 0, () -> dag.run());
          setup.task("submitter", 0, () -> dag.submit(other).orElseThrow());
          runLast(setup, dag);
        });
  }

  /** A node is submitted by a task that does not work, beside a worker that goes to sleep. */
  public static Program submitBesideSleep(DagParts parts) {
    return Program.of(
        "submit-beside-sleep",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode node = dag.node("node");
          setup.task("worker", () -> dag.run());
          setup.task("submitter", () -> dag.submit(node).orElseThrow());
          runLast(setup, dag);
        });
  }

  /** A node fails while another is made to wait for it. */
  public static Program lateChildOfFailure(DagParts parts) {
    return Program.of(
        "late-child-of-failure",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          NodeBody fails =
              () -> {
                throw new IllegalStateException("on purpose");
              };
          DagNode parent = dag.node("parent", fails);
          DagNode child = dag.node("child");
          dag.submit(parent).orElseThrow();
          setup.task("worker", () -> dag.run());
          setup.task(
              "linker",
              () -> {
                dag.addDep(parent, child).orElseThrow();
                dag.submit(child).orElseThrow();
              });
          setup.afterwards(
              () -> {
                RunReport unused = dag.run();
                NodeStatus status = dag.report().nodes().get(child.number()).status();
                PropertyViolation.require(status == NodeStatus.CANCELLED, "the child is " + status);
              });
        });
  }

  /**
   * One worker is inside a node that has submitted an urgent one on its CPU; the other one has a
   * stride of lesser nodes on its own. The urgent one may be overtaken by stride - 1 of them.
   */
  public static Program urgentElsewhere(DagParts parts) {
    return Program.of(
        "urgent-elsewhere",
        setup -> {
          Machine machine = setup.machine();
          DagScheduler dag = DagScheduler.create(machine, parts);
          int stride = parts.looking().stride();
          LongCell there = machine.longCell("there", 0);
          LongCell lesser = machine.longCell("lesser", 0);
          LongCell overtaken = machine.longCell("overtaken", 0);
          DagNode urgent =
              dag.node(
                  "urgent",
                  () -> {
                    long by = lesser.fetchAdd(stride, RmwOrder.RELAXED);
                    overtaken.store(by, StoreOrder.PLAIN);
                  });
          DagNode busy =
              dag.node(
                  "busy",
                  () -> {
                    dag.submit(urgent).orElseThrow();
                    there.store(1, StoreOrder.RELEASE);
                    long unused = lesser.await(n -> n >= stride, LoadOrder.RELAXED);
                  });
          DagNode root =
              dag.node(
                  "root",
                  () -> {
                    long unused = there.await(v -> v == 1, LoadOrder.ACQUIRE);
                  });
          dag.setPriority(urgent, 1_000).orElseThrow();
          for (int i = 0; i < stride; i++) {
            DagNode each =
                dag.node(
                    "lesser" + i,
                    () -> {
                      long unused = lesser.fetchAdd(1, RmwOrder.RELAXED);
                    });
            dag.addDep(root, each).orElseThrow();
            dag.submit(each).orElseThrow();
          }
          dag.submit(busy).orElseThrow();
          dag.submit(root).orElseThrow();
          setup.task("main", () -> dag.run(2));
          setup.afterwards(
              () ->
                  PropertyViolation.require(
                      overtaken.load(LoadOrder.PLAIN) < stride,
                      "the urgent node was overtaken by "
                          + overtaken.load(LoadOrder.PLAIN)
                          + " lesser ones, at a stride of "
                          + stride));
        });
  }
}
