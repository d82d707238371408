package org.latticeipc.programs.os;

import java.util.List;
import java.util.Optional;
import org.latticeipc.ipc.algebra.Octonion;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.scheduler.ActivationTarget;
import org.latticeipc.scheduler.DagError;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagResult;
import org.latticeipc.scheduler.DagScheduler;
import org.latticeipc.scheduler.NodeBody;
import org.latticeipc.scheduler.NodeFailure;
import org.latticeipc.scheduler.NodeStatus;
import org.latticeipc.scheduler.RunReport;
import org.latticeipc.scheduler.property.DagOrder;
import org.latticeipc.scheduler.property.ExactlyOnce;

/** What the orders of the scheduler promise to tasks that call it at once. */
final class DagOrderPrograms {
  private static final NodeBody FAILS =
      () -> {
        throw new NodeFailure("on purpose");
      };

  private DagOrderPrograms() {}

  /** All of them. */
  static List<Program> all(DagParts parts) {
    return List.of(
        heightBesideEnd(parts),
        tokensOfTwo(parts),
        sharedSeat(parts),
        targetBesideTake(parts),
        targetBesideYield(parts),
        submitPublishes(parts),
        lateChildElsewhere(parts),
        startPublishes(parts),
        twoSetters(parts),
        linkBesideSetter(parts),
        cancelBesideSetter(parts),
        reasonIsThere(parts),
        twoMakeNodes(parts),
        twoSubmit(parts),
        lateChildOfCancelled(parts));
  }

  private static DagScheduler scheduler(Setup setup, DagParts parts) {
    setup.property(new DagOrder());
    setup.property(new ExactlyOnce());
    return DagScheduler.create(setup.machine(), parts);
  }

  private static void require(boolean condition, String otherwise) {
    PropertyViolation.require(condition, otherwise);
  }

  private static boolean isGone(DagResult result, DagError error) {
    return result.error() == error;
  }

  /** A target that only has a token. */
  private static class Token extends ActivationTarget {
    private final Octonion token;

    Token(Machine machine, Octonion token) {
      super(machine);
      this.token = token;
    }

    @Override
    public Optional<String> activate() {
      return Optional.empty();
    }

    @Override
    public Octonion token() {
      return token;
    }
  }

