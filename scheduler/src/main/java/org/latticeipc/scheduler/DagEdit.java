package org.latticeipc.scheduler;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.algebra.Octonion;
import org.latticeipc.machine.value.IntList;
import org.latticeipc.machine.value.PersistentVector;

/**
 * Works out the next state from one state. Used by one pure function call and then thrown away, so
 * it may hold what changes in plain fields.
 */
final class DagEdit {
  private static final int RAISES = 64;

  private final DagState before;
  private PersistentVector<NodeState> nodes;
  private @Nullable ReadyHeap ready;
  private int readyCount;
  private @Nullable IntList runners;
  private boolean heightsValid;
  private Octonion fingerprint;

  DagEdit(DagState before) {
    this.before = before;
    this.nodes = before.nodes();
    this.ready = before.ready();
    this.readyCount = before.readyCount();
    this.runners = before.runners();
    this.heightsValid = before.heightsValid();
    this.fingerprint = before.fingerprint();
  }

  DagState next() {
    return new DagState(
        before.version() + 1, nodes, ready, readyCount, runners, heightsValid, fingerprint);
  }

  NodeState at(int number) {
    return nodes.get(number);
  }

  void add(NodeState node) {
    nodes = nodes.plus(node);
  }

  void put(NodeState node) {
    nodes = nodes.with(node.node().number(), node);
  }

  void makeReady(int number) {
    NodeState node = at(number).restamped(NodeStatus.READY);
    put(node);
    ready = ReadyHeap.plus(ready, node.priority(), number, node.stamp());
    readyCount++;
  }

  /** Voids the entry of a READY node. */
  void makeWaiting(int number) {
    put(at(number).restamped(NodeStatus.WAITING));
    readyCount--;
  }

  /** Enters a READY node again after its priority changed. */
  void reorder(int number) {
    if (at(number).status() == NodeStatus.READY) {
      makeWaiting(number);
      makeReady(number);
    }
  }

  /** Takes the best node for a task; null if none is ready. */
  @Nullable DagNode take(int task) {
    if (readyCount == 0) {
      return null;
    }
    if (!heightsValid) {
      recomputeHeights();
    }
    while (ready != null) {
      ReadyHeap best = ready;
      ready = best.withoutBest();
      NodeState node = at(best.node());
      if (node.status() == NodeStatus.READY && node.stamp() == best.stamp()) {
        put(node.with(NodeStatus.RUNNING));
        if (node.target() != null) {
          fingerprint = fingerprint.times(node.target().token());
        }
        readyCount--;
        runners = IntList.plus(runners, task);
        return node.node();
      }
    }
    throw new IllegalStateException("ready nodes are counted that have no entry");
  }

  void runnerEnds(int task) {
    runners = IntList.minus(runners, task);
  }

  /** The child's status after one of its dependencies was done. */
  void dependencyDone(int child, int pendingBefore) {
    put(at(child).withPending(pendingBefore - 1));
    if (pendingBefore == 1 && at(child).status() == NodeStatus.WAITING) {
      makeReady(child);
    }
  }

  /**
   * Tells all that depends on a node, at any distance, that it will not run. A node that was not
   * submitted is told when it is.
   */
  void cancelDependantsOf(int number, String reason) {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    open.add(number);
    while (!open.isEmpty()) {
      for (int child : childrenOf(open.remove())) {
        if (cancel(child, reason)) {
          open.add(child);
        }
      }
    }
  }

  /** Cancels a submitted node, marks one that is not; says whether its dependants follow. */
  boolean cancel(int number, String reason) {
    NodeState node = at(number);
    if (node.status() == NodeStatus.READY) {
      makeWaiting(number);
    }
    if (node.status() == NodeStatus.NEW) {
      put(node.reason() == null ? node.ended(NodeStatus.NEW, reason) : node);
      return false;
    }
    if (!node.status().isBeforeRun()) {
      return false;
    }
    put(at(number).ended(NodeStatus.CANCELLED, reason));
    return true;
  }

  /**
   * Raises the critical paths that lead through a new edge. Goes up a bounded number of steps;
   * beyond that all heights are worked out at once when they are next needed.
   */
  void raise(int parent, int child) {
    if (!heightsValid) {
      return;
    }
    ArrayDeque<Integer> open = new ArrayDeque<>();
    raiseOne(parent, at(child).height(), open);
    for (int steps = 0; !open.isEmpty(); steps++) {
      if (steps == RAISES) {
        heightsValid = false;
        return;
      }
      int number = open.remove();
      for (int each : IntList.toArray(at(number).parents())) {
        raiseOne(each, at(number).height(), open);
      }
    }
  }

  private void raiseOne(int number, int childHeight, ArrayDeque<Integer> open) {
    NodeState node = at(number);
    if (node.status().isBeforeRun() && node.height() <= childHeight) {
      put(node.withHeight(childHeight + 1));
      reorder(number);
      open.add(number);
    }
  }

  private void recomputeHeights() {
    nodes = CriticalPaths.of(nodes);
    heightsValid = true;
    ReadyHeap old = ready;
    ready = null;
    readyCount = 0;
    ArrayDeque<ReadyHeap> open = new ArrayDeque<>();
    for (ReadyHeap at = old; at != null; at = open.poll()) {
      if (at.left() != null) {
        open.add(at.left());
      }
      if (at.right() != null) {
        open.add(at.right());
      }
      NodeState node = at(at.node());
      if (node.status() == NodeStatus.READY && node.stamp() == at.stamp()) {
        makeReady(at.node());
      }
    }
  }

  private int[] childrenOf(int number) {
    return IntList.toArray(at(number).children());
  }
}
