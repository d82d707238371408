package org.latticeipc.scheduler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.algebra.Octonion;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.Allocated;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.value.IntList;
import org.latticeipc.scheduler.ready.Gate;
import org.latticeipc.scheduler.ready.ReadyHeap;
import org.latticeipc.scheduler.ready.ReadyPool;

/** What the nodes of one scheduler share, and what is done to a node by more than one call. */
final class DagCore extends Allocated {
  /** Tasks that run are noted in one of so many cells, so that few share one. */
  private static final int SEATS = 16;

  private final Machine machine;
  private final Machine words;
  private final Machine lists;
  private final DagParts parts;
  private final Gate gate;
  private final ReadyPool<DagNode> pool;
  private final QuaternionSpinlock edges;
  private final RefCell<DagNode> newest;
  private final RefCell<Octonion> fingerprint;
  private final LongCell heightsStale;
  private final List<RefCell<IntList>> inside = new ArrayList<>();

  DagCore(Machine machine, DagParts parts) {
    super(machine);
    this.machine = machine;
    this.parts = parts;
    this.gate = new Gate(machine);
    this.words = parts.words().on(machine);
    this.lists = parts.lists().on(machine);
    this.pool = new ReadyPool<>(parts.heaps().on(machine), gate);
    this.edges = new QuaternionSpinlock(machine, "dag.edges");
    this.newest = machine.refCell("dag.nodes", null);
    this.fingerprint = machine.refCell("dag.fingerprint", Octonion.ONE);
    this.heightsStale = machine.longCell("dag.stale", 0);
    for (int i = 0; i < SEATS; i++) {
      inside.add(machine.refCell("dag.runs", null));
    }
  }

  Machine machine() {
    return machine;
  }

  DagParts parts() {
    return parts;
  }

  Gate gate() {
    return gate;
  }

  ReadyPool<DagNode> pool() {
    return pool;
  }

  /** Guards the edges, and what is worked out from them. */
  QuaternionSpinlock edges() {
    return edges;
  }

  /** Whether heights are lower than they should be; written under the lock. */
  LongCell heightsStale() {
    return heightsStale;
  }

  // Nodes

  /** ACQ_REL: who goes through the nodes from this one on sees what they are made of. */
  @SuppressWarnings("ReferenceEquality") // which of equal nodes it is decides about memory only
  DagNode add(String name, NodeBody body) {
    RefCell<NodeWork> work = machine.refCell(name, "work", NodeWork.of(body));
    RefCell<Dependants> dependants = lists.refCell(name, "dependants", Dependants.Nobody.YET);
    // Last, so that on the host it lies beside the node: whoever ends a parent needs both.
    LongCell word = words.longCell(name, "state", NodeWord.FRESH);
    Made made = new Made();
    DagNode before =
        newest.getAndUpdate(
            last -> {
              DagNode node = new DagNode(this, last, name, word, work, dependants);
              made.node = node;
              return node;
            },
            RmwOrder.ACQ_REL);
    // The very one that is in the list, where the function was asked last with what it followed;
    // elsewhere an equal one, which costs memory only.
    DagNode listed = made.node;
    return listed != null && listed.before() == before
        ? listed
        : new DagNode(this, before, name, word, work, dependants);
  }

  /** What the function of an update made last. Of one call. */
  private static final class Made {
    @Nullable DagNode node;
  }

  boolean knows(DagNode node) {
    return equals(node.core()) && machine == node.core().machine;
  }

  int size() {
    DagNode last = newest();
    return last == null ? 0 : last.number() + 1;
  }

  /** The node made last, or null. ACQUIRE as in {@link #add}. */
  @Nullable DagNode newest() {
    return newest.load(LoadOrder.ACQUIRE);
  }

  /** All nodes by number. */
  DagNode[] nodes() {
    DagNode last = newest();
    DagNode[] all = new DagNode[last == null ? 0 : last.number() + 1];
    for (DagNode at = last; at != null; at = at.before()) {
      all[at.number()] = at;
    }
    return all;
  }

  // Who runs

