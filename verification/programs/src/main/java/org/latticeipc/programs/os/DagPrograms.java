package org.latticeipc.programs.os;

import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticePair;
import org.latticeipc.ipc.algebra.Octonion;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.scheduler.DagApi;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagResult;
import org.latticeipc.scheduler.DagScheduler;
import org.latticeipc.scheduler.RunReport;
import org.latticeipc.scheduler.property.DagOrder;
import org.latticeipc.scheduler.property.ExactlyOnce;
import org.latticeipc.scheduler.property.TrueCycles;

/** Programs on the DAG scheduler, each with any parts. */
public final class DagPrograms {
  private static final int LONG = 63;

  private DagPrograms() {}

  private static DagScheduler scheduler(Setup setup, DagParts parts) {
    setup.property(new DagOrder());
    setup.property(new ExactlyOnce());
    setup.property(new TrueCycles());
    return DagScheduler.create(setup.machine(), parts);
  }

  private static void workers(Setup setup, DagScheduler dag, int count) {
    for (int i = 1; i <= count; i++) {
      setup.task("worker" + i, () -> tell(setup, "run", dag.run().code()));
    }
  }

  private static void tell(Setup setup, String register, int value) {
    setup.machine().note(Register.of(register, value));
  }

  private static void submit(DagScheduler dag, DagNode... nodes) {
    for (DagNode node : nodes) {
      dag.submit(node).orElseThrow();
    }
  }

