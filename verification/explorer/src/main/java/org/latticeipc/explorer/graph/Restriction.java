package org.latticeipc.explorer.graph;

import java.util.Arrays;

/**
 * Copies the part of a graph that a backward revisit of a read {@code r} by a write {@code a}
 * keeps: the events up to {@code r} and the (po | rf)-prefix of {@code a}, renumbered in the same
 * order, with {@code a}, which is the last event, not placed in coherence order. With {@code a =
 * -1} just the events up to {@code r}. Linear in the graph; keeps its array.
 */
final class Restriction {
  private int[] renumbered = new int[64];

  void apply(ExecutionGraph to, ExecutionGraph from, int r, int a) {
    to.clear();
    to.ensureTask(from.stride - 1);
    to.ensureLocation(from.locations - 1);
    int n = from.size;
    if (renumbered.length < n) {
      renumbered = new int[from.flags.length];
    }
    for (int e = 0; e < n; e++) {
      if (e <= r || a >= 0 && from.inPorf(e, a)) {
        renumbered[e] = to.size;
        copyEvent(to, from, e);
      } else {
        renumbered[e] = -1;
      }
    }
    for (int e = 0; e < n; e++) {
      int now = renumbered[e];
      if (now >= 0 && from.rf[e] >= 0) {
        int source = renumbered[from.rf[e]];
        to.rf[now] = source < 0 ? ExecutionGraph.DETACHED : source;
      }
    }
    for (int x = 0; x < from.locations; x++) {
      copyWrites(to, from, x, a);
      copyReads(to, from, x);
      int maker = from.madeBy[x];
      to.madeBy[x] = maker < 0 ? ExecutionGraph.BY_SETUP : renumbered[maker];
    }
    copyTasks(to, from);
  }

  private static void copyEvent(ExecutionGraph to, ExecutionGraph from, int e) {
    int now = to.append(from.task[e], from.signature[e], from.loc[e]);
    to.setFlags(now, from.flags[e]);
    to.value[now] = from.value[e];
    to.first[now] = from.first[e];
    to.second[now] = from.second[e];
    to.reference[now] = from.reference[e];
    to.firstObject[now] = from.firstObject[e];
    to.secondObject[now] = from.secondObject[e];
    int row = now * to.stride;
    System.arraycopy(from.hb, e * from.stride, to.hb, row, from.stride);
    System.arraycopy(from.porf, e * from.stride, to.porf, row, from.stride);
    if (to.stride > from.stride) {
      Arrays.fill(to.hb, row + from.stride, row + to.stride, 0);
      Arrays.fill(to.porf, row + from.stride, row + to.stride, 0);
    }
  }

  private void copyWrites(ExecutionGraph to, ExecutionGraph from, int x, int a) {
    int n = from.coLength[x];
    if (to.co[x].length < n) {
      to.co[x] = new int[from.co[x].length];
      to.co[x][0] = ExecutionGraph.INITIAL;
    }
    int kept = 1;
    for (int p = 1; p < n; p++) {
      int w = from.co[x][p];
      int now = renumbered[w];
      if (now >= 0 && w != a) {
        to.co[x][kept] = now;
        to.pos[now] = kept++;
      }
    }
    to.coLength[x] = kept;
  }

  private void copyReads(ExecutionGraph to, ExecutionGraph from, int x) {
    int n = from.readCount[x];
    if (to.reads[x].length < n) {
      to.reads[x] = new int[from.reads[x].length];
    }
    int kept = 0;
    for (int i = 0; i < n; i++) {
      int now = renumbered[from.reads[x][i]];
      if (now >= 0) {
        to.reads[x][kept++] = now;
      }
    }
    to.readCount[x] = kept;
  }

  private void copyTasks(ExecutionGraph to, ExecutionGraph from) {
    for (int t = 1; t < from.stride; t++) {
      int spawn = from.spawnedBy[t];
      boolean exists = spawn >= 0 ? renumbered[spawn] >= 0 : spawn != ExecutionGraph.ABSENT;
      to.spawnedBy[t] = exists ? spawn < 0 ? spawn : renumbered[spawn] : ExecutionGraph.ABSENT;
      to.stateLength[t] = from.stateLength[t];
      if (exists && to.length[t] == from.stateLength[t]) {
        to.state[t] = from.state[t];
        to.notes[t] = from.notes[t];
        to.joining[t] = from.joining[t];
      }
    }
  }
}