  /**
   * Notes that the task is inside a run; false if it is already. RELAXED: it reads what it wrote.
   */
  boolean enterRun(int task) {
    IntList before =
        seat(task)
            .getAndUpdate(
                list -> IntList.contains(list, task) ? list : IntList.plus(list, task),
                RmwOrder.RELAXED);
    return !IntList.contains(before, task);
  }

  void leaveRun(int task) {
    IntList unused = seat(task).getAndUpdate(list -> IntList.minus(list, task), RmwOrder.RELAXED);
  }

  private RefCell<IntList> seat(int task) {
    return inside.get(task % SEATS);
  }

  // Readiness

  /** The entry of a node whose word is or was the given one. */
  ReadyHeap<DagNode> entry(DagNode node, long word) {
    return ReadyHeap.of(priority(node, word), node.number(), node);
  }

  /** One access if something was set, else none. */
  static long priority(DagNode node, long word) {
    Long set = NodeWord.isSet(word) ? node.work().priority() : null;
    return set == null ? NodeWord.height(word) : set;
  }

  // Cancelling; under the lock of the edges, as all changes of the work of a node that waits

  /** Tells all that depends on a node, at any distance, that it will not run. */
  void cancelDependants(@Nullable NodeList dependants, String reason) {
    ArrayDeque<NodeList> open = new ArrayDeque<>();
    NodeList at = dependants;
    while (at != null) {
      if (cancel(at.first(), reason)) {
        NodeList further = close(at.first(), reason);
        if (further != null) {
          open.add(further);
        }
      }
      at = at.rest() != null ? at.rest() : open.poll();
    }
  }

  /** Cancels a node and all that depends on it, or dooms it if it was not submitted. */
  void doom(DagNode node, String reason) {
    cancelDependants(new NodeList(node, null), reason);
  }

  /** Closes the list of a cancelled node. ACQ_REL as in {@link Worker}'s end of a node. */
  @Nullable NodeList close(DagNode node, String reason) {
    Dependants before =
        node.dependantsCell()
            .getAndUpdate(
                d -> Objects.requireNonNull(d).ended(NodeStatus.CANCELLED, reason),
                RmwOrder.ACQ_REL);
    NodeWork unused =
        node.workCell().getAndUpdate(w -> Objects.requireNonNull(w).cancelled(), RmwOrder.ACQ_REL);
    return Objects.requireNonNull(before).nodes();
  }

  /** The reason before the mark: whoever finds the mark finds a reason. */
  private boolean cancel(DagNode node, String reason) {
    NodeWork unused =
        node.workCell()
            .getAndUpdate(w -> Objects.requireNonNull(w).withReason(reason), RmwOrder.ACQ_REL);
    // RELEASE: who finds the mark sees the reason.
    long judged = node.change(NodeWord::cancelled, RmwOrder.RELEASE);
    if (!NodeWord.isBeforeRun(judged) || !NodeWord.isSubmitted(judged)) {
      return false;
    }
    if (NodeWord.isReady(judged)) {
      long unusedWord = gate.end(1);
    }
    return true;
  }

  // Reports

  /** RELAXED: only its own order counts. */
  void activated(ActivationTarget target) {
    Octonion token = target.token();
    if (!token.equals(Octonion.ONE)) {
      Octonion unused =
          fingerprint.getAndUpdate(f -> Objects.requireNonNull(f).times(token), RmwOrder.RELAXED);
    }
  }

  /** Where every node is, one after the other, the newest first. Up to three accesses a node. */
  RunReport report(@Nullable DagError refused) {
    DagNode last = newest();
    RunReport.NodeReport[] all = new RunReport.NodeReport[last == null ? 0 : last.number() + 1];
    for (DagNode node = last; node != null; node = node.before()) {
      NodeStatus status = node.status();
      boolean told = status == NodeStatus.DONE || status == NodeStatus.RUNNING;
      String reason = told ? null : node.work().reason();
      all[node.number()] = new RunReport.NodeReport(node, status, reason);
    }
    return new RunReport(
        List.of(all), Objects.requireNonNull(fingerprint.load(LoadOrder.RELAXED)), refused);
  }
}
