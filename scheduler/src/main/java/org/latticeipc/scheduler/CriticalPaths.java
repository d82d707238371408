package org.latticeipc.scheduler;

import org.latticeipc.machine.value.IntList;
import org.latticeipc.machine.value.PersistentVector;

/**
 * Critical paths of all nodes at once: leaves first, each node after all that depends on it (Kahn,
 * Topological sorting of large networks, 1962). O(nodes + edges), no recursion.
 */
final class CriticalPaths {
  private CriticalPaths() {}

  /** The nodes with their heights put right. */
  static PersistentVector<NodeState> of(PersistentVector<NodeState> nodes) {
    int size = nodes.size();
    NodeState[] out = new NodeState[size];
    int[] open = new int[size];
    int[] height = new int[size];
    int[] queue = new int[size];
    int filled = 0;
    for (int i = 0; i < size; i++) {
      out[i] = nodes.get(i);
      IntList children = out[i].children();
      open[i] = children == null ? 0 : children.size();
      if (open[i] == 0) {
        queue[filled++] = i;
      }
    }
    for (int at = 0; at < filled; at++) {
      int node = queue[at];
      height[node]++;
      NodeState state = out[node];
      out[node] = state.height() == height[node] ? state : state.withHeight(height[node]);
      for (int parent : IntList.toArray(state.parents())) {
        height[parent] = Math.max(height[parent], height[node]);
        if (--open[parent] == 0) {
          queue[filled++] = parent;
        }
      }
    }
    return PersistentVector.of(out);
  }
}
