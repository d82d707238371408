package org.latticeipc.explorer.model;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/**
 * RC11's partial SC order (Lahav et al., PLDI 2017, section 3.4).
 *
 * <pre>
 * scb      = sb | sb|≠loc ; hb ; sb|≠loc | hb|loc | co | fr
 * psc_base = ([Esc] | [Fsc] ; hb?) ; scb ; ([Esc] | hb? ; [Fsc])
 * psc_F    = [Fsc] ; (hb | hb ; eco ; hb) ; [Fsc]
 * </pre>
 *
 * <p>Built anew for each graph: for k SC events among n, k·n steps, and n times that for each SC
 * fence.
 */
final class PartialSc {
  private int[] nodes = new int[32];
  private int nodeCount;
  private int words;
  private long[] edges = new long[32];
  private boolean[] image = new boolean[64];
  private int[] incoming = new int[32];
  private int[] ready = new int[32];

  /** Whether psc has no cycle. */
  boolean acyclic(ExecutionGraph g) {
    collect(g);
    for (int i = 0; i < nodeCount; i++) {
      connect(g, i);
    }
    return sortable();
  }

  private void collect(ExecutionGraph g) {
    nodeCount = 0;
    if (nodes.length < g.scEvents) {
      nodes = new int[g.scEvents * 2];
      incoming = new int[nodes.length];
      ready = new int[nodes.length];
    }
    for (int e = 0; e < g.size; e++) {
      if ((g.flags[e] & Flags.SEQ_CST) != 0) {
        nodes[nodeCount++] = e;
      }
    }
    words = (nodeCount + 63) >>> 6;
    if (edges.length < nodeCount * words) {
      edges = new long[nodeCount * words * 2];
    }
    java.util.Arrays.fill(edges, 0, nodeCount * words, 0L);
    if (image.length < g.size) {
      image = new boolean[g.flags.length];
    }
  }

  private void connect(ExecutionGraph g, int i) {
    int a = nodes[i];
    java.util.Arrays.fill(image, 0, g.size, false);
    if (isFence(g, a)) {
      for (int x = 0; x < g.size; x++) {
        if (g.inHb(a, x)) {
          markScb(g, x);
        }
      }
      markThroughFences(g, a, i);
    } else {
      markScb(g, a);
    }
    for (int j = 0; j < nodeCount; j++) {
      int b = nodes[j];
      if (isFence(g, b) ? reachesFence(g, b) : image[b]) {
        addEdge(i, j);
      }
    }
  }

  private void addEdge(int i, int j) {
    edges[i * words + (j >>> 6)] |= 1L << j;
  }

  private static boolean isFence(ExecutionGraph g, int e) {
    return (g.flags[e] & Flags.FENCE) != 0;
  }

  private boolean reachesFence(ExecutionGraph g, int b) {
    for (int y = 0; y < g.size; y++) {
      if (image[y] && g.inHb(y, b)) {
        return true;
      }
    }
    return false;
  }

  /** The part of psc_F that is not in psc_base: hb, and hb ; (co | fr)? ; rf ; hb. */
  private void markThroughFences(ExecutionGraph g, int a, int i) {
    for (int j = 0; j < nodeCount; j++) {
      int b = nodes[j];
      if (isFence(g, b) && b != a && (g.inHb(a, b) || throughReads(g, a, b))) {
        addEdge(i, j);
      }
    }
  }

  private static boolean throughReads(ExecutionGraph g, int a, int b) {
    for (int y = 0; y < g.size; y++) {
      if ((g.flags[y] & Flags.READ) == 0 || !g.inHb(y, b) || g.rf[y] < 0) {
        continue;
      }
      int location = g.loc[y];
      int place = g.place(g.rf[y]);
      for (int p = 1; p <= place; p++) {
        if (g.inHb(a, g.co[location][p])) {
          return true;
        }
      }
      for (int k = 0; k < g.readCount[location]; k++) {
        int x = g.reads[location][k];
        if (g.inHb(a, x) && g.place(g.rf[x]) < place) {
          return true;
        }
      }
    }
    return false;
  }

  /** Marks every y with scb(x, y). */
  private void markScb(ExecutionGraph g, int x) {
    int[] po = g.po[g.task[x]];
    for (int k = g.index[x] + 1; k < g.length[g.task[x]]; k++) {
      image[po[k]] = true;
    }
    int after = nextElsewhere(g, x);
    int location = g.loc[x];
    boolean access = (g.flags[x] & (Flags.READ | Flags.WRITE)) != 0;
    for (int y = 0; y < g.size; y++) {
      if (image[y] || y == x) {
        continue;
      }
      if (access && isAccess(g, y) && g.loc[y] == location && g.inHb(x, y)) {
        image[y] = true;
      } else if (after >= 0) {
        int before = previousElsewhere(g, y);
        image[y] = before >= 0 && before != after && g.inHb(after, before);
      }
    }
    if (access) {
      int from = (g.flags[x] & Flags.READ) != 0 ? g.place(g.rf[x]) : g.pos[x];
      for (int p = from + 1; p < g.coLength[location]; p++) {
        if (g.co[location][p] != x) {
          image[g.co[location][p]] = true;
        }
      }
    }
  }

  private static boolean isAccess(ExecutionGraph g, int e) {
    return (g.flags[e] & (Flags.READ | Flags.WRITE)) != 0;
  }

  private static boolean elsewhere(ExecutionGraph g, int x, int y) {
    if ((g.flags[y] & (Flags.CHOICE | Flags.ALLOCATION)) != 0) {
      return false;
    }
    return !isAccess(g, x) || !isAccess(g, y) || g.loc[x] != g.loc[y];
  }

  private static int nextElsewhere(ExecutionGraph g, int x) {
    int t = g.task[x];
    for (int k = g.index[x] + 1; k < g.length[t]; k++) {
      if (elsewhere(g, x, g.po[t][k])) {
        return g.po[t][k];
      }
    }
    return -1;
  }

  private static int previousElsewhere(ExecutionGraph g, int y) {
    int t = g.task[y];
    for (int k = g.index[y] - 1; k >= 0; k--) {
      if (elsewhere(g, y, g.po[t][k])) {
        return g.po[t][k];
      }
    }
    return -1;
  }

  private boolean sortable() {
    java.util.Arrays.fill(incoming, 0, nodeCount, 0);
    for (int i = 0; i < nodeCount; i++) {
      for (int j = 0; j < nodeCount; j++) {
        if (edge(i, j)) {
          incoming[j]++;
        }
      }
    }
    int queued = 0;
    for (int i = 0; i < nodeCount; i++) {
      if (incoming[i] == 0) {
        ready[queued++] = i;
      }
    }
    for (int k = 0; k < queued; k++) {
      for (int j = 0; j < nodeCount; j++) {
        if (edge(ready[k], j) && --incoming[j] == 0) {
          ready[queued++] = j;
        }
      }
    }
    return queued == nodeCount;
  }

  private boolean edge(int i, int j) {
    return (edges[i * words + (j >>> 6)] >>> j & 1) != 0;
  }
}
