package org.latticeipc.explorer.consistency;

import java.util.Arrays;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/**
 * Whether the sequentially consistent accesses and fences of a graph are in some order under {@code
 * jmm}: no cycle of
 *
 * <pre>
 *   [Esc] ; hb ; [Esc]
 * | ([Esc] | [Fsc] ; hb) ; (rf | co | fr) ; ([Esc] | hb ; [Fsc])
 * | [Fsc] ; hb ; (rf | co | fr)⁺ ; hb ; [Fsc]
 * </pre>
 *
 * where a location without coherence order has for co what happens-before says of its writes, and
 * fr leads from a plain read only to what the write it reads happens before. A read-modify-write is
 * one event, told by its read part. Keeps its arrays; confined to one thread.
 */
final class SynchronisationOrder {
  private ExecutionGraph g = new ExecutionGraph();
  private int[] nodes = new int[16];
  private int count;
  private final BitRows edges = new BitRows();
  private int[] accesses = new int[16];
  private int accessCount;
  private final BitRows eco = new BitRows();

  /** Of each access to a location the fences after it. */
  private final BitRows after = new BitRows();

  boolean isAcyclic(ExecutionGraph graph) {
    g = graph;
    count = 0;
    for (int e = 0; e < g.size; e++) {
      if ((g.flags[e] & Flags.SEQ_CST) != 0 && !isWritePart(e)) {
        nodes = room(nodes, count);
        nodes[count++] = e;
      }
    }
    edges.clear(count, count);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        if (i != j && precedes(nodes[i], nodes[j])) {
          edges.set(i, j);
        }
      }
    }
    for (int x = 0; g.scFences > 0 && x < g.locations; x++) {
      throughFences(x);
    }
    edges.close();
    for (int i = 0; i < count; i++) {
      if (edges.has(i, i)) {
        return false;
      }
    }
    return true;
  }

  private static int[] room(int[] array, int n) {
    return n < array.length ? array : Arrays.copyOf(array, 2 * n);
  }

  private boolean isWritePart(int e) {
    return (g.flags[e] & (Flags.WRITE | Flags.EXCLUSIVE)) == (Flags.WRITE | Flags.EXCLUSIVE);
  }

  private boolean isFence(int e) {
    return (g.flags[e] & Flags.FENCE) != 0;
  }

  private boolean precedes(int a, int b) {
    return g.inHb(a, b) || !isFence(a) && !isFence(b) && g.loc[a] == g.loc[b] && communicate(a, b);
  }

  /** What the event writes: itself, the write part that follows it, or nothing. */
  private int written(int e) {
    int f = g.flags[e];
    if ((f & Flags.WRITE) != 0) {
      return e;
    }
    int next = g.index[e] + 1;
    boolean both = (f & Flags.EXCLUSIVE) != 0 && next < g.length[g.task[e]];
    return both ? g.po[g.task[e]][next] : -1;
  }

  /** rf, co or fr between two accesses to one location. */
  private boolean communicate(int a, int b) {
    int w = written(a);
    boolean reads = (g.flags[a] & Flags.READ) != 0;
    int other = written(b);
    if (w >= 0 && (g.flags[b] & Flags.READ) != 0 && g.rf[b] == w) {
      return true;
    } else if (other < 0) {
      return false;
    }
    return w >= 0 && isBefore(w, other) || reads && overtakes(a, other);
  }

  private boolean isBefore(int w, int other) {
    return g.loose[g.loc[w]] ? w != other && g.inHb(w, other) : g.pos[w] < g.pos[other];
  }

  /** fr */
  private boolean overtakes(int r, int w) {
    int source = g.rf[r];
    if (source < 0) {
      return true;
    } else if ((g.flags[r] & Flags.ATOMIC) == 0) {
      return source != w && g.inHb(source, w);
    }
    return isBefore(source, w);
  }

  /** Edges from or to fences that accesses to the location make. */
  private void throughFences(int x) {
    accessCount = 0;
    for (int e = 0; e < g.size; e++) {
      boolean access = (g.flags[e] & (Flags.READ | Flags.WRITE)) != 0;
      if (access && g.loc[e] == x && !isWritePart(e)) {
        accesses = room(accesses, accessCount);
        accesses[accessCount++] = e;
      }
    }
    eco.clear(accessCount, accessCount);
    after.clear(accessCount, count);
    for (int i = 0; i < accessCount; i++) {
      for (int j = 0; j < accessCount; j++) {
        if (i != j && communicate(accesses[i], accesses[j])) {
          eco.set(i, j);
        }
      }
      for (int j = 0; j < count; j++) {
        if (isFence(nodes[j]) && g.inHb(accesses[i], nodes[j])) {
          after.set(i, j);
        }
      }
    }
    addEdges(false);
    eco.close();
    addEdges(true);
  }

  /** From fences before an access, and by one step from the access itself, to what follows. */
  private void addEdges(boolean betweenFences) {
    for (int i = 0; i < count; i++) {
      for (int x = 0; x < accessCount; x++) {
        boolean fromFence = isFence(nodes[i]) && g.inHb(nodes[i], accesses[x]);
        if (fromFence || !betweenFences && nodes[i] == accesses[x]) {
          addEdges(i, x, fromFence && !betweenFences);
        }
      }
    }
  }

  private void addEdges(int node, int x, boolean alsoToAccesses) {
    for (int y = 0; y < accessCount; y++) {
      if (eco.has(x, y)) {
        edges.add(node, after, y);
        for (int j = 0; alsoToAccesses && j < count; j++) {
          if (nodes[j] == accesses[y]) {
            edges.set(node, j);
          }
        }
      }
    }
  }
}
