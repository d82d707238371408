package org.latticeipc.scheduler.part;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a path from the child to the parent from both of its ends in turn, one node each, and
 * ends as soon as one side is exhausted. Costs O(edges of the smaller side): building a chain from
 * either end costs O(1) an edge. Iterative, so depth is bounded by memory only.
 */
public final class BidirectionalCycleSearch implements CycleSearch {
  private static final int[] NONE = {};

  @Override
  public int[] cycleClosedBy(DagGraph graph, int parent, int child) {
    if (parent == child) {
      return new int[] {parent};
    }
    if (graph.children(child).length == 0 || graph.parents(parent).length == 0) {
      return NONE;
    }
    Side down = new Side(child);
    Side up = new Side(parent);
    while (!down.frontier.isEmpty() && !up.frontier.isEmpty()) {
      int here = down.frontier.remove();
      Integer met = down.visit(here, graph.children(here), up);
      if (met == null) {
        int there = up.frontier.remove();
        met = up.visit(there, graph.parents(there), down);
      }
      if (met != null) {
        return cycle(down, up, met);
      }
    }
    return NONE;
  }

  /** parent, child … met … and the nodes before parent. */
  private static int[] cycle(Side down, Side up, int met) {
    List<Integer> fromChild = down.pathTo(met);
    Collections.reverse(fromChild);
    List<Integer> toParent = up.pathTo(met);
    toParent.remove(0);
    List<Integer> path = new ArrayList<>(fromChild);
    path.addAll(toParent);
    // The path now runs child … parent; a cycle is told from its parent on.
    path.add(0, path.remove(path.size() - 1));
    return path.stream().mapToInt(Integer::intValue).toArray();
  }

  /** One of the two searches; the map is asked, never iterated. */
  private static final class Side {
    final ArrayDeque<Integer> frontier = new ArrayDeque<>();
    private final Map<Integer, Integer> cameFrom = new HashMap<>();
    private final int start;

    Side(int start) {
      this.start = start;
      frontier.add(start);
      cameFrom.put(start, start);
    }

    /** Adds the neighbours of a node; gives one that the other side has seen, or null. */
    @Nullable Integer visit(int node, int[] neighbours, Side other) {
      for (int next : neighbours) {
        if (cameFrom.putIfAbsent(next, node) == null) {
          if (other.cameFrom.containsKey(next)) {
            return next;
          }
          frontier.add(next);
        }
      }
      return null;
    }

    /** From {@code node} back to the start. */
    List<Integer> pathTo(int node) {
      List<Integer> path = new ArrayList<>();
      Integer at = node;
      while (at != null) {
        path.add(at);
        at = at == start ? null : cameFrom.get(at);
      }
      return path;
    }
  }
}