  /** A node's height is raised, by a new edge below it, while what it waits for ends. */
  static Program heightBesideEnd(DagParts parts) {
    return Program.of(
        "height beside end",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode first = dag.node("first");
          DagNode second = dag.node("second");
          DagNode third = dag.node("third");
          dag.addDep(first, second).orElseThrow();
          dag.submit(first).orElseThrow();
          dag.submit(second).orElseThrow();
          setup.task("worker", () -> dag.run());
          setup.task(
              "linker",
              () -> {
                boolean unused = dag.addDep(second, third).isDone();
              });
          setup.afterwards(() -> require(dag.run().code() == 0, "a node is left"));
        });
  }

  /** Two workers activate a target each, and both tokens are in the fingerprint. */
  static Program tokensOfTwo(DagParts parts) {
    return Program.of(
        "tokens of two",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          Octonion one = Octonion.of(0, 1, 0, 0, 0, 0, 0, 0);
          Octonion other = Octonion.of(0, 0, 1, 0, 0, 0, 0, 0);
          for (Octonion token : List.of(one, other)) {
            DagNode node = dag.node("n");
            dag.setTarget(node, new Token(setup.machine(), token)).orElseThrow();
            dag.submit(node).orElseThrow();
          }
          setup.task("worker1", () -> dag.run());
          setup.task("worker2", () -> dag.run());
          setup.afterwards(
              () -> {
                Octonion all = dag.report().fingerprint();
                require(
                    all.equals(one.times(other)) || all.equals(other.times(one)),
                    "a token is missing");
              });
        });
  }

  /** Two tasks that are noted in one cell run; each is refused inside its own run only. */
  static Program sharedSeat(DagParts parts) {
    return Program.of(
        "shared seat",
        setup -> {
          DagScheduler dag = DagScheduler.create(setup.machine(), parts);
          DagScheduler own = dag;
          DagNode nested =
              dag.node(
                  "nested",
                  () ->
                      require(
                          own.run().refused() == DagError.NESTED_RUN,
                          "a nested run is not refused"));
          dag.submit(nested).orElseThrow();
          Runnable twice =
              () -> {
                for (int i = 0; i < 2; i++) {
                  require(dag.run().refused() == null, "a run that is not nested is refused");
                }
              };
          setup.task("one", twice);
          for (int i = 2; i <= 16; i++) {
            setup.task("idle" + i, () -> {});
          }
          setup.task("seventeen", twice);
        });
  }

  /** A target that is set while the node is taken is refused, or activated by who sees it whole. */
  static Program targetBesideTake(DagParts parts) {
    return Program.of(
        "target beside take",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell data = setup.machine().longCell("data", 0);
          LongCell set = setup.machine().longCell("set", 0);
          LongCell activated = setup.machine().longCell("activated", 0);
          DagNode node = dag.node("node");
          dag.submit(node).orElseThrow();
          ActivationTarget target = new Reading(setup.machine(), data, activated);
          setup.task("worker", () -> require(dag.run().code() == 0, "the target was not ready"));
          setup.task(
              "setter",
              () -> {
                data.store(7, StoreOrder.PLAIN);
                set.store(dag.setTarget(node, target).isDone() ? 1 : 0, StoreOrder.PLAIN);
              });
          setup.afterwards(
              () ->
                  require(
                      set.load(LoadOrder.PLAIN) == activated.load(LoadOrder.PLAIN),
                      "a target that was set was not activated"));
        });
  }

  /** Whoever gives time to a target sees what was done before it was set. */
  static Program targetBesideYield(DagParts parts) {
    return Program.of(
        "target beside yield",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell data = setup.machine().longCell("data", 0);
          DagNode node = dag.node("node");
          ActivationTarget target =
              new Reading(setup.machine(), data, setup.machine().longCell("activated", 0));
          setup.task(
              "setter",
              () -> {
                data.store(7, StoreOrder.PLAIN);
                dag.setTarget(node, target).orElseThrow();
              });
          setup.task(
              "yielder",
              () -> {
                DagError error = dag.yieldTo(node).error();
                require(error == null || error == DagError.NO_TARGET, "the target was not ready");
              });
        });
  }

  /** A target that looks at data when it is activated. */
  private static final class Reading extends Token {
    private final LongCell data;
    private final LongCell activated;

    Reading(Machine machine, LongCell data, LongCell activated) {
      super(machine, Octonion.ONE);
      this.data = data;
      this.activated = activated;
    }

    @Override
    public Optional<String> activate() {
      activated.store(1, StoreOrder.PLAIN);
      return data.load(LoadOrder.PLAIN) == 7 ? Optional.empty() : Optional.of("not ready");
    }
  }

  /** A node sees what was done before it was submitted, although its parent counted down last. */
  static Program submitPublishes(DagParts parts) {
    return Program.of(
        "submit publishes",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell data = setup.machine().longCell("data", 0);
          DagNode parent = dag.node("parent");
          DagNode child =
              dag.node("child", () -> require(data.load(LoadOrder.PLAIN) == 7, "too early"));
          dag.addDep(parent, child).orElseThrow();
          dag.submit(parent).orElseThrow();
          setup.task("worker", () -> dag.run());
          setup.task(
              "submitter",
              () -> {
                data.store(7, StoreOrder.PLAIN);
                dag.submit(child).orElseThrow();
              });
          setup.afterwards(() -> require(dag.run().code() == 0, "the child is left"));
        });
  }

  /** A node that is linked to one that ends meanwhile runs in the task that links it. */
  static Program lateChildElsewhere(DagParts parts) {
    return Program.of(
        "late child elsewhere",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell data = setup.machine().longCell("data", 0);
          DagNode parent = dag.node("parent", () -> data.store(7, StoreOrder.PLAIN));
          DagNode child =
              dag.node("child", () -> require(data.load(LoadOrder.PLAIN) == 7, "too early"));
          dag.submit(parent).orElseThrow();
          setup.task("worker", () -> dag.run());
          setup.task(
              "linker",
              () -> {
                dag.addDep(parent, child).orElseThrow();
                dag.submit(child).orElseThrow();
                dag.run();
              });
        });
  }

  /** Whoever is told that a node has started sees what it waited for. */
  static Program startPublishes(DagParts parts) {
    return Program.of(
        "start publishes",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell data = setup.machine().longCell("data", 0);
          DagNode parent = dag.node("parent", () -> data.store(7, StoreOrder.PLAIN));
          DagNode child = dag.node("child");
          dag.addDep(parent, child).orElseThrow();
          dag.submit(parent).orElseThrow();
          dag.submit(child).orElseThrow();
          setup.task("worker", () -> dag.run());
          setup.task(
              "setter",
              () -> {
                if (isGone(dag.setPriority(child, 3), DagError.ALREADY_STARTED)) {
                  long unused = data.load(LoadOrder.PLAIN);
                }
              });
        });
  }

  /** Two things that are set at once are both set. */
  static Program twoSetters(DagParts parts) {
    return Program.of(
        "two setters",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell runs = setup.machine().longCell("runs", 0);
          DagNode lesser = dag.node("lesser", () -> runs.store(1, StoreOrder.PLAIN));
          DagNode node =
              dag.node("node", () -> require(runs.load(LoadOrder.PLAIN) == 0, "not the first"));
          ActivationTarget target = new Token(setup.machine(), Octonion.ONE);
          setup.task("one", () -> dag.setTarget(node, target).orElseThrow());
          setup.task("other", () -> dag.setPriority(node, 5).orElseThrow());
          setup.afterwards(
              () -> {
                require(dag.yieldTo(node).isDone(), "the target is lost");
                dag.submit(lesser).orElseThrow();
                dag.submit(node).orElseThrow();
                require(dag.run().code() == 0, "the priority is lost");
              });
        });
  }

  /** A dependency and a target that come at once are both there. */
  static Program linkBesideSetter(DagParts parts) {
    return Program.of(
        "link beside setter",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode parent = dag.node("parent");
          DagNode child = dag.node("child");
          ActivationTarget target = new Token(setup.machine(), Octonion.ONE);
          setup.task("linker", () -> dag.addDep(parent, child).orElseThrow());
          setup.task("setter", () -> dag.setTarget(child, target).orElseThrow());
          setup.afterwards(
              () -> {
                require(dag.yieldTo(child).isDone(), "the target is lost");
                require(isGone(dag.addDep(child, parent), DagError.CYCLE), "the edge is lost");
              });
        });
  }

  /** A target that is set beside a cancellation is refused or there. */
  static Program cancelBesideSetter(DagParts parts) {
    return Program.of(
        "cancel beside setter",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode parent = dag.node("parent", FAILS);
          DagNode child = dag.node("child");
          LongCell set = setup.machine().longCell("set", 0);
          dag.addDep(parent, child).orElseThrow();
          dag.submit(parent).orElseThrow();
          dag.submit(child).orElseThrow();
          ActivationTarget target = new Token(setup.machine(), Octonion.ONE);
          setup.task("worker", () -> dag.run());
          setup.task(
              "setter",
              () -> set.store(dag.setTarget(child, target).isDone() ? 1 : 0, StoreOrder.PLAIN));
          setup.afterwards(
              () -> {
                boolean there = dag.yieldTo(child).isDone();
                require(there == (set.load(LoadOrder.PLAIN) == 1), "the target is lost");
                require(
                    dag.report().nodes().get(child.number()).reason() != null, "no reason is left");
              });
        });
  }

  /** Whoever finds that a node failed or was cancelled finds why. */
  static Program reasonIsThere(DagParts parts) {
    return Program.of(
        "reason is there",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode parent = dag.node("parent", FAILS);
          DagNode child = dag.node("child");
          dag.addDep(parent, child).orElseThrow();
          dag.submit(parent).orElseThrow();
          dag.submit(child).orElseThrow();
          setup.task("worker", () -> dag.run());
          setup.task(
              "reporter",
              () -> {
                for (RunReport.NodeReport each : dag.report().nodes()) {
                  boolean over =
                      each.status() == NodeStatus.FAILED || each.status() == NodeStatus.CANCELLED;
                  require(!over || each.reason() != null, each.node() + " has no reason");
                }
              });
        });
  }

  /** Nodes that two tasks make are both there, and a third task sees what they are made of. */
  static Program twoMakeNodes(DagParts parts) {
    return Program.of(
        "two make nodes",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell[] made = {
            setup.machine().longCell("made1", 0), setup.machine().longCell("made2", 0)
          };
          for (int i = 0; i < 2; i++) {
            int self = i;
            setup.task(
                "maker" + i,
                () -> {
                  made[self].store(1, StoreOrder.PLAIN);
                  dag.submit(dag.node("n" + self)).orElseThrow();
                });
          }
          setup.task(
              "reporter",
              () -> {
                for (RunReport.NodeReport each : dag.report().nodes()) {
                  long unused = made[each.node().name().charAt(1) - '0'].load(LoadOrder.PLAIN);
                }
              });
          setup.afterwards(() -> require(dag.report().nodes().size() == 2, "a node is not known"));
        });
  }

  /** Of two tasks that submit one node, one does. */
  static Program twoSubmit(DagParts parts) {
    return Program.of(
        "two submit",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          LongCell done = setup.machine().longCell("done", 0);
          DagNode node = dag.node("node");
          for (String name : List.of("one", "other")) {
            setup.task(
                name, () -> done.fetchAdd(dag.submit(node).isDone() ? 1 : 0, RmwOrder.RELAXED));
          }
          setup.afterwards(
              () -> {
                require(done.load(LoadOrder.PLAIN) == 1, "not submitted once");
                require(dag.run().code() == 0, "the node is left");
              });
        });
  }

  /** A node is made to wait for one that is cancelled meanwhile. */
  static Program lateChildOfCancelled(DagParts parts) {
    return Program.of(
        "late child of a cancelled node",
        setup -> {
          DagScheduler dag = scheduler(setup, parts);
          DagNode parent = dag.node("parent", FAILS);
          DagNode middle = dag.node("middle");
          DagNode child = dag.node("child");
          dag.addDep(parent, middle).orElseThrow();
          dag.submit(parent).orElseThrow();
          dag.submit(middle).orElseThrow();
          setup.task("worker", () -> dag.run());
          setup.task(
              "linker",
              () -> {
                dag.addDep(middle, child).orElseThrow();
                dag.submit(child).orElseThrow();
              });
          setup.afterwards(
              () -> {
                RunReport unused = dag.run();
                NodeStatus status = dag.report().nodes().get(child.number()).status();
                require(status == NodeStatus.CANCELLED, "the child is " + status);
              });
        });
  }
}
