package org.latticeipc.lincheck;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.Operation;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagResult;
import org.latticeipc.scheduler.DagScheduler;
import org.latticeipc.scheduler.NodeStatus;
import org.latticeipc.scheduler.RunReport;
import org.latticeipc.scheduler.variant.DagVariant;

/**
 * Two nodes of the DAG scheduler: dependencies both ways, submissions and runs at once.
 *
 * <p>{@code run} is an interval, not a moment: other calls may come between two nodes that it
 * takes. The shortest execution that no order of whole calls explains has {@code one} wait for
 * {@code other}, both submitted, then
 *
 * <pre>
 *   run(): one other  |  addDepForth(): ALREADY_STARTED
 *                     |  addDepBack(): done
 * </pre>
 *
 * The run is after the second call, before which {@code one} had not started, and before the first,
 * by which {@code other} had. So the specification is {@link DagMoments}; {@link SequentialDag},
 * which takes a run for one moment, is kept to show that the difference is seen.
 */
@Pinned(
    before = "submitOther submitOne addDepBack",
    threads = {"run", "addDepForth addDepBack"})
@Pinned(
    before = "addDepForth submitOne",
    threads = {"run", "submitOther run"})
@Pinned(
    threads = {"addDepForth submitOne", "addDepBack submitOther"},
    after = "run")
@Pinned(
    before = "submitOne submitOther",
    threads = {"run", "addDepForth run"})
public class DependencyGraph {
  static final String DONE = "done";
  static final List<String> NAMES = List.of("one", "other");

  private final DagScheduler dag;
  private final List<LongCell> runs = new ArrayList<>();
  private final List<DagNode> nodes = new ArrayList<>();

  /** The real scheduler. */
  public DependencyGraph() {
    this(DagParts.standard());
  }

  DependencyGraph(DagParts parts) {
    Machine machine = HostMachine.create();
    dag = DagScheduler.create(machine, parts);
    for (String name : NAMES) {
      LongCell count = machine.longCell(name, 0);
      runs.add(count);
      nodes.add(dag.node(name, () -> count(count)));
    }
  }

  private static void count(LongCell count) {
    long unused = count.fetchAdd(1, RmwOrder.RELAXED);
  }

  static DagParts wrong(String variant) {
    return DagVariant.named(variant).orElseThrow().applyTo(DagParts.standard());
  }

  /** Makes the second wait for the first. */
  @Operation
  public String addDepForth() {
    return answer(dag.addDep(nodes.get(0), nodes.get(1)));
  }

  /** Makes the first wait for the second. */
  @Operation
  public String addDepBack() {
    return answer(dag.addDep(nodes.get(1), nodes.get(0)));
  }

  /** Submits the first. */
  @Operation
  public String submitOne() {
    return answer(dag.submit(nodes.get(0)));
  }

  /** Submits the second. */
  @Operation
  public String submitOther() {
    return answer(dag.submit(nodes.get(1)));
  }

  /** Runs, and tells which nodes are done then and how often the work of each was done. */
  @Operation
  public String run() {
    RunReport report = dag.run();
    StringBuilder done = new StringBuilder();
    for (int i = 0; i < NAMES.size(); i++) {
      if (report.nodes().get(i).status() == NodeStatus.DONE) {
        done.append(told(NAMES.get(i), runs.get(i).load(LoadOrder.RELAXED)));
      }
    }
    return done.toString();
  }

  /** A node that is done and how often its work was done, unless that is once. */
  static String told(String name, long times) {
    return times == 1 ? name + " " : name + " " + times + " times ";
  }

  private static String answer(DagResult result) {
    return result.isDone() ? DONE : String.valueOf(result.error());
  }

  /** {@code dag=pending-not-atomic}. */
  public static final class PendingNotAtomic extends DependencyGraph {
    public PendingNotAtomic() {
      super(wrong("pending-not-atomic"));
    }
  }

  /** {@code dag=submit-races-completion}. */
  public static final class SubmitRacesCompletion extends DependencyGraph {
    public SubmitRacesCompletion() {
      super(wrong("submit-races-completion"));
    }
  }

  /** {@code dag=cycle-check-unlocked}. */
  public static final class CycleCheckUnlocked extends DependencyGraph {
    public CycleCheckUnlocked() {
      super(wrong("cycle-check-unlocked"));
    }
  }

  /** {@code dag=done-before-run}. */
  public static final class DoneBeforeRun extends DependencyGraph {
    public DoneBeforeRun() {
      super(wrong("done-before-run"));
    }
  }
}
