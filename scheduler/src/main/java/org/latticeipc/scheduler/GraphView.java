package org.latticeipc.scheduler;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scheduler.part.DagGraph;

/**
 * The graph as a search sees it that starts at two nodes: nodes are known once an edge led to them.
 * Used under the lock of the edges; meanwhile nodes may end, and then their edges are gone. No
 * cycle that has a node before its run leads through such a one.
 */
final class GraphView implements DagGraph {
  private static final int[] NONE = {};

  private final DagCore core;
  private final DagNode parent;
  private final DagNode child;
  private final boolean remembers;
  private @Nullable TreeMap<Integer, DagNode> known;
  private @Nullable TreeMap<Long, Boolean> edges;

  /** A view from the two ends of an edge; one that remembers can tell what it showed. */
  GraphView(DagCore core, DagNode parent, DagNode child, boolean remembers) {
    this.core = core;
    this.parent = parent;
    this.child = child;
    this.remembers = remembers;
  }

  private DagNode at(int number) {
    if (number == parent.number()) {
      return parent;
    } else if (number == child.number()) {
      return child;
    }
    DagNode node = known == null ? null : known.get(number);
    if (node == null) {
      throw new IllegalArgumentException("no edge has led to node " + number);
    }
    return node;
  }

  @Override
  public int size() {
    return core.size();
  }

  @Override
  public String name(int node) {
    return at(node).name();
  }

  @Override
  public int[] parents(int node) {
    int[] numbers = numbers(at(node).work().parents());
    if (remembers) {
      for (int each : numbers) {
        remember(each, node);
      }
    }
    return numbers;
  }

  @Override
  public int[] children(int node) {
    int[] numbers = numbers(at(node).dependants().nodes());
    if (remembers) {
      for (int each : numbers) {
        remember(node, each);
      }
    }
    return numbers;
  }

  /** Whether the edge was shown. */
  boolean showed(int from, int to) {
    return edges != null && edges.containsKey(key(from, to));
  }

  private void remember(int from, int to) {
    if (edges == null) {
      edges = new TreeMap<>();
    }
    edges.put(key(from, to), true);
  }

  private static long key(int from, int to) {
    return (long) from << 32 | to;
  }

  private int[] numbers(@Nullable NodeList list) {
    if (list == null) {
      return NONE;
    }
    if (known == null) {
      known = new TreeMap<>();
    }
    int size = 0;
    for (NodeList at = list; at != null; at = at.rest()) {
      known.put(at.first().number(), at.first());
      size++;
    }
    int[] out = new int[size];
    for (NodeList at = list; at != null; at = at.rest()) {
      out[--size] = at.first().number();
    }
    return out;
  }
}
