package org.latticeipc.explorer.graph;

import java.util.Arrays;

/**
 * Makes the part of a graph that a backward revisit of a read {@code r} by a write {@code a} keeps:
 * the events up to {@code r} and the (po | rf)-prefix of {@code a}, renumbered in the same order,
 * with {@code a}, which is the last event, not placed in coherence order. With {@code a = -1} just
 * the events up to {@code r}. Either in another graph or in place, when nobody needs the whole any
 * more. Linear in the graph; keeps its array.
 */
final class Restriction {
  private int[] renumbered = new int[64];

  void apply(ExecutionGraph to, ExecutionGraph from, int r, int a) {
    int n = from.size;
    if (renumbered.length < n) {
      renumbered = new int[from.flags.length];
    }
    int kept = number(from, r, a);
    if (to != from) {
      to.takeRoom(from);
      copyPrefix(to, from, r + 1);
    }
    for (int e = r + 1; e < n; e++) {
      int now = renumbered[e];
      if (now >= 0 && (now != e || to != from)) {
        copyEvent(to, from, e, now);
      }
    }
    for (int x = 0; x < from.locations; x++) {
      copyWrites(to, from, x, a);
      copyReads(to, from, x);
      int maker = from.madeBy[x];
      to.madeBy[x] =
          maker < 0 || renumbered[maker] < 0 ? ExecutionGraph.BY_SETUP : renumbered[maker];
    }
    System.arraycopy(from.loose, 0, to.loose, 0, from.locations);
    to.reachesBeyondPrefix = from.reachesBeyondPrefix;
    to.backdated = from.backdated;
    for (int t = 1; t < from.stride; t++) {
      copyTask(to, from, t);
    }
    if (a >= 0) {
      to.pos[renumbered[a]] = ExecutionGraph.UNPLACED;
    }
    to.size = kept;
    to.recount(from);
    for (int e = 0; e < kept; e++) {
      int source = to.rf[e];
      if (source >= 0) {
        to.rf[e] = renumbered[source] < 0 ? ExecutionGraph.DETACHED : renumbered[source];
      }
    }
  }

  /** Gives the events that are kept their new numbers; tells how many they are. */
  private int number(ExecutionGraph from, int r, int a) {
    for (int e = 0; e <= r; e++) {
      renumbered[e] = e;
    }
    int kept = r + 1;
    for (int e = r + 1; e < from.size; e++) {
      renumbered[e] = a >= 0 && from.inPorf(e, a) ? kept++ : -1;
    }
    return kept;
  }

  /** Events up to the read keep their numbers, so that whole stretches are copied. */
  private static void copyPrefix(ExecutionGraph to, ExecutionGraph from, int n) {
    System.arraycopy(from.signature, 0, to.signature, 0, n);
    System.arraycopy(from.flags, 0, to.flags, 0, n);
    System.arraycopy(from.task, 0, to.task, 0, n);
    System.arraycopy(from.index, 0, to.index, 0, n);
    System.arraycopy(from.loc, 0, to.loc, 0, n);
    System.arraycopy(from.rf, 0, to.rf, 0, n);
    System.arraycopy(from.value, 0, to.value, 0, n);
    System.arraycopy(from.first, 0, to.first, 0, n);
    System.arraycopy(from.second, 0, to.second, 0, n);
    System.arraycopy(from.reference, 0, to.reference, 0, n);
    System.arraycopy(from.firstObject, 0, to.firstObject, 0, n);
    System.arraycopy(from.secondObject, 0, to.secondObject, 0, n);
    System.arraycopy(from.stops, 0, to.stops, 0, n);
    System.arraycopy(from.stopsAt, 0, to.stopsAt, 0, n);
    System.arraycopy(from.waits, 0, to.waits, 0, n);
    System.arraycopy(from.idle, 0, to.idle, 0, n);
    System.arraycopy(from.hb, 0, to.hb, 0, n * from.stride);
    System.arraycopy(from.porf, 0, to.porf, 0, n * from.stride);
    Arrays.fill(to.pos, 0, n, ExecutionGraph.UNPLACED);
  }

  private static void copyEvent(ExecutionGraph to, ExecutionGraph from, int e, int now) {
    to.signature[now] = from.signature[e];
    to.flags[now] = from.flags[e];
    to.task[now] = from.task[e];
    to.index[now] = from.index[e];
    to.loc[now] = from.loc[e];
    to.rf[now] = from.rf[e];
    to.value[now] = from.value[e];
    to.first[now] = from.first[e];
    to.second[now] = from.second[e];
    to.reference[now] = from.reference[e];
    to.firstObject[now] = from.firstObject[e];
    to.secondObject[now] = from.secondObject[e];
    to.stops[now] = from.stops[e];
    to.stopsAt[now] = from.stopsAt[e];
    to.waits[now] = from.waits[e];
    to.idle[now] = from.idle[e];
    int stride = from.stride;
    System.arraycopy(from.hb, e * stride, to.hb, now * stride, stride);
    System.arraycopy(from.porf, e * stride, to.porf, now * stride, stride);
    to.pos[now] = ExecutionGraph.UNPLACED;
  }

  private void copyWrites(ExecutionGraph to, ExecutionGraph from, int x, int a) {
    int n = from.coLength[x];
    if (to.co[x].length < n) {
      to.co[x] = new int[from.co[x].length];
      to.co[x][0] = ExecutionGraph.INITIAL;
    }
    int[] order = from.co[x];
    int[] copy = to.co[x];
    int kept = 1;
    for (int p = 1; p < n; p++) {
      int w = order[p];
      int now = renumbered[w];
      if (now >= 0 && w != a) {
        copy[kept] = now;
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
    int[] order = from.reads[x];
    int[] copy = to.reads[x];
    int kept = 0;
    for (int i = 0; i < n; i++) {
      int now = renumbered[order[i]];
      if (now >= 0) {
        copy[kept++] = now;
      }
    }
    to.readCount[x] = kept;
  }

  private void copyTask(ExecutionGraph to, ExecutionGraph from, int t) {
    int n = from.length[t];
    if (to.po[t].length < n) {
      to.po[t] = new int[from.po[t].length];
    }
    int[] order = from.po[t];
    int[] copy = to.po[t];
    int kept = 0;
    while (kept < n && renumbered[order[kept]] >= 0) {
      copy[kept] = renumbered[order[kept]];
      kept++;
    }
    to.length[t] = kept;
    int spawn = from.spawnedBy[t];
    boolean exists = spawn >= 0 ? renumbered[spawn] >= 0 : spawn != ExecutionGraph.ABSENT;
    to.spawnedBy[t] = exists ? spawn < 0 ? spawn : renumbered[spawn] : ExecutionGraph.ABSENT;
    boolean same = exists && kept == from.stateLength[t];
    to.state[t] = same ? from.state[t] : TaskState.RUNNABLE;
    to.notes[t] = same ? from.notes[t] : null;
    to.joining[t] = from.joining[t];
    to.stateLength[t] = from.stateLength[t];
  }
}