  /** A chain of nodes on some workers. */
  public static Program chain(DagParts parts, int length, int workers) {
    return Program.of(
        "chain",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode[] nodes = new DagNode[length];
          for (int i = 0; i < length; i++) {
            nodes[i] = dag.node("n" + i);
            if (i > 0) {
              dag.addDep(nodes[i - 1], nodes[i]).orElseThrow();
            }
          }
          submit(dag, nodes);
          workers(setup, dag, workers);
        });
  }

  /** Two nodes that one node waits for, on two workers; it reads as plain data what one wrote. */
  public static Program join(DagParts parts) {
    return Program.of(
        "join",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell data = setup.machine().longCell("data", 0);
          DagNode a = dag.node("a", () -> data.store(1, StoreOrder.PLAIN));
          DagNode b = dag.node("b");
          DagNode c = dag.node("c", () -> tell(setup, "data", (int) data.load(LoadOrder.PLAIN)));
          dag.addDep(a, c).orElseThrow();
          dag.addDep(b, c).orElseThrow();
          submit(dag, a, b, c);
          workers(setup, dag, 2);
        });
  }

  /** A node reads as plain data what its parent wrote, perhaps on another worker. */
  public static Program handOver(DagParts parts) {
    return Program.of(
        "hand-over",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell data = setup.machine().longCell("data", 0);
          DagNode writer = dag.node("writer", () -> data.store(1, StoreOrder.PLAIN));
          DagNode reader =
              dag.node("reader", () -> tell(setup, "data", (int) data.load(LoadOrder.PLAIN)));
          dag.addDep(writer, reader).orElseThrow();
          submit(dag, writer, reader);
          workers(setup, dag, 2);
        });
  }

  /** A node that reads what another wrote is submitted while that one runs. */
  public static Program submitWhileRunning(DagParts parts) {
    return Program.of(
        "submit-while-running",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell data = setup.machine().longCell("data", 0);
          DagNode a = dag.node("a", () -> data.store(1, StoreOrder.PLAIN));
          DagNode b =
              dag.node(
                  "b",
                  () -> PropertyViolation.require(data.load(LoadOrder.PLAIN) == 1, "too early"));
          dag.addDep(a, b).orElseThrow();
          submit(dag, a);
          setup.task("worker", () -> tell(setup, "run", dag.run().code()));
          setup.task(
              "submitter",
              () -> {
                dag.submit(b).orElseThrow();
                tell(setup, "run", dag.run().code());
              });
        });
  }

  /** Two tasks add the two halves of a cycle, then submit and run. */
  public static Program twoHalvesOfACycle(DagParts parts) {
    return Program.of(
        "two-halves-of-a-cycle",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode a = dag.node("a");
          DagNode b = dag.node("b");
          setup.task("one", () -> link(setup, dag, a, b));
          setup.task("two", () -> link(setup, dag, b, a));
        });
  }

  /** As {@link #twoHalvesOfACycle}, but nothing is submitted. */
  public static Program twoHalves(DagParts parts) {
    return Program.of(
        "two-halves",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell done = setup.machine().longCell("done", 0);
          DagNode a = dag.node("a");
          DagNode b = dag.node("b");
          setup.task("one", () -> count(done, dag.addDep(a, b)));
          setup.task("two", () -> count(done, dag.addDep(b, a)));
          setup.afterwards(
              () ->
                  PropertyViolation.require(
                      done.load(LoadOrder.PLAIN) == 1, "not exactly one of two was refused"));
        });
  }

  private static void count(LongCell done, DagResult linked) {
    if (linked.isDone()) {
      done.fetchAdd(1, RmwOrder.RELAXED);
    }
  }

  /** As {@link #twoHalvesOfACycle}, but only one task runs, after both. */
  public static Program twoHalvesThenRun(DagParts parts) {
    return Program.of(
        "two-halves-then-run",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode a = dag.node("a");
          DagNode b = dag.node("b");
          submit(dag, a, b);
          setup.task("one", () -> tell(setup, "linked", dag.addDep(a, b).code()));
          setup.task("two", () -> tell(setup, "linked", dag.addDep(b, a).code()));
          setup.afterwards(() -> dag.run());
        });
  }

  private static void link(Setup setup, DagScheduler dag, DagNode parent, DagNode child) {
    DagResult linked = dag.addDep(parent, child);
    tell(setup, "linked", linked.code());
    dag.submit(child).orElseThrow();
    dag.run();
  }

  /** A chain grows beyond 64 nodes. */
  public static Program longChain(DagParts parts) {
    return Program.of(
        "long-chain",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode last = dag.node("n0");
          for (int i = 1; i < LONG; i++) {
            DagNode next = dag.node("n" + i);
            dag.addDep(last, next).orElseThrow();
            last = next;
          }
          DagNode end = last;
          setup.task(
              "builder",
              () -> {
                DagNode at = end;
                for (int i = LONG; i < LONG + 4; i++) {
                  DagNode next = dag.node("n" + i);
                  DagResult linked = dag.addDep(at, next);
                  tell(setup, "linked", linked.code());
                  at = next;
                }
              });
        });
  }

  /**
   * The document's program: two nodes over one channel, the second waits for the first, on some
   * workers. Each worker tells the fingerprint of the order in which channels were activated.
   */
  public static Program documented(DagParts parts, int workers) {
    return Program.of(
        "documented-dag",
        setup -> {
          DagScheduler scheduler = scheduler(setup, parts);
          DagApi dag = new DagApi(scheduler);
          Kernel kernel = Kernel.boot(setup.machine(), KernelConfig.standard());
          Lattice lattice = Lattice.on(kernel);
          LatticeChannel ch =
              LatticePair.connect(
                      lattice.context(kernel.createDomain("client")),
                      lattice.context(kernel.createDomain("server")),
                      "ch")
                  .initiator();
          DagNode sendNode = dag.dag_node_init("send_node");
          DagNode recvNode = dag.dag_node_init("recv_node");
          dag.dag_node_set_channel(sendNode, ch);
          dag.dag_node_set_channel(recvNode, ch);
          dag.dag_node_add_dep(sendNode, recvNode);
          dag.dag_sched_submit(sendNode);
          dag.dag_sched_submit(recvNode);
          Octonion inOrder = ch.octonion().times(ch.octonion());
          for (int i = 1; i <= workers; i++) {
            setup.task(
                "worker" + i,
                () -> {
                  RunReport report = scheduler.run();
                  tell(setup, "run", report.code());
                  tell(setup, "in-order", report.fingerprint().equals(inOrder) ? 1 : 0);
                });
          }
        });
  }
}
