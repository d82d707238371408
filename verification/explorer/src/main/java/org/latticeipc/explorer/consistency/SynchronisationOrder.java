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
  private boolean[] edges = new boolean[0];
  private int[] accesses = new int[16];
  private int accessCount;
  private boolean[] eco = new boolean[0];

  boolean isAcyclic(ExecutionGraph graph) {
    g = graph;
    count = 0;
    for (int e = 0; e < g.size; e++) {
      if ((g.flags[e] & Flags.SEQ_CST) != 0 && !isWritePart(e)) {
        nodes = room(nodes, count);
        nodes[count++] = e;
      }
    }
    edges = cleared(edges, count);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        edges[i * count + j] = i != j && precedes(nodes[i], nodes[j]);
      }
    }
    for (int x = 0; g.scFences > 0 && x < g.locations; x++) {
      throughFences(x);
    }
    close(edges, count);
    for (int i = 0; i < count; i++) {
      if (edges[i * count + i]) {
        return false;
      }
    }
    return true;
  }

  private static int[] room(int[] array, int n) {
    return n < array.length ? array : Arrays.copyOf(array, 2 * n);
  }

  private static boolean[] cleared(boolean[] matrix, int n) {
    if (matrix.length < n * n) {
      return new boolean[n * n];
    }
    Arrays.fill(matrix, 0, n * n, false);
    return matrix;
  }

  private static void close(boolean[] matrix, int n) {
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; matrix[i * n + k] && j < n; j++) {
          matrix[i * n + j] |= matrix[k * n + j];
        }
      }
    }
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
    eco = cleared(eco, accessCount);
    for (int i = 0; i < accessCount; i++) {
      for (int j = 0; j < accessCount; j++) {
        eco[i * accessCount + j] = i != j && communicate(accesses[i], accesses[j]);
      }
    }
    addEdges(false);
    close(eco, accessCount);
    addEdges(true);
  }

  private void addEdges(boolean betweenFences) {
    for (int i = 0; i < accessCount; i++) {
      for (int j = 0; j < accessCount; j++) {
        if (eco[i * accessCount + j]) {
          addEdges(accesses[i], accesses[j], betweenFences);
        }
      }
    }
  }

  private void addEdges(int x, int y, boolean betweenFences) {
    for (int i = 0; i < count; i++) {
      int a = nodes[i];
      boolean fromFence = isFence(a) && g.inHb(a, x);
      for (int j = 0; j < count && (fromFence || a == x && !betweenFences); j++) {
        int b = nodes[j];
        boolean toFence = isFence(b) && g.inHb(y, b);
        edges[i * count + j] |=
            betweenFences ? fromFence && toFence : (fromFence || toFence) && (toFence || b == y);
      }
    }
  }
}
