package org.latticeipc.programs.os;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.scheduler.DagError;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagResult;
import org.latticeipc.scheduler.DagScheduler;
import org.latticeipc.scheduler.NodeFailure;
import org.latticeipc.scheduler.NodeStatus;
import org.latticeipc.scheduler.RunReport;
import org.latticeipc.scheduler.property.DagOrder;
import org.latticeipc.scheduler.property.ExactlyOnce;

/**
 * A graph on some workers. Each node writes plainly what all that wait for it read, and each worker
 * judges the report of its own run: every node was done, or cancelled if it waits for one that
 * failed, at any distance. What comes late the last worker does beside the others, before it runs.
 *
 * @param parts of the scheduler
 * @param shape the graph
 * @param workers how many tasks run it
 * @param fails a node that fails, or -1
 * @param late what comes late
 */
record GraphProgram(DagParts parts, DagGraphs.Shape shape, int workers, int fails, Late late)
    implements Program {

  /** What the last worker does to one node, or to none. */
  enum Act {
    /** Submits it. */
    SUBMITS,
    /** Makes, links and submits it; what depends on it may have started. */
    MAKES,
    /** Makes it wait for what it depends on; it may have started. */
    LINKS
  }

  /**
   * What comes late.
   *
   * @param act what is done
   * @param node to which node, or -1
   */
  record Late(Act act, int node) {
    static final Late NOTHING = new Late(Act.SUBMITS, -1);

    boolean is(Act other) {
      return node >= 0 && act == other;
    }

    @Override
    public String toString() {
      return switch (act) {
        case SUBMITS -> node + " is submitted late";
        case MAKES -> node + " is made late";
        case LINKS -> node + " is linked late";
      };
    }
  }

  @Override
  public String name() {
    return "graph "
        + shape
        + (fails < 0 ? "" : ", " + fails + " fails")
        + (late.node() < 0 ? "" : ", " + late);
  }

  @Override
  public void build(Setup setup) {
    setup.holdsOnlyCells();
    setup.property(new DagOrder());
    setup.property(new ExactlyOnce());
    DagScheduler dag = DagScheduler.create(setup.machine(), parts);
    int size = shape.nodes();
    LongCell[] written = new LongCell[size];
    for (int i = 0; i < size; i++) {
      written[i] = setup.machine().longCell("written" + i, 0);
    }
    DagNode[] nodes = new DagNode[size];
    for (int i = 0; i < size; i++) {
      nodes[i] = isMadeLate(i) ? null : make(dag, written, i);
    }
    for (int from = 0; from < size; from++) {
      for (int to = 0; to < size; to++) {
        if (shape.has(from, to) && !isLate(from, to)) {
          dag.addDep(nodes[from], nodes[to]).orElseThrow();
        }
      }
    }
    for (int i = 0; i < size; i++) {
      if (i != late.node() || late.is(Act.LINKS)) {
        dag.submit(nodes[i]).orElseThrow();
      }
    }
    declare(setup, dag, written, nodes);
  }

  /** Workers on one CPU are alike, but for the last one if something comes late. */
  private void declare(Setup setup, DagScheduler dag, LongCell[] written, DagNode[] nodes) {
    int alike = late.node() < 0 ? workers : workers - 1;
    List<TaskHandle> handles = new ArrayList<>();
    for (int i = 0; i < alike; i++) {
      handles.add(setup.task("worker" + i, () -> judge(dag.run(), shape, true)));
    }
    if (alike < workers) {
      setup.task(
          "worker" + alike,
          () -> {
            DagGraphs.Shape linked = doWhatIsLate(dag, written, nodes.clone());
            judge(dag.run(), linked, false);
          });
    }
    int cpus = setup.machine().cpuCount();
    for (int cpu = 0; cpu < cpus; cpu++) {
      int own = cpu;
      TaskHandle[] same = handles.stream().filter(h -> h.cpu() == own).toArray(TaskHandle[]::new);
      if (same.length > 1) {
        setup.interchangeable(same);
      }
    }
  }

  private boolean isMadeLate(int node) {
    return late.is(Act.MAKES) && node == late.node();
  }

  /** Whether an edge comes late. */
  private boolean isLate(int from, int to) {
    return to == late.node() && !late.is(Act.SUBMITS) || isMadeLate(from);
  }

  private DagNode make(DagScheduler dag, LongCell[] written, int self) {
    return dag.node("n" + self, () -> work(written, self));
  }

  /** Gives the graph as it is then: an edge is refused if its node has started. */
  private DagGraphs.Shape doWhatIsLate(DagScheduler dag, LongCell[] written, DagNode[] nodes) {
    if (late.is(Act.MAKES)) {
      nodes[late.node()] = make(dag, written, late.node());
    }
    DagGraphs.Shape linked = shape;
    for (int from = 0; from < nodes.length; from++) {
      for (int to = 0; to < nodes.length; to++) {
        if (shape.has(from, to) && isLate(from, to)) {
          DagResult answer = dag.addDep(nodes[from], nodes[to]);
          boolean isStarted = !isMadeLate(to) && answer.error() == DagError.ALREADY_STARTED;
          PropertyViolation.require(answer.isDone() || isStarted, "an edge is refused: " + answer);
          linked = isStarted ? linked.without(from, to) : linked;
        }
      }
    }
    if (!late.is(Act.LINKS)) {
      dag.submit(nodes[late.node()]).orElseThrow();
    }
    return linked;
  }

  /** Who is linked late may have started before, so it does not read what that edge is for. */
  private void work(LongCell[] written, int self) throws NodeFailure {
    for (int from = 0; from < self; from++) {
      if (shape.has(from, self) && (!isLate(from, self) || isMadeLate(self))) {
        PropertyViolation.require(
            written[from].load(LoadOrder.PLAIN) == 1, "node " + self + " starts too early");
      }
    }
    if (self == fails) {
      throw new NodeFailure("on purpose");
    }
    PropertyViolation.require(
        written[self].load(LoadOrder.PLAIN) == 0, "node " + self + " runs twice");
    written[self].store(1, StoreOrder.PLAIN);
  }

  /**
   * A worker's own report, at the end of its run.
   *
   * @param linked the edges that are there
   * @param beside whether what comes late may not have come yet
   */
  private void judge(RunReport report, DagGraphs.Shape linked, boolean beside) {
    boolean[] told = new boolean[shape.nodes()];
    for (RunReport.NodeReport each : report.nodes()) {
      int node = each.node().name().charAt(1) - '0';
      told[node] = true;
      NodeStatus expected = expected(linked, node);
      boolean isRight = each.status() == expected || beside && isPerhaps(node, each.status());
      PropertyViolation.require(
          isRight, each.node() + " is " + each.status() + ", not " + expected);
    }
    for (int i = 0; i < told.length; i++) {
      PropertyViolation.require(told[i] || beside && isMadeLate(i), "n" + i + " is not known");
    }
  }

  private NodeStatus expected(DagGraphs.Shape linked, int node) {
    if (node == fails) {
      return NodeStatus.FAILED;
    }
    return linked.reaches(fails, node) ? NodeStatus.CANCELLED : NodeStatus.DONE;
  }

  /** What a node may be as long as what comes late has not come, or has not come whole. */
  private boolean isPerhaps(int node, NodeStatus status) {
    if (late.node() < 0 || node != late.node() && !shape.reaches(late.node(), node)) {
      return false;
    }
    return switch (status) {
      case NEW, WAITING -> !late.is(Act.LINKS);
      case DONE, CANCELLED -> !late.is(Act.SUBMITS);
      default -> false;
    };
  }
}
