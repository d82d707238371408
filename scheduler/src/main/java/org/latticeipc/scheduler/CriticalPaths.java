package org.latticeipc.scheduler;

import java.util.ArrayDeque;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * Keeps the heights of nodes: how many are on the longest path from each on. Heights only grow, and
 * only under the lock of the edges, so what is read here RELAXED is what was written last.
 */
final class CriticalPaths {
  private static final int RAISES = 16;

  private final DagCore core;

  CriticalPaths(DagCore core) {
    this.core = core;
  }

  /**
   * Raises the heights of the paths that lead through a new edge. Goes up a bounded number of
   * steps; beyond that all heights are worked out at once before the next node is taken.
   */
  void raise(DagNode parent, DagNode child) {
    if (areStale()) {
      return;
    }
    if (!isRaisedOver(parent, heightOf(child))) {
      return;
    }
    ArrayDeque<DagNode> open = new ArrayDeque<>();
    open.add(parent);
    for (int steps = 0; !open.isEmpty(); steps++) {
      if (steps == RAISES) {
        core.heightsStale().store(1, StoreOrder.RELAXED);
        return;
      }
      DagNode node = open.remove();
      int height = heightOf(node);
      for (NodeList at = node.work().parents(); at != null; at = at.rest()) {
        if (isRaisedOver(at.first(), height)) {
          open.add(at.first());
        }
      }
    }
  }

  private static int heightOf(DagNode node) {
    return NodeWord.height(node.word().load(LoadOrder.RELAXED));
  }

  /** Whether the node had to be raised. */
  private boolean isRaisedOver(DagNode node, int childHeight) {
    long word = node.word().load(LoadOrder.RELAXED);
    if (NodeWord.isBeforeRun(word) && NodeWord.height(word) <= childHeight) {
      raiseBy(node, childHeight + 1 - NodeWord.height(word));
      return true;
    }
    return false;
  }

  /**
   * A ready node is entered again, with its new priority; the old entry is void or does no harm.
   */
  private void raiseBy(DagNode node, int by) {
    long delta = NodeWord.higher(by);
    // RELAXED: orders nothing, and goes on with what earlier changes of the word published.
    long now = node.word().fetchAdd(delta, RmwOrder.RELAXED) + delta;
    if (NodeWord.isReady(now)) {
      core.pool().enter(core.entry(node, now));
    }
  }

  /** RELAXED: a hint; whoever acts on it takes the lock. */
  private boolean areStale() {
    return core.heightsStale().load(LoadOrder.RELAXED) != 0;
  }

  /** Works out all heights if they may be too low. One access if not. */
  void refresh() {
    if (areStale()) {
      core.edges()
          .withQlock(
              () -> {
                if (areStale()) {
                  workOut();
                  core.heightsStale().store(0, StoreOrder.RELAXED);
                }
              });
    }
  }

  /**
   * All at once, leaves first, each node after all that depends on it. O(nodes + edges), no
   * recursion. Where each node was made after what it depends on, that is the order of making
   * backwards.
   */
  private void workOut() {
    DagNode newest = core.newest();
    int[] height = new int[newest == null ? 0 : newest.number() + 1];
    for (DagNode node = newest; node != null; node = node.before()) {
      int mine = ++height[node.number()];
      for (NodeList up = node.work().parents(); up != null; up = up.rest()) {
        if (up.number() > node.number()) {
          workOutInAnyOrder(core.nodes());
          return;
        }
        height[up.number()] = Math.max(height[up.number()], mine);
      }
      raiseTo(node, mine);
    }
  }

  private void raiseTo(DagNode node, int height) {
    long word = node.word().load(LoadOrder.RELAXED);
    if (NodeWord.isBeforeRun(word) && NodeWord.height(word) < height) {
      raiseBy(node, height - NodeWord.height(word));
    }
  }

  /** Kahn, Topological sorting of large networks, 1962. */
  private void workOutInAnyOrder(DagNode[] nodes) {
    int[] open = new int[nodes.length];
    int[] height = new int[nodes.length];
    int[] queue = new int[nodes.length];
    int filled = 0;
    for (DagNode node : nodes) {
      for (NodeList at = node.work().parents(); at != null; at = at.rest()) {
        open[at.number()]++;
      }
    }
    for (DagNode node : nodes) {
      if (open[node.number()] == 0) {
        queue[filled++] = node.number();
      }
    }
    for (int at = 0; at < filled; at++) {
      DagNode node = nodes[queue[at]];
      int mine = ++height[queue[at]];
      raiseTo(node, mine);
      for (NodeList up = node.work().parents(); up != null; up = up.rest()) {
        int parent = up.number();
        height[parent] = Math.max(height[parent], mine);
        if (--open[parent] == 0) {
          queue[filled++] = parent;
        }
      }
    }
  }
}
