package org.latticeipc.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.scheduler.part.AtomicUpdate;
import org.latticeipc.scheduler.part.OneStep;

/**
 * Runs nodes in dependency order, each exactly once after all that it depends on.
 *
 * <p>The whole state is one immutable value in one cell, and every call is one read-modify-write of
 * it: a dependency is searched for cycles and added, a node ends and the next one is taken, at one
 * moment. So there is nothing to race between, a waiting worker awaits the one cell that every
 * cause writes, and three nodes on two workers are little to explore. Any task may call anything at
 * any time.
 *
 * <p>Among nodes that can run, the one with the highest priority runs first, then the one made
 * first. The default priority is the critical path: the number of nodes on the longest path that
 * begins with the node; {@link #setPriority} replaces it.
 */
public final class DagScheduler {
  private final Machine machine;
  private final DagParts parts;
  private final DagTransitions transitions;
  private final RefCell<DagState> cell;

  private DagScheduler(Machine machine, DagParts parts) {
    this.machine = machine;
    this.parts = parts;
    this.transitions = new DagTransitions(parts.search());
    this.cell = machine.refCell("dag", DagState.EMPTY);
  }

  /** A scheduler without nodes. */
  public static DagScheduler create(Machine machine) {
    return create(machine, DagParts.standard());
  }

  /** A scheduler made of the given parts. */
  public static DagScheduler create(Machine machine, DagParts parts) {
    return new DagScheduler(machine, parts);
  }

  /** Makes a node that does nothing but activate its target. */
  public DagNode node(String name) {
    return node(name, NodeBody.NOTHING);
  }

  /** Makes a node. One access. */
  public DagNode node(String name, NodeBody body) {
    AllocationId id = machine.allocate();
    DagState before =
        update(
            s -> {
              DagEdit edit = new DagEdit(s);
              edit.add(NodeState.of(new DagNode(id, s.size(), name, body)));
              return edit.next();
            });
    return new DagNode(id, before.size(), name, body);
  }

  /** Sets a priority in place of the critical path; higher runs first. One access. */
  public DagResult setPriority(DagNode node, long priority) {
    DagState before = update(s -> transitions.setPriority(s, node, priority));
    return answer(transitions.changeRefusal(before, node), "set_priority(" + node + ")");
  }

  /** Sets what is given time when the node is activated. One access. */
  public DagResult setTarget(DagNode node, ActivationTarget target) {
    DagState before = update(s -> transitions.setTarget(s, node, target));
    return answer(transitions.changeRefusal(before, node), "set_target(" + node + ")");
  }

  /**
   * Has the node's activation give time to a task by {@code exo_yield_to}, unless the node has a
   * channel. One access.
   */
  public DagResult setContext(DagNode node, Kernel kernel, Domain caller, ExoCap context) {
    return setContext(node, new Port(kernel, caller, context));
  }

  /** As {@link #setContext(DagNode, Kernel, Domain, ExoCap)}. */
  public DagResult setContext(DagNode node, Port context) {
    return setTarget(node, new ContextTarget(context));
  }

  /**
   * Has the node's activation give time to the peer of a channel by {@code lattice_yield_to}. The
   * fingerprint takes the octonion token that the channel has now. One access and the channel's.
   */
  public DagResult setChannel(DagNode node, LatticeChannel channel) {
    return setTarget(node, new ChannelTarget(machine, channel));
  }

  /**
   * Makes {@code child} wait for {@code parent}. Refused with the names around the cycle if it
   * would close one; a dependency that is there already is left as it is. One access; the search
   * costs O(edges) of the smaller of the two sides.
   */
  public DagResult addDep(DagNode parent, DagNode child) {
    AtomicUpdate.Made<DagState> made =
        parts.linking().make(cell, (judged, s) -> transitions.link(judged, s, parent, child));
    DagResult.Refused refusal = transitions.linkRefusal(made.judged(), parent, child);
    if (refusal == null) {
      return DagResult.DONE;
    }
    if (refusal.error() == DagError.CYCLE && machine.observed()) {
      machine.note(transitions.evidence(made.judged(), parent, child));
    }
    return refusal;
  }

  /** Lets a node run once all it depends on has. One access. */
  public DagResult submit(DagNode node) {
    AtomicUpdate.Made<DagState> made =
        parts.submission().make(cell, (judged, s) -> transitions.submit(judged, s, node));
    return answer(transitions.submitRefusal(made.judged(), node), "submit(" + node + ")");
  }

  /**
   * Works until nothing runs and nothing can: takes the best node, does it, tells its end, and
   * waits while others might make nodes ready. Every task that calls it is a worker, and each
   * returns when all is quiet; nodes submitted later need another run.
   */
  public RunReport run() {
    return new Worker(machine, cell, parts, transitions).run();
  }

  /** Works with {@code workers} tasks, this one included, spread over the CPUs. */
  public RunReport run(int workers) {
    List<TaskHandle> others = new ArrayList<>();
    int cpus = machine.cpuCount();
    for (int i = 1; i < workers; i++) {
      int cpu = (machine.currentCpu() + i) % cpus;
      others.add(machine.spawn("dag worker " + i, cpu, () -> run()));
    }
    RunReport report = run();
    others.forEach(machine::join);
    return report;
  }

  /** Gives time to a node's target without running the node. One access and the target's. */
  public DagResult yieldTo(DagNode node) {
    DagState seen = Objects.requireNonNull(cell.load(LoadOrder.ACQUIRE));
    if (!seen.knows(node)) {
      return answer(DagError.UNKNOWN_NODE, "yield_to(" + node + ")");
    }
    ActivationTarget target = seen.at(node.number()).target();
    if (target == null) {
      return answer(DagError.NO_TARGET, "yield_to(" + node + ")");
    }
    Optional<String> failure = target.activate();
    return failure.isEmpty()
        ? DagResult.DONE
        : DagResult.refused(DagError.TARGET_GONE, "yield_to(" + node + "): " + failure.get());
  }

  /** Where every node is now, and the fingerprint. One access. */
  public RunReport report() {
    return RunReport.of(Objects.requireNonNull(cell.load(LoadOrder.ACQUIRE)));
  }

  /** ACQ_REL as in {@link OneStep}: a change goes on with what earlier changes published. */
  private DagState update(UnaryOperator<DagState> change) {
    return Objects.requireNonNull(
        cell.getAndUpdate(s -> change.apply(Objects.requireNonNull(s)), RmwOrder.ACQ_REL));
  }

  private static DagResult answer(@Nullable DagError error, String call) {
    return error == null
        ? DagResult.DONE
        : DagResult.refused(error, call + ": " + error.sentence());
  }
}
